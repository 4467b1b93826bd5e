import { parseArgs } from 'node:util';
import { subjectDocument } from '../../cards/papers/subject-access.ts';
import { londonDay } from '../../src/typed/london.ts';
import { collectSubject } from '../../src/privacy/subject-access.ts';
import { readBirth } from '../../src/typed/typed-birth.ts';
import { inFileName, writeOwnerOnly } from './owner-only.ts';
import { toPdf } from '../../cards/papers/pdf.ts';
import { atCommandLine, Misused, runCommandLine, type Tools } from './cli.ts';

const usage = [
  'npm run subject-access -- --name "…" --dob 12/3/1985 --by "your name" [--to folder]   collects what is held on a recipient',
];
const now = () => new Date();

const options = { name: { type: 'string' }, dob: { type: 'string' }, by: { type: 'string' }, to: { type: 'string' } } as const;

function read() {
  const { name = '', dob = '', by = '', to = 'data/records' } = parseArgs({ options, strict: true }).values;
  const born = readBirth(dob, londonDay(now()));
  const dateOfBirth = 'birth' in born && /^\d{4}-/.test(born.birth) ? born.birth : undefined;
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Misused('--name: give the recipient’s name.');
  if (!dateOfBirth) throw new Misused('--dob: give the date of birth, like 12/3/1985.');
  if (by.trim() === '') throw new Misused('--by: give your own name. It stands in the record of each case.');
  return { name, dateOfBirth, by: by.trim(), to };
}

/** Writes all that is held on a recipient into one file, as PDF and as JSON. What it says on the screen names nobody. */
async function subjectAccess({ store, scheme, say }: Tools): Promise<number> {
  const { by, to, ...subject } = read();
  const found = await collectSubject({ store, scheme, now }, subject, atCommandLine(by));
  const made = now().toISOString();
  const { held, alike, unreadable } = found;
  say(
    held.length === 0
      ? 'Nothing is held under this name and date of birth.'
      : `Held: ${held.map(({ current }) => current.ref).join(', ')}.`,
  );
  if (alike.length > 0)
    say(`The same name or the same date of birth only: ${alike.join(', ')}. Look whether they are about the same person.`);
  if (unreadable.length > 0) say(`Could not be read: ${unreadable.join(', ')}.`);
  if (held.length > 0) {
    const document = subjectDocument(found, made);
    const files = { 'held.pdf': await toPdf(document), 'held.json': `${JSON.stringify(document, undefined, 2)}\n` };
    for (const path of writeOwnerOnly(to, `subject-access-${inFileName(made)}`, files)) say(path);
  }
  return unreadable.length > 0 ? 1 : 0;
}

process.exitCode = await runCommandLine(usage, subjectAccess);
