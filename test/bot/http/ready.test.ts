import { DatabaseSync } from 'node:sqlite';
import { verifyService } from '../../../src/record/verify-service.ts';
import { inspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const asked = async (path: string) => {
  const reply = await fetch(`${bot.url}${path}`);
  return [reply.status, await reply.json()];
};

it('says that it is alive, and that people may be sent here', async () => {
  expect(await asked('/health')).toEqual([200, { alive: true }]);
  expect(await asked('/ready')).toEqual([200, { store: true, delivery: true, started: true, draining: false }]);
});

it('starts all the same when somebody broke the service’s own record, says so, and gives nobody a role by a team', async () => {
  await bot.stop(true);
  const db = new DatabaseSync(bot.file);
  db.exec('DELETE FROM service');
  db.close();
  const said: string[] = [];
  const { folder, connector } = { folder: bot.dir, connector: bot.connector };
  bot = await startTestBot({ folder, connector, edge: { say: (line) => said.push(line) } });
  expect(await asked('/ready')).toEqual([200, { store: true, delivery: true, started: true, draining: false }]);
  expect(said.join()).toContain('Run: npm run audit -- verify');
  expect(bot.logged.join()).toContain('service record broken');
  expect(await bot.as(inspector).types('who am i')).toContain('Inspector');
  expect((await verifyService(bot.store, 'north-lincolnshire', undefined)).faults).toMatchObject([
    { what: 'its record is gone, and its events are there' },
  ]);
});

it('finishes the turn that runs, and takes nobody new, when it is stopped', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const reached = new Promise<void>((there) => {
    bot.connector.faults.push({ on: /^POST/, until: () => (there(), promise) });
  });
  const typed = bot.as(inspector).types('help');
  await reached;
  let hasStopped = false;
  const stopped = bot.stop(true).then(() => (hasStopped = true));
  await new Promise((soon) => setTimeout(soon, 100));
  expect(hasStopped).toBe(false);
  await expect(asked('/health')).rejects.toThrow();
  resolve(undefined);
  expect(await typed).toContain('What you can do here');
  await stopped;
  await bot.connector.stop();
});
