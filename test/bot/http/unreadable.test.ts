import { mkdtempSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageTo, asRecipient, refreshOf } from '../../../src/delivery/message.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { administrator, coordinator, inspector, noon, northLincolnshire, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingInspector } from './cases.ts';
import { chatsWith, looksAt } from './journey.ts';

const ref = 'TH-4F7K2M';
const cannotBeRead = 'This case could not be read as it is stored.';
let bot: TestBot;
let answers = true;
beforeEach(async () => {
  answers = true;
  const folder = mkdtempSync(join(tmpdir(), 'target-hardening-'));
  const store = openSqliteStore(join(folder, 'cases.db'), { report: (unread) => bot.bot.unreadable(unread) });
  const answered = async () => (answers ? store.answers() : Promise.reject(new Error('the store is down')));
  bot = await startTestBot({ folder, store: { ...store, answers: answered } });
});
afterEach(() => bot.stop());

/** What is stored of the case says a status that there is not, or the one that it had. */
function isStoredAs(status: string): void {
  const db = new DatabaseSync(bot.file);
  db.exec(`UPDATE cases SET doc = json_set(doc, '$.status', '${status}')`);
  db.close();
}
/** Two cards wait to go out: one for an Inspector, and the update of those that stand. */
async function cardsWait(): Promise<void> {
  await bot.brings(awaitingInspector(ref));
  isStoredAs('nonsense');
  const about = { ref, version: 3, scheme: 'north-lincolnshire' };
  await bot.store.enqueue([
    { ...messageTo(about, 'authorisation', asRecipient(inspector), noon), id: 'late' },
    refreshOf(about, noon, 'late'),
  ]);
}
const triesGoBy = async (tries = northLincolnshire.delivery.tries) => {
  for (let times = 0; times < tries; times += 1) await bot.later(61);
};

it('is told to the co-ordinators and administrators by its ref, and its cards stand in what waits', async () => {
  await cardsWait();
  await triesGoBy(3 * northLincolnshire.delivery.tries);
  expect(chatsWith(bot, cannotBeRead).sort()).toEqual([administrator.name, coordinator.name].sort());
  expect(looksAt(bot, coordinator, cannotBeRead).titles()).toEqual([]);
  expect(bot.logged.filter((line) => line.includes('outbox failed'))).toEqual([]);
  const waits = await bot.as(coordinator).types('waiting');
  expect(waits).toContain(
    `${ref}: a card did not go out\nSince today at 12pm: its case cannot be read as it is stored. Tell the administrator.`,
  );
  expect(waits).not.toContain(inspector.name);
});

it('is delivered when it can be read again and somebody presses Send again', async () => {
  await cardsWait();
  await triesGoBy();
  isStoredAs('awaiting Inspector');
  const chris = bot.as(coordinator);
  await chris.types('waiting');
  expect(chris.text()).toContain(`${ref}: the request to authorise for ${inspector.name} did not go out`);
  const before = bot.as(inspector).cards().length;
  await chris.presses('Send again');
  expect(bot.as(inspector).cards()).toHaveLength(before + 1);
  await bot.as(secondInspector).sends('authorise', { ref, version: 3 });
  expect(looksAt(bot, coordinator, cannotBeRead).titles()).toEqual(['Open']);
});

it('is waited for as long as it is the store that does not answer', async () => {
  await cardsWait();
  answers = false;
  await triesGoBy(3 * northLincolnshire.delivery.tries);
  expect(chatsWith(bot, cannotBeRead)).toEqual([]);
  expect(await bot.store.setAside('north-lincolnshire', 10)).toEqual([]);
});

it('is told when the clocks meet it, once a day', async () => {
  await bot.brings(awaitingInspector(ref));
  isStoredAs('nonsense');
  const db = new DatabaseSync(bot.file);
  db.exec(`UPDATE cases SET notice_at = '${noon}'`);
  db.close();
  const dayGoesBy = async () => {
    for (let times = 0; times < 3; times += 1) await bot.bot.ticker.tick();
    await new Promise((over) => setTimeout(over, 200));
    await bot.later(86_400);
  };
  await dayGoesBy();
  expect(chatsWith(bot, cannotBeRead)).toHaveLength(2);
  await dayGoesBy();
  expect(chatsWith(bot, cannotBeRead)).toHaveLength(4);
});
