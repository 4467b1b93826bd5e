import { coordinator, inspector, operative, referrer, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector, ready } from './cases.ts';

const ref = 'TH-000001';
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

/** Something that comes to pass when it is told to. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), passed };
}
const newCardFor = ({ id }: { id: string }) => new RegExp(`^POST /v3/conversations/personal-${id}/`);
const untilCalled = async (on: RegExp) => {
  while (!bot.connector.calls.some((call) => on.test(call))) await new Promise((soon) => setTimeout(soon, 2));
};
/** Saves a press without waiting for what follows in the outbox. */
const pressesMeanwhile = (who: typeof inspector, verb: string, version: number) => {
  const someone = bot.as(who);
  const action = { type: 'Action.Execute', verb, data: { ref, version } };
  return bot.post(someone.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action } }));
};

it('leaves no button on a card that was on its way while somebody else decided', async () => {
  const way = gate();
  bot.connector.faults.push({ on: newCardFor(secondInspector), until: () => way.passed });
  const brought = bot.brings(awaitingInspector(ref));
  await untilCalled(newCardFor(secondInspector));
  expect((await pressesMeanwhile(inspector, 'authorise', 3)).status).toBe(200);
  way.open();
  await brought;
  await bot.delivery.idle();
  const late = bot.as(secondInspector);
  late.opens(ref);
  expect(late.text()).toContain('Insp. Alex Example authorised it');
  expect(late.titles()).toEqual([]);
  expect(late.cards()).toHaveLength(1);
});

it('asks nobody any more when the case was decided before the card could go out', async () => {
  bot.connector.faults.push({ on: newCardFor(secondInspector), status: 429, retryAfter: 30 });
  await bot.brings(awaitingInspector(ref));
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  await bot.later(31);
  expect(bot.as(secondInspector).cards()).toEqual([]);
  expect(bot.stored().messages.filter(({ id }) => String(id).includes('authorisation'))).toEqual([]);
});

it('gives no address to somebody who handed the job back before the card could go out', async () => {
  await bot.registerChannel();
  await bot.brings(ready(ref));
  bot.connector.faults.push({ on: newCardFor(operative), status: 429, retryAfter: 30 });
  await bot.as(operative).sends('take', { ref, version: 4 });
  const why = { card: 'allocated job', reason: 'something else', text: 'Ill.' };
  await bot.as(operative).sends('hand back', { ref, version: 5, ...why });
  await bot.later(31);
  expect(bot.as(operative).cards().map(textOf).join()).not.toContain('Invented Lane');
});

it('lets a chat that does not answer hold up nobody else, and nothing of another case', async () => {
  const way = gate();
  bot.connector.faults.push({ on: newCardFor(inspector), until: () => way.passed });
  const brought = bot.brings(awaitingInspector(ref));
  await untilCalled(newCardFor(secondInspector));
  const other = bot.brings(awaitingInspector('TH-000002'));
  while (bot.as(secondInspector).cards().length < 2) await new Promise((soon) => setTimeout(soon, 2));
  expect(bot.as(inspector).cards()).toEqual([]);
  way.open();
  await Promise.all([brought, other]);
  expect(
    bot
      .as(inspector)
      .cards()
      .map((card) => textOf(card).split(':')[0]),
  ).toEqual([ref, 'TH-000002']);
});

describe('a bot that is stopped between the commit and the delivery', () => {
  const startsAgain = async (at = bot.clock.at) => {
    bot = await startTestBot({ folder: bot.dir, connector: bot.connector, at });
    bot.delivery.wake();
    await bot.delivery.idle();
  };

  it('delivers after it has started again', async () => {
    for (const who of [inspector, secondInspector]) bot.connector.faults.push({ on: newCardFor(who), status: 429, retryAfter: 5 });
    await bot.brings(awaitingInspector(ref));
    expect(bot.as(inspector).cards()).toEqual([]);
    await bot.stop(true);
    await startsAgain(bot.clock.at + 6_000);
    expect([inspector, secondInspector].map((who) => bot.as(who).cards().length)).toEqual([1, 1]);
  });

  it('delivers what it had in hand at once, not after the hold on it has run out', async () => {
    const way = gate();
    bot.connector.faults.push({ on: newCardFor(inspector), until: () => way.passed });
    const brought = Promise.all([bot.brings(awaitingInspector(ref)), bot.brings(awaitingInspector('TH-000002'))]);
    await untilCalled(newCardFor(inspector));
    await untilCalled(newCardFor(secondInspector));
    const stopped = bot.stop(true);
    way.open();
    await Promise.all([stopped, brought]);
    await startsAgain();
    expect(
      bot
        .as(inspector)
        .cards()
        .map((card) => textOf(card).split(':')[0])
        .sort(),
    ).toEqual([ref, 'TH-000002']);
    expect(bot.as(coordinator).cards()).toEqual([]);
    expect(bot.as(referrer).cards()).toHaveLength(2);
  });
});
