import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRecipient, messageTo } from '../../../src/delivery/message.ts';
import type { Saved } from '../../../src/store/case-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aChange, coordinator, desk, inspector, noon, operative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingCheck, awaitingInspector, ready } from './cases.ts';
import { chatsWith, looksAt } from './journey.ts';

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

const ref = 'TH-4F7K2M';
let bot: TestBot;
/** What happens to the next read of the case before its answer comes. */
let next: ((found: Saved | undefined) => Promise<Saved | undefined>) | undefined;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'target-hardening-'));
  const store = openSqliteStore(join(folder, 'cases.db'));
  const find = async (one: string) => {
    const change = next;
    next = undefined;
    const found = await store.find(one);
    return change ? change(found) : found;
  };
  bot = await startTestBot({ folder, store: { ...store, find } });
  await bot.registerChannel();
});
afterEach(() => bot.stop());

/** A card for the co-ordinator is on its way, and the read of its case is answered only when the test says so. */
async function readingSlowly(version: number): Promise<() => void> {
  const begun = Promise.withResolvers<undefined>();
  const over = Promise.withResolvers<undefined>();
  next = async (found) => {
    begun.resolve(undefined);
    await over.promise;
    return found;
  };
  const about = { ref, version, scheme: 'north-lincolnshire' };
  await bot.store.enqueue([{ ...messageTo(about, 'whole case', asRecipient(coordinator), noon), id: 'slow' }]);
  bot.delivery.wake();
  await begun.promise;
  return () => over.resolve(undefined);
}
/** Presses while that read is on its way: the cards of the step are handed over before it is answered. */
async function pressesMeanwhile(someone: { presses: (title: string) => Promise<string> }, title: string, version: number): Promise<void> {
  const before = await bot.statusOf(ref);
  const answered = await readingSlowly(version);
  const pressing = someone.presses(title);
  while ((await bot.statusOf(ref)) === before) await pause(10);
  // So long that the new cards have asked for the case, too.
  await pause(300);
  answered();
  await pressing;
}

describe('a read that began before a step and is answered after it', () => {
  it('loses no request to authorise', async () => {
    await bot.brings(awaitingCheck(ref));
    await pressesMeanwhile(looksAt(bot, desk, `${ref}: what is the grade?`), 'Confirm medium', 2);
    expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual(['Insp. Alex Example', 'Insp. Kim Instance']);
  });

  it('loses no address of a job', async () => {
    await bot.brings(ready(ref));
    const fitter = bot.as(operative).goesToChannel();
    fitter.opens(`${ref}: a job to take`);
    await pressesMeanwhile(fitter, 'Take job', 4);
    expect(chatsWith(bot, `${ref}: your job`)).toEqual([operative.name]);
  });
});

it('waits with a card while the store gives a case that is older than it', async () => {
  const current = awaitingInspector(ref);
  await bot.store.save(aChange(current));
  let reads = 0;
  const older = async (found: Saved | undefined): Promise<Saved | undefined> => {
    if ((reads += 1) < 6) next = older;
    return found && { ...found, case: awaitingCheck(ref) };
  };
  next = older;
  await bot.store.enqueue([messageTo(current, 'authorisation', asRecipient(inspector), noon)]);
  await bot.later(0);
  expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual([]);
  for (let times = 0; times < 5; times += 1) await bot.later(60);
  expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual([inspector.name]);
});
