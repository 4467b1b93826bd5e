import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepFolderToOwner } from '../../../bot/settings/owner-only-folder.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
const rightsOf = (folder: string) => (statSync(folder).mode & 0o7777).toString(8);
function aFolder(mode: number, files: string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'owner-')), 'data');
  folders.push(folder);
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file), '');
  chmodSync(folder, mode);
  return folder;
}

it.each([
  ['that is empty', []],
  ['that holds the store alone', ['cases.db', 'cases.db-wal', 'cases.db-shm', 'cases.db.key', 'records']],
])('closes a folder %s to everybody else, and says nothing', (_, files) => {
  const folder = aFolder(0o755, files);
  expect(keepFolderToOwner(join(folder, 'cases.db'))).toBeUndefined();
  expect(rightsOf(folder)).toBe('700');
});

it.each([
  ['holds something else', 0o755, ['cases.db', 'package.json']],
  ['holds another store', 0o755, ['cases.db', 'other.db']],
  ['belongs to everybody, as that for temporary files does', 0o1777, []],
])('leaves a folder that %s as it is, and says so plainly', (_, mode, files) => {
  const folder = aFolder(mode, files);
  expect(keepFolderToOwner(join(folder, 'cases.db'))).toContain(`others on this machine can look into ${folder}`);
  expect(rightsOf(folder)).toBe(mode.toString(8));
});

it('says nothing of a folder that is its owner’s alone, whatever it holds, and of no folder', () => {
  const folder = aFolder(0o700, ['cases.db', 'package.json']);
  expect(keepFolderToOwner(join(folder, 'cases.db'))).toBeUndefined();
  expect(keepFolderToOwner(':memory:')).toBeUndefined();
});
