import { readFileSync } from 'node:fs';
import { questionIds } from '../../../src/referral/questions.ts';
import { questionWords } from '../../../cards/words/form-words.ts';
import type { Document } from '../../../cards/papers/document.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCase, aChange, answers, coordinator, domesticAbuse, entry, noon, operative } from '../../builders.ts';
import { readPdf, wordsOf } from '../../pdf.ts';
import { aFolder, aStore, rightsIn, run } from '../command-line.ts';

// Each command is a program that has to start.
jest.setTimeout(120_000);

const access = (file: string, ...args: string[]) => run('bot/operate/subject-access.ts', args, { SQLITE_FILE: file });
const asked = ['--name', 'jo invented', '--dob', '12/3/1985', '--by', 'Ada Administrator'];

/** A case on which everything was done that can be. */
const full = aCase({
  ref: 'TH-000001',
  status: 'follow-up',
  version: 9,
  installedAt: noon,
  followUps: 1,
  failedVisits: 1,
  costs: { goods: 4550, time: 6000 },
  history: [
    ...aCase().history,
    { ...entry(8, 'no access', operative, 'scheduled', 'allocated'), reason: 'nobody at home' },
    entry(9, 'feedback', coordinator, 'installed', 'follow-up'),
  ],
  private: {
    typed: {},
    answers: answers(domesticAbuse),
    texts: { 8: 'The neighbour Pat answered.', 9: 'All locks are new.' },
    agreement: 'Lee Landlord said yes on Monday.',
    fit: {
      results: [
        { measure: 'replace door locks', fitted: true, quantity: 2, product: 'Five lever' },
        { measure: 'seal letterbox and fit an external one', fitted: false, because: 'The door is new' },
      ],
      extra: 'A bulb was changed',
      goods: 4550,
      time: 6000,
      weakDoor: 'no',
    },
    contacts: [{ at: noon, by: coordinator, outcome: 'reached', before: 1, after: 4, worked: 'yes', text: 'She sleeps again.' }],
    amendments: [{ version: 5, changes: [{ id: 'perpetratorWhereMore', old: '8 Faraway Road', new: '9 Faraway Road' }] }],
  },
});
const store = () =>
  aStore(async (into) => {
    await into.save(aChange(full));
    await into.save(
      aChange(
        aCase({
          ref: 'TH-000002',
          private: {
            typed: {},
            answers: answers({ recipientName: 'Kit Fiction', dateOfBirth: '1990-01-01', address: '77 Other Street' }),
            texts: {},
          },
        }),
      ),
    );
    await into.save(
      aChange(aCase({ ref: 'TH-000003', private: { typed: {}, answers: answers({ dateOfBirth: 'not known' }), texts: {} } })),
    );
  });

async function written() {
  const { file } = await store();
  const to = aFolder();
  const ran = await access(file, ...asked, '--to', to);
  const [pdf = '', json = ''] = ran.said.split('\n').filter((line) => line.startsWith(to));
  return { file, to, ran, words: wordsOf(readPdf(readFileSync(pdf))), document: JSON.parse(readFileSync(json, 'utf8')) as Document };
}

it('writes all that is held on a recipient, for its owner only, and nothing of anybody else’s case', async () => {
  const { file, to, ran, words, document } = await written();
  expect(ran).toMatchObject({ code: 0, complained: '' });
  expect(ran.said).toMatch(/^Held: TH-000001\.\nThe same name or the same date of birth only: TH-000003\./);
  expect(ran.said).not.toMatch(/Jo|Invented|1985/i);
  expect(rightsIn(to)).toEqual([
    expect.stringMatching(/^700 subject-access-[\dTZ-]+$/),
    expect.stringMatching(/^600 subject-access-[\dTZ-]+\/held\.json$/),
    expect.stringMatching(/^600 subject-access-[\dTZ-]+\/held\.pdf$/),
  ]);
  const rows = document.parts.flatMap((part) => part.rows);
  const everything =
    JSON.stringify(full.private)
      .match(/"[^"]*"/g)
      ?.map((text) => JSON.parse(text) as string) ?? [];
  const told = [
    'Jo Invented',
    'All locks are new.',
    'The neighbour Pat answered.',
    'She sleeps again.',
    'Five lever',
    'The door is new',
    '£45.50',
  ];
  for (const text of [...told, '8 Faraway Road', 'Lee Landlord said yes on Monday.', 'A bulb was changed']) {
    expect(rows.some((row) => row.text.includes(text))).toBe(true);
    expect(words).toContain(text);
  }
  // Every answer that is longer than a word stands there, as it was given.
  const long = everything.filter((text) => text.includes(' ') && !Object.hasOwn(questionWords, text));
  expect(long.filter((text) => !JSON.stringify(rows).toLowerCase().includes(JSON.stringify(text).slice(1, -1).toLowerCase()))).toEqual([]);
  for (const text of ['77 Other Street', 'Kit Fiction']) expect(JSON.stringify(document)).not.toContain(text);

  const read = openSqliteStore(file);
  expect((await read.eventsOf('TH-000001')).at(-1)).toMatchObject({ did: 'subject access', by: { name: 'Ada Administrator' } });
  expect(await read.eventsOf('TH-000002')).toHaveLength(1);
  expect(await read.eventsOf('TH-000003')).toHaveLength(1);
  await read.close();
  expect(await run('bot/operate/audit.ts', ['verify'], { SQLITE_FILE: file })).toMatchObject({ code: 0 });
});

it('marks what is about somebody else or may name them, and leaves the recipient’s own unmarked', async () => {
  const { document, words } = await written();
  const rows = document.parts.flatMap((part) => part.rows);
  const marksOf = (text: string) => [...new Set(rows.filter((row) => row.text.includes(text)).map(({ mark }) => mark ?? 'none'))];
  const mark = (whom: string) => `third party (${whom}): check before you disclose`;
  expect(marksOf('9 Faraway Road')).toEqual([mark('the perpetrator')]);
  expect(marksOf('Lee Offender')).toEqual([mark('the perpetrator')]);
  expect(marksOf('back on Friday')).toEqual([mark('the perpetrator')]);
  expect(marksOf('01632 960123')).toEqual([mark('the referrer')]);
  expect(marksOf('A large dog in the yard')).toEqual([mark('a safety assessment')]);
  expect(marksOf('Lee Landlord')).toEqual([mark('the owner')]);
  expect(marksOf('Chris Co-ordinator')).toEqual([mark('staff')]);
  expect(marksOf('The neighbour Pat')).toEqual([mark('free text that may name others')]);
  expect(rows.filter(({ label, mark }) => ['DOB', 'Address', 'Contact Telephone', 'Registered Disabled'].includes(label) && mark)).toEqual(
    [],
  );
  expect(words).toContain(`[${mark('the perpetrator')}] 9 Faraway Road`);
});

it('asks for every answer of the form by its label', async () => {
  const { document } = await written();
  const labels = document.parts.flatMap((part) => part.rows.map(({ label }) => label));
  const given = questionIds.filter((id) => full.private.answers[id] !== undefined);
  expect(given.length).toBeGreaterThan(35);
  expect(given.filter((id) => !labels.includes(questionWords[id].label.replace(/[?:]$/, '')))).toEqual([]);
});

it('says when nothing is held, and writes nothing', async () => {
  const { file } = await store();
  const to = aFolder();
  const ran = await access(file, '--name', 'Nobody Known', '--dob', '1.1.1950', '--by', 'Ada', '--to', to);
  expect(ran).toEqual({ code: 0, said: 'Nothing is held under this name and date of birth.\n', complained: '' });
  expect(rightsIn(to)).toEqual([]);
});

it.each([
  [['--dob', '12/3/1985', '--by', 'Ada'], '--name: give'],
  [['--name', 'Jo', '--dob', 'spring', '--by', 'Ada'], '--dob: give'],
  [['--name', 'Jo', '--dob', '12/3/1985'], '--by: give your own name'],
  [['--name', 'Jo', '--all'], "Unknown option '--all'"],
])('says how it is used when it does not understand %j', async (args, words) => {
  const { file } = await store();
  const { code, complained } = await access(file, ...args);
  expect([code, complained]).toEqual([2, expect.stringContaining(words)]);
});
