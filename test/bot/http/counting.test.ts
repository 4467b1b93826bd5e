import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { coordinator } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingInspector } from './cases.ts';

const refs = Array.from({ length: 23 }, (_, at) => `TH-0000${String(at).padStart(2, '0')}`);
const notYet = 'Not all cases from before the service kept figures are counted yet.';
const report = (bot: TestBot) => bot.as(coordinator).types('report');
/** Asks until the answer has this in it. */
async function until(bot: TestBot, words: string | RegExp): Promise<string> {
  for (;;) {
    const text = await report(bot);
    if (text.match(words)) return text;
    await new Promise((soon) => setTimeout(soon, 50));
  }
}

let bot: TestBot;
/** A store as an earlier release left it: cases, and no figures. */
beforeEach(async () => {
  bot = await startTestBot();
  for (const ref of refs) await bot.brings(awaitingInspector(ref));
  await bot.stop(true);
  const raw = new DatabaseSync(bot.file);
  raw.exec('DROP TABLE figures; DROP TABLE once');
  raw.close();
});
afterEach(() => bot.stop());
const starts = async (change: (store: ReturnType<typeof openSqliteStore>) => Partial<typeof store> = () => ({})) => {
  const store = openSqliteStore(join(bot.dir, 'cases.db'));
  bot = await startTestBot({ folder: bot.dir, connector: bot.connector, store: { ...store, ...change(store) } });
};

it('the cases of an earlier release are counted in the background, a few at a time, and the card says so meanwhile', async () => {
  const gates = [0, 1].map(() => Promise.withResolvers<undefined>());
  const gateOf = (ref: string) => gates[refs.indexOf(ref) < 20 ? 0 : 1]?.promise;
  await starts((store) => ({ count: async (ref) => (await gateOf(ref), store.count(ref)) }));
  expect(await report(bot)).toMatch(new RegExp(`${notYet}.*\nNo referral was sent.`));
  gates[0]?.resolve(undefined);
  expect(await until(bot, '20 referrals were sent.')).toContain(notYet);
  gates[1]?.resolve(undefined);
  expect(await until(bot, /^Report: March 2026 so far\n23 referrals were sent./)).toContain('Awaiting Inspector: 23');
});

it('what was broken off goes on at the next start, and is done once', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const asked: string[] = [];
  const watched: Parameters<typeof starts>[0] = (store) => ({
    count: async (ref) => {
      const isNew = await store.count(ref);
      if (asked.push(ref) === 20) resolve(undefined);
      return isNew;
    },
  });
  await starts(watched);
  await promise;
  await bot.stop(true);
  expect(asked).toHaveLength(20);
  await starts();
  await until(bot, /^Report: March 2026 so far\n23/);
  await bot.stop(true);
  await starts(watched);
  expect(await report(bot)).not.toContain(notYet);
  expect(asked).toHaveLength(20);
});

it('a case that cannot be read holds up no other; the log names it, and the card says that not all are counted', async () => {
  const raw = new DatabaseSync(bot.file);
  raw.prepare(`UPDATE cases SET doc = json_set(doc, '$.status', 'approved') WHERE ref = ?`).run(String(refs[3]));
  raw.close();
  await starts();
  expect(await until(bot, '22 referrals were sent.')).toContain(notYet);
  const told = bot.logged.map((line) => JSON.parse(line)).filter(({ did }) => did === 'case not counted');
  expect(told).toMatchObject([{ level: 'warn', ref: refs[3] }]);
  expect(await report(bot)).toContain(notYet);
});

it('the bot stops when the cases in its hands are counted, and begins with no others', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await starts((store) => ({ count: async (ref) => (await promise, store.count(ref)) }));
  let hasStopped = false;
  const stopped = bot.stop(true).then(() => (hasStopped = true));
  await new Promise((soon) => setTimeout(soon, 100));
  expect(hasStopped).toBe(false);
  resolve(undefined);
  await stopped;
  const raw = new DatabaseSync(bot.file);
  expect(raw.prepare('SELECT count(*) AS counted FROM figures').get()).toMatchObject({ counted: 20 });
  raw.close();
  await starts();
});
