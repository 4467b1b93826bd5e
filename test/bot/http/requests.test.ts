import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { startStandIn } from '../../src/store/cosmos-account.ts';
import { administrator, coordinator, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingInspector, ready } from './cases.ts';

const thirdInspector = { ...inspector, id: '00000000-0000-4000-8000-000000000977', name: 'Insp. Lee Third' };
const ref = 'TH-000001';
let account: Awaited<ReturnType<typeof startStandIn>>;
let bot: TestBot;
beforeEach(async () => {
  account = await startStandIn();
  const store = await openCosmosStore(await account.container());
  const people = [administrator, officer, inspector, secondInspector, thirdInspector, coordinator, operative];
  bot = await startTestBot({ store, people, met: [...people, referrer] });
  await bot.registerChannel();
});
afterEach(async () => {
  await bot.stop();
  await account.stop();
});

/** What the store is asked while something is done. The bot's looks at the outbox and at the clocks go on beside it, and ask by `due` times. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  account.wire.requests.splice(0);
  await work();
  return account.wire.requests.splice(0).map(({ operation, link }) => `${operation} ${link.split('/').at(-1)}`);
}

it('answers a step of the form with one point read and one batch', async () => {
  const pc = bot.as(officer);
  await pc.types('refer');
  expect(await asked(() => pc.presses('Next', {}))).toEqual(['read case', 'batch docs']);
});

it('needs no more than 12 requests for all of an authorisation: the decision, three cards updated, the job posted, the referrer told', async () => {
  await bot.brings(awaitingInspector(ref));
  await bot.as(inspector).types('help');
  const requests = await asked(() => bot.as(inspector).sends('authorise', { ref, version: 3 }));
  expect(requests.slice(0, 2)).toEqual(['read case', 'batch docs']);
  expect(requests.length).toBeLessThanOrEqual(12);
  const updated = bot.connector.standing.filter(({ updates }) => updates > 0).map(({ conversationId }) => conversationId);
  expect(updated.filter((chat) => [inspector, secondInspector, thirdInspector].some(({ id }) => chat === `personal-${id}`))).toHaveLength(
    3,
  );
  expect(bot.as(operative).goesToChannel().cards()).toHaveLength(1);
  expect(bot.as(referrer).cards().length).toBeGreaterThan(0);
});

it('needs no more than 12 for all of a taking either', async () => {
  await bot.brings(ready(ref));
  await bot.as(operative).types('help');
  const requests = await asked(() => bot.as(operative).sends('take', { ref, version: 4 }));
  expect(requests.slice(0, 2)).toEqual(['read case', 'batch docs']);
  expect(requests.length).toBeLessThanOrEqual(12);
});
