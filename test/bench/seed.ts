import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Case } from '../../src/case/case.ts';
import { keysOf } from '../../src/referral/keys.ts';
import type { Change } from '../../src/store/case-store.ts';
import { allCounted } from '../../src/store/count-all.ts';
import { body, caseRow, eventRow, postingRow } from '../../src/store/cosmos/cosmos-rows.ts';
import { noSealer } from '../../src/store/sealed/sealer.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aChange, aReadyCase } from '../builders.ts';
import { closed } from '../cards/life-cases.ts';
import { aPosting } from '../src/store/contract/open.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Every number below 2 ** 30 has a ref of its own, and the refs are spread like those that are drawn. */
function refAt(at: number): string {
  let left = Math.imul(at, 0x2545f491) & 0x3fffffff;
  const letters = Array.from({ length: 6 }, () => {
    const letter = alphabet[left & 31];
    left >>= 5;
    return letter;
  });
  return `TH-${letters.join('')}`;
}

/** What the seeds are copies of: 98 in 100 are closed, with all that ever happened to them; 2 are open and due in years. */
const far = '2099-01-01T12:00:00.000Z';
const templates: Case[] = [{ ...closed, ref: 'TH-AAAAA1' }, aReadyCase({ ref: 'TH-AAAAA2', dueAt: far, nextNoticeAt: far })];
const openOneIn = 50;
/** Each seed has its figures, so no bot looks for cases without. */
const counted = allCounted('north-lincolnshire');
const templateAt = (at: number) => templates[at % openOneIn === 0 ? 1 : 0] as Case;

/** A case of its own recipient, home and referrer, with its last event and one card that stands. */
function seedAt(at: number): Change {
  const template = templateAt(at);
  const ref = refAt(at);
  const { answers } = template.private;
  const own = { recipientName: `Jo Invented ${at}`, address: `${at} Invented Lane\nSampleton` };
  const referrer = { ...template.referrer, id: `seed-${at % 997}` };
  const next = { ...template, ref, referrer, private: { ...template.private, answers: { ...answers, ...own } } };
  return aChange(next, { postings: [aPosting({ id: ref, ref })] });
}

/** The same cases as rows of the container, made by the store's own functions. */
export function* cosmosSeeds(count: number): Iterable<object> {
  yield { id: `once:${counted}`, ref: `once:${counted}`, type: 'once' };
  for (let at = 1; at <= count; at += 1) {
    const change = seedAt(at);
    yield* [caseRow(noSealer, change.next), eventRow(noSealer, change.event, 'seed'), ...(change.postings ?? []).map(postingRow)].map(body);
  }
}

/**
 * Fills a new SQLite file. The store itself saves one closed and one open case; the others are copies of their rows in one transaction,
 * with the ref, the recipient, the home and the referrer changed, because 100,000 saves that each reach the disk take a minute.
 */
export async function seedSqlite(file: string, count: number): Promise<void> {
  const store = openSqliteStore(file);
  const originals = [seedAt(openOneIn + 1), seedAt(openOneIn)];
  for (const change of originals) await store.save(change);
  await store.enqueueOnce(counted, []);
  await store.close();

  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF; BEGIN IMMEDIATE');
  const taken = originals.map(({ next }) => next.ref);
  const tables = ['cases', 'events', 'postings', 'figures'].map((table) => {
    const rows = taken.map((ref) => db.prepare(`SELECT * FROM ${table} WHERE ref = ?`).get(ref) as Record<string, SQLInputValue>);
    const names = Object.keys(rows[0] ?? {});
    return { rows, insert: db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`) };
  });
  // In the order of the refs, so that the pages of the file are filled one after the other.
  const seeds = Array.from({ length: count }, (_, at) => ({ at: at + 1, ref: refAt(at + 1) })).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  for (const { at } of seeds.filter(({ ref }) => !taken.includes(ref))) {
    const which = at % openOneIn === 0 ? 1 : 0;
    const changes = pairs(originals[which] as Change, seedAt(at));
    for (const { rows, insert } of tables)
      insert.run(...Object.values(rows[which] ?? {}).map((value) => (typeof value === 'string' ? replaced(value, changes) : value)));
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

/** What sets a copy apart from its original, wherever it stands in a row. */
function pairs(original: Change, copy: Change): [string, string][] {
  const marks = ({ next }: Change) => {
    const { answers } = next.private;
    const { recipient = '', home = '' } = keysOf(answers);
    return [
      next.ref,
      next.referrer.id,
      String(answers.recipientName),
      JSON.stringify(answers.address).slice(1, -1),
      recipient,
      home,
      next.head,
    ];
  };
  const own = marks(copy);
  return marks(original).map((mark, at) => [mark, own[at] ?? '']);
}
const replaced = (text: string, changes: [string, string][]) => changes.reduce((so, [from, to]) => so.replaceAll(from, to), text);
