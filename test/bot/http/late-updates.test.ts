import { refreshOf } from '../../../src/delivery/message.ts';
import type { Saved } from '../../../src/store/case-store.ts';
import { inspector, noon, operative, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector } from './cases.ts';

const ref = 'TH-000001';
const inDoubtSeconds = 30;
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ inDoubtSeconds });
  await bot.registerChannel();
  await bot.brings(awaitingInspector(ref));
});
afterEach(() => bot.stop());

const anUpdateFor = ({ id }: { id: string }) => new RegExp(`^PUT /v3/conversations/personal-${id}/`);
const jobs = () => bot.as(operative).goesToChannel();
const anUpdateOfTheJob = /^PUT \/v3\/conversations\/19/;
const updates = () => bot.connector.calls.filter((call) => call.startsWith('PUT')).length;

/** The Connector does not answer the next update of the job's card, and takes it when it is told to: after one that is newer. */
function holdsAnUpdateBack() {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  bot.connector.faults.push({ on: anUpdateOfTheJob, late });
  return {
    lands: async () => {
      resolve(undefined);
      await new Promise((landed) => setImmediate(landed));
    },
  };
}

it('shows how the case stands also when an older update lands on top of a newer one', async () => {
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  const held = holdsAnUpdateBack();
  await bot.as(operative).sends('take', { ref, version: 4 });
  await bot.as(operative).sends('hand back', { ref, version: 5, card: 'allocated job', reason: 'something else', text: 'Ill.' });
  const [card] = jobs().cards();
  expect(card && textOf(card)).toContain('a job to take');
  await held.lands();
  expect(jobs().cards().map(textOf)[0]).toContain('Taken by');

  await bot.later(inDoubtSeconds);
  expect(jobs().cards().map(textOf)[0]).toContain('a job to take');
  expect(bot.stored().messages).toEqual([]);
});

it('does so too when the older one got through at its second try, and lands once more', async () => {
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  const held = holdsAnUpdateBack();
  await bot.as(operative).sends('take', { ref, version: 4 });
  await bot.later(2);
  expect(jobs().cards().map(textOf)[0]).toContain('Taken by');
  await bot.as(operative).sends('hand back', { ref, version: 5, card: 'allocated job', reason: 'something else', text: 'Ill.' });
  await held.lands();
  expect(jobs().cards().map(textOf)[0]).toContain('Taken by');
  await bot.later(inDoubtSeconds);
  expect(jobs().cards().map(textOf)[0]).toContain('a job to take');
  expect(bot.stored().messages).toEqual([]);
});

it('updates a card soon when nobody knows whether it was, and not a third time when nothing else was sent meanwhile', async () => {
  bot.connector.faults.push({ on: anUpdateFor(secondInspector), lose: 'before' });
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  await bot.later(2);
  expect(bot.as(secondInspector).cards().map(textOf)).toEqual([expect.stringContaining('Insp. Alex Example authorised it')]);
  expect(bot.stored().messages).toEqual([]);
  const before = updates();
  await bot.later(3_600);
  expect(updates()).toBe(before);
});

it('updates every card once more that went on while a process died that may have sent an older update', async () => {
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  const { case: current } = (await bot.store.find(ref)) as Saved;
  const leaseUntil = new Date(bot.clock.at + 40_000).toISOString();
  await bot.store.enqueue([refreshOf(current, noon, 'of a process that died')], leaseUntil);
  const before = structuredClone(bot.connector.standing);
  await bot.as(operative).sends('take', { ref, version: 4 });
  for (const one of bot.connector.standing)
    Object.assign(
      one,
      before.find(({ id }) => id === one.id),
    );
  expect(jobs().cards().map(textOf)[0]).toContain('a job to take');

  await bot.later(41);
  expect(jobs().cards().map(textOf)[0]).toContain('Taken by');
  expect(bot.stored().messages).toEqual([]);
  const after = updates();
  await bot.later(3_600);
  expect(updates()).toBe(after);
});
