import { notOurs } from '../../../bot/buttons/buttons.ts';
import type { Actor } from '../../../src/case/case.ts';
import { coordinator, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, startTestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector } from './cases.ts';
import { refers } from './form.ts';
import { startInService, type InService } from './in-service.ts';
import { serviceSettings } from './issuer.ts';
import { chatsWith, looksAt } from './journey.ts';

const guestWords =
  'You are a guest in this organisation’s Teams, and I can only help its own people. Nothing was changed. To refer somebody, please ring Safer Neighbourhoods, or open our chat with the account of your own organisation, if it uses this service.';
const otherTenantWords = 'Your organisation does not use this service yet. Please ring Safer Neighbourhoods to make a referral.';
const ref = 'TH-4F7K2M';
const elsewhere = '00000000-0000-4000-8000-00000000ffff';
const newcomer: Actor = { ...referrer, id: '00000000-0000-4000-8000-00000000abcd', name: 'Nia Newcomer' };
const invited = { userPrincipalName: 'robin_example.org#EXT#@example.onmicrosoft.com' };

let service: InService;
let bot: InService['bot'];
const starts = async (options: Parameters<typeof startInService>[0] = {}) => {
  service = await startInService({ met: [inspector, coordinator, operative], ...options });
  bot = service.bot;
};
afterEach(() => service.stop());
const is = (who: Actor, account: object) => bot.connector.accounts.set(who.id, account);

/** Whatever one person can send to the bot, and what is answered to each. */
const turns: [string, (who: Actor) => Promise<string>, string][] = [
  ['type “refer”', (who) => bot.as(who).types('refer'), 'command'],
  ['type “waiting”', (who) => bot.as(who).types('waiting'), 'command'],
  ['press “refer”', (who) => bot.as(who).sends('refer', {}), 'press'],
  ['press a button of a case', (who) => bot.as(who).sends('authorise', { ref, version: 3 }), 'press'],
  ['press with an older client', submits, 'press'],
  ['install the app', installs, 'installed'],
  ['send what no card of ours sends', (who) => bot.as(who).invokes(bot.as(who).activity({ type: 'invoke', name: 'task/fetch' })), 'press'],
];
async function submits(who: Actor): Promise<string> {
  await bot.post(bot.as(who).activity({ type: 'message', value: { verb: 'take', ref, version: 3 }, replyToId: '1' }));
  return bot.as(who).chat().at(-1)?.text ?? '';
}
async function installs(who: Actor, inChannel = false): Promise<string> {
  const person = inChannel ? bot.as(who).goesToChannel() : bot.as(who);
  const before = person.chat().length;
  await bot.post(person.activity({ type: 'installationUpdate', action: 'add' }));
  const said = person.chat().slice(before).at(-1);
  return said?.text ?? (said ? 'a card' : 'nothing');
}

describe.each<[string, object, string, string]>([
  ['whom Teams calls a guest', { userRole: 'guest' }, guestWords, 'guest'],
  ['whom Teams calls a Guest, in capitals', { userRole: 'Guest' }, guestWords, 'guest'],
  ['whom Teams calls anonymous', { userRole: 'anonymous', userPrincipalName: undefined }, guestWords, 'guest'],
  ['whom Teams calls a user, and who was invited', invited, guestWords, 'guest'],
  ['who was invited, in small letters', { userPrincipalName: 'robin_example.org#ext#@example.onmicrosoft.com' }, guestWords, 'guest'],
  ['who was invited and has their own tenant', { ...invited, tenantId: elsewhere }, guestWords, 'guest'],
  ['of another tenant, in a chat of an allowed one', { tenantId: elsewhere.toUpperCase() }, otherTenantWords, 'other tenant'],
])('somebody %s', (_, account, words, outcome) => {
  it('is told so kindly, whatever they do, and nothing is kept, shown or changed', async () => {
    await starts();
    await bot.brings(awaitingInspector(ref));
    // An Inspector, so that everything would be there for them to see and to do; and somebody who would only refer.
    for (const who of [secondInspector, referrer]) {
      is(who, account);
      const before = bot.stored();
      const logged = bot.logged.length;
      for (const [what, turn] of turns) expect([what, await turn(who)]).toEqual([what, words]);
      expect(bot.stored()).toEqual(before);
      expect(await bot.store.chatOf(who.id)).toBeUndefined();
      expect(bot.as(who).cards()).toEqual([]);
      const lines = bot.logged.slice(logged).map((line) => JSON.parse(line) as { did: string; outcome: string });
      expect(lines.map(({ did, outcome }) => [did, outcome])).toEqual(turns.map(([, , did]) => [did, outcome]));
    }
    expect(service.lookUps().filter((call) => call.includes(referrer.id))).toHaveLength(1);
  });
});

describe('a member', () => {
  it('is let in: refers, and does whatever their role allows', async () => {
    await starts();
    expect(await refers(bot.as(referrer))).toMatch(/^TH-/);
    await bot.brings(awaitingInspector(ref));
    await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
    expect(await installs(officer)).toBe('a card');
    expect(await bot.as(officer).invokes(bot.as(officer).activity({ type: 'invoke', name: 'task/fetch' }))).toBe(notOurs);
  });

  it.each<[string, object]>([
    ['whose account comes without a tenant', { tenantId: undefined }],
    ['whose account comes without a role', { userRole: undefined }],
    ['whose account comes without a name to sign in with', { userPrincipalName: undefined }],
    ['whose object id comes in capitals, under its one name', { objectId: newcomer.id.toUpperCase(), aadObjectId: undefined }],
    ['whose account comes without an object id', { objectId: undefined, aadObjectId: undefined }],
    ['whose name has #EXT# in it, and who was not invited', { name: 'Robin #EXT#' }],
    ['of another allowed tenant, which comes in capitals', { tenantId: elsewhere.toUpperCase() }],
  ])('%s is let in as well', async (_, account) => {
    await starts({ settings: { ...serviceSettings, allowedTenants: [referrer.tenant, elsewhere] } });
    is(newcomer, account);
    expect(await bot.as(newcomer).types('who am i')).toContain('You are Nia Newcomer');
  });
});

describe('a guest in the people file', () => {
  it('is refused all the same, and is not asked: the co-ordinator hears that they were not reached', async () => {
    await starts({ met: everybody });
    is(inspector, invited);
    await bot.brings(awaitingInspector(ref));
    expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual([secondInspector.name]);
    expect(chatsWith(bot, `${inspector.name} could not be reached`)).toEqual([coordinator.name]);
    expect(bot.as(inspector).chat()).toEqual([]);
    expect(await bot.as(inspector).sends('authorise', { ref, version: 3 })).toBe(guestWords);
    expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
  });

  it('who was a member when they were asked sees nothing more of the case', async () => {
    await starts({ met: everybody });
    await bot.brings(awaitingInspector(ref));
    is(inspector, invited);
    bot.clock.at += 30 * 60_000;
    await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
    const [card] = bot.as(inspector).cards();
    expect(card && textOf(card)).toBe(
      `${ref}: hidden from you\nYou are a guest in this organisation’s Teams. Cases are shown to its own people only.`,
    );
    expect(bot.as(inspector).cards()).toHaveLength(1);
  });
});

it('A look-up that fails holds up no card to somebody who was let in before', async () => {
  await starts({ met: [inspector, referrer] });
  bot.connector.faults.push({ on: /members/, status: 500 }, { on: /members/, status: 404 });
  await bot.brings(awaitingInspector(ref));
  expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual([inspector.name]);
  await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
  expect(chatsWith(bot, `${ref}: `)).toContain(referrer.name);
});

it('A refusal says nothing into a channel in which the app was installed', async () => {
  await starts();
  is(referrer, invited);
  for (const who of [referrer, officer]) expect(await installs(who, true)).toBe('nothing');
});

it('In local mode nobody is looked up', async () => {
  await starts();
  const local = await startTestBot();
  local.connector.accounts.set(referrer.id, invited);
  expect(await local.as(referrer).types('who am i')).toContain('You are Robin Referrer');
  expect(local.connector.calls.filter((call) => call.startsWith('GET'))).toEqual([]);
  await local.stop();
});
