import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'command-'));
  folders.push(folder);
  return folder;
}

export interface Ran {
  code: number | null;
  said: string;
  complained: string;
}

/** Runs a command as a program of its own, as its npm script does. */
export function run(file: string, args: string[], settings: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'], ...settings },
  });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complained += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
}

/** A database file with what `fill` puts in. */
export async function aStore(
  fill: (store: ReturnType<typeof openSqliteStore>) => Promise<void>,
): Promise<{ file: string; folder: string }> {
  const folder = aFolder();
  const file = join(folder, 'cases.db');
  const store = openSqliteStore(file);
  await fill(store);
  await store.close();
  return { file, folder };
}

/** What stands in a folder, with the rights of each: "drwx------ name", without the beginning that all share. */
export const rightsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .map((name) => {
      const { mode } = statSync(join(folder, name));
      return `${(mode & 0o777).toString(8)} ${name}`;
    });
