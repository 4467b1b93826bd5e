import { asRecipient, messageTo, noticeTo, refreshOf } from '../../../src/delivery/message.ts';
import type { Saved } from '../../../src/store/case-store.ts';
import {
  aChange,
  administrator,
  coordinator,
  inspector,
  noon,
  northLincolnshire,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { channel, startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { allocated, awaitingInspector, ready } from './cases.ts';

const ref = 'TH-000001';
const inDoubtSeconds = 30;
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ inDoubtSeconds });
});
afterEach(() => bot.stop());

const chatOf = ({ id }: { id: string }) => `personal-${id}`;
const newCardFor = (who: { id: string }) => new RegExp(`^POST /v3/conversations/${chatOf(who)}/`);
const anUpdateFor = (who: { id: string }) => new RegExp(`^PUT /v3/conversations/${chatOf(who)}/`);
const newPost = /^POST \/v3\/conversations$/;
const jobs = () => bot.as(operative).goesToChannel().cards();
const cardsOf = (who: typeof inspector) => bot.as(who).cards().map(textOf);
const told = () => cardsOf(coordinator).filter((text) => text.includes('needs your attention'));
const fault = (more: Omit<(typeof bot.connector.faults)[number], 'on'>, on = newCardFor(inspector)) =>
  bot.connector.faults.push({ on, ...more });

it('sends a card only once the case is on disk', async () => {
  let onDisk: unknown[] = [];
  fault({ until: () => (onDisk = bot.stored().cases.map(({ status }) => status)) });
  await bot.brings(awaitingInspector(ref));
  expect(onDisk).toEqual(['awaiting Inspector']);
  expect(cardsOf(inspector)).toHaveLength(1);
  expect(bot.stored().messages).toEqual([]);
});

describe('a Connector that is full (429)', () => {
  it('is asked again after the seconds that it names, and not before', async () => {
    fault({ status: 429, retryAfter: 20 });
    await bot.brings(awaitingInspector(ref));
    await bot.later(19);
    expect(cardsOf(inspector)).toEqual([]);
    // Up to a second more, so that not all come back at once.
    await bot.later(2);
    expect(cardsOf(inspector)).toHaveLength(1);
    expect(cardsOf(inspector)[0]).not.toContain('second copy');
  });

  it('is asked again soon when it names no time, or one that no case can wait for', async () => {
    fault({ status: 429 });
    await bot.brings(awaitingInspector(ref));
    await bot.later(2);
    expect(cardsOf(inspector)).toHaveLength(1);

    fault({ status: 429, retryAfter: 1e12 });
    await bot.brings(awaitingInspector('TH-000002'));
    await bot.later(601);
    expect(cardsOf(inspector)).toHaveLength(2);
  });

  it('may be full for as long as it likes: the co-ordinator hears of it, and the card arrives at last', async () => {
    for (let times = 0; times < 20; times += 1) fault({ status: 429 });
    await bot.brings(awaitingInspector(ref));
    for (let times = 0; times < 20; times += 1) await bot.later(60);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Insp. Alex Example could not be reached with the request to authorise');
    expect(told()[0]).toContain('We keep trying.');
    expect(cardsOf(inspector)).toHaveLength(1);
  });
});

describe('a card that may or may not have arrived', () => {
  it.each<[string, object, number]>([
    ['the connection broke before', { lose: 'before' }, 1],
    ['the connection broke after', { lose: 'after' }, 2],
    ['500', { status: 500 }, 1],
    ['503', { status: 503 }, 1],
  ])('is repeated once, after a while and marked as a copy: %s', async (_, how, copies) => {
    fault(how);
    await bot.brings(awaitingInspector(ref));
    expect(cardsOf(inspector)).toHaveLength(copies - 1);
    await bot.later(inDoubtSeconds - 1);
    expect(cardsOf(inspector)).toHaveLength(copies - 1);
    await bot.later(1);
    await bot.later(3_600);
    expect(cardsOf(inspector).map((text) => text.includes('This may be a second copy'))).toEqual(copies === 2 ? [false, true] : [true]);
    expect(told()).toEqual([]);
  });

  it('acts on the one case from either copy', async () => {
    fault({ lose: 'after' });
    await bot.brings(awaitingInspector(ref));
    await bot.later(inDoubtSeconds);
    const [first, second] = bot.as(inspector).chat();
    const one = bot.as(inspector);
    one.card = first?.attachments?.[0]?.content;
    one.pressedId = first?.id;
    await one.presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
    const before = bot.stored();
    const two = bot.as(inspector);
    expect(second).toBeDefined();
    expect(await two.sends('authorise', { ref, version: 3 })).toContain('Insp. Alex Example authorised it');
    expect(bot.stored()).toEqual(before);
    expect(
      bot
        .as(inspector)
        .cards()
        .map((card) => JSON.stringify(card).includes('"authorise"')),
    ).toEqual([false, false]);
  });

  it('is not repeated a third time: then the co-ordinator is told whom to ring', async () => {
    fault({ status: 503 });
    fault({ status: 503 });
    await bot.brings(awaitingInspector(ref));
    await bot.later(inDoubtSeconds);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Insp. Alex Example could not be reached');
    expect(told()[0]).toContain('it may have arrived');
    await bot.later(3_600);
    expect(cardsOf(inspector)).toEqual([]);
  });

  it('keeps on telling the co-ordinator when the way there is broken as well', async () => {
    for (let times = 0; times < 5; times += 1) fault({ status: 503 }, newCardFor(coordinator));
    fault({ status: 403 });
    await bot.brings(awaitingInspector(ref));
    for (let times = 0; times < 8; times += 1) await bot.later(60);
    expect(told()).toHaveLength(1);
  });
});

describe('a person who cannot be reached', () => {
  it.each([403, 404])('is told to the co-ordinator by name, at once (%s)', async (status) => {
    fault({ status });
    await bot.brings(awaitingInspector(ref));
    expect(cardsOf(inspector)).toEqual([]);
    expect(told()[0]).toContain(`${ref}: needs your attention`);
    expect(told()[0]).toContain('Insp. Alex Example could not be reached with the request to authorise');
    expect(told()[0]).toContain('they count as not asked');
    await bot.later(3_600);
    expect([told().length, cardsOf(inspector).length, cardsOf(secondInspector).length]).toEqual([1, 0, 1]);
  });

  it('without a chat with the bot is told too', async () => {
    await bot.stop();
    bot = await startTestBot({ met: [coordinator, secondInspector, referrer] });
    await bot.brings(awaitingInspector(ref));
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Insp. Alex Example could not be reached');
  });

  it('is told for each card, also while word of the first is still on its way', async () => {
    const current = allocated(ref);
    await bot.store.save(aChange(current));
    for (const who of [operative, operative, coordinator]) fault({ status: who === operative ? 403 : 429 }, newCardFor(who));
    await bot.store.enqueue([
      messageTo(current, 'allocated job', asRecipient(operative), noon),
      messageTo(current, 'stop', asRecipient(operative), noon),
    ]);
    await bot.later(0);
    await bot.later(60);
    expect(told().filter((text) => text.includes('the address of the job'))).toHaveLength(1);
    expect(told().filter((text) => text.includes('They may be on their way now. Ring them at once.'))).toHaveLength(1);
  });

  it('is told as well when a card that stands cannot be brought up to date any more', async () => {
    await bot.brings(awaitingInspector(ref));
    fault({ status: 403 }, anUpdateFor(secondInspector));
    await bot.as(inspector).sends('authorise', { ref, version: 3 });
    expect(told().join()).toContain('Insp. Kim Instance could not be reached');
  });
});

it('posts a fresh card, without buttons, when the one to be updated is gone', async () => {
  await bot.brings(awaitingInspector(ref));
  fault({ status: 404 }, anUpdateFor(secondInspector));
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  const other = bot.as(secondInspector);
  expect(other.cards()).toHaveLength(2);
  other.opens('Insp. Alex Example authorised it');
  expect(other.titles()).toEqual([]);
});

it('posts a reminder that is gone anew as what it was, each of its kind once', async () => {
  await bot.brings(awaitingInspector(ref));
  const { case: current } = (await bot.store.find(ref)) as Saved;
  bot.clock.at = Date.parse('2026-03-05T13:00:00.000Z');
  const reminders = [
    { clock: 'inspector', stage: 'telephone', at: '2026-03-04T13:00:00.000Z' },
    { clock: 'inspector', stage: 'telephone', at: '2026-03-04T14:00:00.000Z' },
    { clock: 'installation', stage: 'overdue', at: '2026-03-05T12:00:00.000Z' },
  ] as const;
  await bot.store.enqueue(reminders.map((one) => noticeTo(current, 'notice', asRecipient(coordinator), one, noon)));
  await bot.later(0);
  const titles = () =>
    cardsOf(coordinator)
      .map((text) => text.split('\n')[0])
      .sort();
  const [late, telephone] = ['TH-000001: overdue', 'TH-000001: please telephone'];
  expect(titles()).toEqual([late, telephone, telephone]);

  bot.connector.standing.splice(0);
  bot.clock.at += 24 * 3_600_000;
  const next = { ...current, version: current.version + 1 };
  const read = await bot.store.find(ref);
  await bot.store.save(aChange(next, { messages: [refreshOf(next, noon)], ...(read && { read }) }));
  await bot.later(0);
  expect(titles()).toEqual([late, telephone]);
});

describe('an update of a card', () => {
  const cannot = 'The cards of Insp. Kim Instance could not be brought up to date.';
  const toldOfUpdates = () => told().filter((text) => text.includes('brought up to date'));
  const authoriseWhile = async (status: number, times: number) => {
    await bot.brings(awaitingInspector(ref));
    for (let time = 0; time < times; time += 1) fault({ status }, anUpdateFor(secondInspector));
    await bot.as(inspector).sends('authorise', { ref, version: 3 });
    for (let time = 0; time < times; time += 1) await bot.later(61);
  };

  it('that is refused for good is set aside, and the co-ordinator hears whose card shows the case as it was', async () => {
    await authoriseWhile(400, northLincolnshire.delivery.tries);
    expect(toldOfUpdates()).toEqual([expect.stringContaining(cannot)]);
    expect(await bot.as(coordinator).types('waiting')).toContain(`${ref}: an update of its cards did not go out`);
    expect(cardsOf(secondInspector)[0]).toContain('authorise this?');
  });

  it('that does not get through is told once, and tried until it does', async () => {
    await authoriseWhile(503, 3 * northLincolnshire.delivery.tries);
    expect(toldOfUpdates()).toEqual([expect.stringContaining(cannot)]);
    expect(cardsOf(secondInspector)).toEqual([expect.stringContaining('Insp. Alex Example authorised it')]);
    expect(await bot.as(coordinator).types('waiting')).not.toContain('did not go out');
  });
});

it.each([429, 500, 503])('repeats an update until it gets through (%s)', async (status) => {
  await bot.brings(awaitingInspector(ref));
  fault({ status }, anUpdateFor(secondInspector));
  fault({ status }, anUpdateFor(secondInspector));
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  expect(cardsOf(secondInspector)[0]).not.toContain('authorised it');
  await bot.later(60);
  await bot.later(60);
  expect(cardsOf(secondInspector)).toEqual([expect.stringContaining('Insp. Alex Example authorised it')]);
});

it('brings a card up to date at last, however long the Connector is down', async () => {
  await bot.brings(awaitingInspector(ref));
  for (let times = 0; times < 25; times += 1) fault({ status: 503 }, anUpdateFor(secondInspector));
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  for (let times = 0; times < 26; times += 1) await bot.later(61);
  expect(cardsOf(secondInspector)).toEqual([expect.stringContaining('Insp. Alex Example authorised it')]);
  expect(await bot.as(coordinator).types('waiting')).not.toContain('did not go out');
});

describe('a job', () => {
  it('waits for its channel: the co-ordinator is told once, and it is posted by itself after the registration', async () => {
    await bot.brings(ready(ref));
    for (let times = 0; times < 10; times += 1) await bot.later(60);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('The job has no channel to go to yet');
    await bot.registerChannel();
    await bot.later(60);
    expect(jobs()).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });

  it('is posted in the channel again, marked, when nobody knows whether it arrived', async () => {
    await bot.registerChannel();
    fault({ lose: 'after' }, newPost);
    await bot.brings(ready(ref));
    await bot.later(inDoubtSeconds);
    expect(jobs().map((card) => textOf(card).includes('second copy'))).toEqual([false, true]);
    const fitter = bot.as(operative).goesToChannel();
    fitter.opens(ref);
    await fitter.presses('Take job');
    expect(bot.connector.standing.filter(({ conversationId }) => conversationId.startsWith(channel.id)).length).toBe(3);
    expect(await bot.statusOf(ref)).toBe('allocated');
  });

  it('tells the administrator where there is no co-ordinator', async () => {
    await bot.stop();
    bot = await startTestBot({ people: [administrator, inspector, operative] });
    await bot.brings(ready(ref));
    expect(cardsOf(administrator)[0]).toContain('The job has no channel to go to yet');
  });
});
