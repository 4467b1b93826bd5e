import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scheme, type Scheme } from './scheme.ts';

/**
 * Reads a scheme by the name of one that ships, or by the path of a scheme file.
 * Throws an Error whose message lists every problem in words, ready for the terminal.
 */
export function readScheme(nameOrPath: string): Scheme {
  const path = /^[a-z-]+$/.test(nameOrPath) ? join(import.meta.dirname, `${nameOrPath}.json`) : nameOrPath;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`SCHEME: there is no scheme "${nameOrPath}". Name one that ships (north-lincolnshire) or the path of a scheme file.`);
  }
  return parseScheme(text, nameOrPath);
}

/** The text of a scheme file (JSON); `name` is for the messages. Throws as `readScheme` does. */
export function parseScheme(text: string, name: string): Scheme {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Error(`SCHEME: ${name} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const read = scheme.safeParse(data);
  if (read.success) return read.data;
  throw new Error(`SCHEME: ${name} has mistakes:\n${z.prettifyError(read.error)}`);
}
