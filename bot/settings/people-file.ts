import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { peopleFile, type Person } from '../../src/people/person.ts';

/** Reads a people file. Throws an Error whose message lists every problem in words. */
export function readPeople(path: string): Person[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`PEOPLE_FILE: ${path} cannot be read`);
  }
  return parsePeople(text, path);
}

/** The text of a people file (JSON); `path` is for the messages. Throws as `readPeople` does, also when it lists somebody twice. */
export function parsePeople(text: string, path: string): Person[] {
  let data: unknown;
  try {
    // Editors on Windows put a byte order mark before it.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`PEOPLE_FILE: ${path} is not JSON`, { cause: error });
  }
  const read = peopleFile.safeParse(data);
  if (!read.success) throw new Error(`PEOPLE_FILE: ${path} has mistakes:\n${z.prettifyError(read.error)}`);
  const ids = read.data.people.map(({ id }) => id.toLowerCase());
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new Error(`PEOPLE_FILE: ${path} lists ${twice} twice`);
  return read.data.people;
}
