import { usualPatience } from '../../../bot/teams/server.ts';
import type { Actor } from '../../../src/case/case.ts';
import { administrator, inspector, operative, referrer } from '../../builders.ts';
import { channel } from './bot.ts';
import { ready } from './cases.ts';
import { startInService, type InService } from './in-service.ts';

const notChecked =
  'I could not check your account just now. Nothing is lost: please try again in a minute. If it cannot wait, ring Safer Neighbourhoods.';
const minutes = 60;
const hours = 60 * minutes;
const invited = { userPrincipalName: 'robin_example.org#EXT#@example.onmicrosoft.com' };
const guest = /^You are a guest in this organisation/;

let service: InService;
let bot: InService['bot'];
beforeEach(async () => {
  service = await startInService({ met: [] });
  bot = service.bot;
});
afterEach(() => service.stop());

const asks = (who: Actor) => bot.as(who).sends('refer', {});
const lookUps = () => service.lookUps().length;
const notRead = () => bot.logged.filter((line) => line.includes('"did":"member not read"'));
const isLetIn = async (who: Actor) => expect(await bot.as(who).types('who am i')).toContain(`You are ${who.name}`);
const isTurnedAway = async (who: Actor) => expect(await bot.as(who).types('who am i')).toBe(notChecked);

describe('where somebody is looked up', () => {
  const shared = '19:shared@thread.tacv2';
  const inChannel = (type?: string) => ({
    conversation: { id: `${shared};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: referrer.tenant },
    channelData: { tenant: { id: referrer.tenant }, channel: { id: shared, ...(type && { type }) }, team: { id: channel.team } },
  });
  it.each<[string, object, string]>([
    ['their own chat', {}, `personal-${referrer.id}`],
    ['the team of a channel', inChannel(), channel.team],
    ['a private channel, whose list is its own', inChannel('private'), shared],
    ['a shared channel, whose list is its own', inChannel('shared'), shared],
    ['a chat of several', { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } }, '19:group'],
  ])('%s', async (_, more, place) => {
    await bot.post(bot.as(referrer).activity({ type: 'message', text: 'help', ...more }));
    expect(service.lookUps()).toEqual([`${place}/members/29:${referrer.id}`]);
  });

  it('is never an address that is none of Microsoft’s', async () => {
    const reply = await bot.post(bot.as(referrer).activity({ type: 'message', text: 'help', serviceUrl: bot.connector.url }));
    expect([reply.status, bot.connector.calls]).toEqual([400, []]);
  });
});

describe('how often somebody is looked up', () => {
  it('once for many presses, and again after half an hour', async () => {
    for (let times = 0; times < 5; times += 1) await asks(referrer);
    await bot.later(29 * minutes);
    await asks(referrer);
    expect(lookUps()).toBe(1);
    await bot.later(1 * minutes);
    await asks(referrer);
    await asks(referrer);
    expect(lookUps()).toBe(2);
  });

  it('once for presses at the same time, whose answers all wait for it', async () => {
    const held = Promise.withResolvers<undefined>();
    bot.connector.faults.push({ on: /members/, until: () => held.promise });
    const pressed = Array.from({ length: 5 }, () => asks(referrer));
    while (lookUps() === 0) await new Promise((wait) => setTimeout(wait, 5));
    pressed.push(bot.as(referrer).goesToChannel().sends('refer', {}));
    // Whether this one comes while the others wait, or after: it is not looked up again.
    await new Promise((wait) => setTimeout(wait, 100));
    held.resolve(undefined);
    expect((await Promise.all(pressed)).filter((said) => said === notChecked)).toEqual([]);
    expect(lookUps()).toBe(1);
  });

  it('each by themselves', async () => {
    bot.connector.accounts.set(referrer.id, invited);
    expect(await asks(referrer)).toMatch(guest);
    await isLetIn(operative);
    expect(lookUps()).toBe(2);
  });

  it('not at every press while it fails, and again a quarter of a minute later', async () => {
    bot.connector.accounts.set(referrer.id, null);
    for (let times = 0; times < 5; times += 1) expect(await asks(referrer)).toBe(notChecked);
    expect(lookUps()).toBe(1);
    bot.connector.accounts.delete(referrer.id);
    await bot.later(15);
    await isLetIn(referrer);
    expect(lookUps()).toBe(2);
  });
});

it('What failed in a channel, or for a card, is tried at once in somebody’s own chat', async () => {
  bot.connector.members.set(channel.team, []);
  expect(await bot.as(referrer).goesToChannel().types('who am i')).toBe(notChecked);
  await isLetIn(referrer);
  await bot.later(9 * hours);
  bot.connector.faults.push({ on: new RegExp(`members/${referrer.id}`), status: 404 });
  await bot.brings(ready('TH-4F7K2M'));
  expect(notRead()).toHaveLength(2);
  await isLetIn(referrer);
});

describe('somebody who changes', () => {
  it('from a guest to a member is let in five minutes later', async () => {
    bot.connector.accounts.set(referrer.id, invited);
    expect(await asks(referrer)).toMatch(guest);
    bot.connector.accounts.delete(referrer.id);
    await bot.later(5 * minutes - 1);
    expect(await asks(referrer)).toMatch(guest);
    await bot.later(1);
    await isLetIn(referrer);
    expect(await bot.store.chatOf(referrer.id)).toBeDefined();
  });

  it('from a member to a guest is refused half an hour later', async () => {
    await isLetIn(referrer);
    bot.connector.accounts.set(referrer.id, invited);
    await bot.later(30 * minutes);
    expect(await asks(referrer)).toMatch(guest);
  });
});

const hangs = Promise.withResolvers<undefined>();
/** The Connector, next time that it is asked; whoever waits for it is impatient from now on. */
function doesNotAnswer({ promise }: { promise: Promise<unknown> }) {
  bot.connector.faults.push({ on: /members/, until: () => promise });
  service.patience.lookUp = 50;
}
afterAll(() => hangs.resolve(undefined));
const other = { objectId: operative.id, aadObjectId: operative.id };
const failures: [string, (who: Actor) => void][] = [
  ['is refused with a 500', () => bot.connector.faults.push({ on: /members/, status: 500 })],
  ['is refused with a 429', () => bot.connector.faults.push({ on: /members/, status: 429, retryAfter: 5 })],
  ['finds nobody of that id', () => bot.connector.faults.push({ on: /members/, status: 404 })],
  ['is broken off', () => bot.connector.faults.push({ on: /members/, lose: 'before' })],
  ['leads to another address', () => bot.connector.faults.push({ on: /members/, status: 307, location: 'https://evil.example.org/' })],
  ['is not answered', () => doesNotAnswer(hangs)],
  ['tells of somebody else', ({ id }) => bot.connector.accounts.set(id, { ...other, id: `29:${operative.id}` })],
  ['says nothing of guests', ({ id }) => bot.connector.accounts.set(id, { userRole: undefined, userPrincipalName: undefined })],
];

describe.each(failures)('while the look-up %s', (_, fails) => {
  it('a stranger is refused in words that say what to do, and nothing is kept', async () => {
    const before = bot.stored();
    fails(referrer);
    expect(await asks(referrer)).toBe(notChecked);
    await isTurnedAway(referrer);
    expect(bot.stored()).toEqual(before);
    expect(bot.logged.filter((line) => line.includes('"outcome":"not checked"'))).toHaveLength(2);
  });
});

/** What is told apart nowhere is tried with three of them. */
describe.each(failures.filter(([what]) => /500|nobody|not answered/.test(what)))('while the look-up %s', (_, fails) => {
  it('who stands in the people file goes on, and is known as a guest when it works again', async () => {
    fails(inspector);
    await isLetIn(inspector);
    service.patience.lookUp = 60_000;
    bot.connector.accounts.set(inspector.id, invited);
    await bot.later(15);
    expect(await asks(inspector)).toMatch(guest);
  });

  it('who was known as a member before goes on for eight hours', async () => {
    await isLetIn(referrer);
    for (const seconds of [30 * minutes, 8 * hours - 30 * minutes - 1]) {
      await bot.later(seconds);
      fails(referrer);
      await isLetIn(referrer);
    }
    await bot.later(15);
    fails(referrer);
    await isTurnedAway(referrer);
    expect(lookUps()).toBe(4);
  });

  it('who was known as a guest before stays one, also when the people file names them, and however long it takes', async () => {
    bot.connector.accounts.set(inspector.id, invited);
    expect(await asks(inspector)).toMatch(guest);
    bot.connector.accounts.delete(inspector.id);
    await bot.later(24 * hours);
    fails(inspector);
    expect(await asks(inspector)).toMatch(guest);
    expect(lookUps()).toBe(2);
  });

  it('the log says so once for each look-up, and of whom in no way', async () => {
    fails(administrator);
    await isLetIn(administrator);
    await isLetIn(administrator);
    const [line = '', ...more] = notRead();
    expect([Object.keys(JSON.parse(line) as object), more]).toEqual([expect.arrayContaining(['time', 'level', 'did', 'error']), []]);
    expect(line).not.toMatch(/Ada|29:|[0-9a-f]{8}-|personal|trafficmanager/);
  });
});

it('An answer that comes too late for whoever asked is there for the next press', async () => {
  const held = Promise.withResolvers<undefined>();
  doesNotAnswer(held);
  expect(await asks(referrer)).toBe(notChecked);
  held.resolve(undefined);
  while ((await bot.as(referrer).types('who am i')) === notChecked) await new Promise((wait) => setTimeout(wait, 20));
  expect([lookUps(), notRead().length]).toEqual([1, 1]);
});

it('Whoever waits for a look-up in vain is still answered before Teams gives up', () => {
  expect(usualPatience.lookUp).toBeLessThanOrEqual(usualPatience.answer / 2);
});
