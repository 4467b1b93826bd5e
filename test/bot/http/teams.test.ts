import type { Actor } from '../../../src/case/case.ts';
import { verifyService } from '../../../src/record/verify-service.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { channel, startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingCheck, awaitingInspector } from './cases.ts';
import { refers } from './form.ts';
import { chatsWith, looksAt, opensCase } from './journey.ts';

const ref = 'TH-4F7K2M';
const police = { id: '19:inspectors@thread.tacv2', team: '19:police@thread.tacv2', type: 'standard' };
const person = (at: number, name: string): Actor => ({ ...referrer, id: `00000000-0000-4000-8000-0000000003${at}`, name, roles: [] });
const [ira, uma, gus, tom, noa] = [
  person(10, 'Insp. Ira Team'),
  person(11, 'Insp. Uma Team'),
  person(12, 'Gus Guest'),
  person(13, 'Tom Tenant'),
  person(14, 'Insp. Noa Nochat'),
];
/** A guest, whom Teams may give the role of a user all the same. */
const xan = person(15, 'Xan Extern');
/** As the platform writes a member of a team. */
const member = ({ id, name, tenant }: Actor, change: object = {}) => ({
  ...{ id: `29:${id}`, name, objectId: id, aadObjectId: id, tenantId: tenant, userRole: 'user' },
  ...change,
});
/** Who is no Inspector may see no card of the case, and hears nothing of it. */
const onlyInspectorsAllowed = /^We cannot find that case among those you may see/;

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({
    people: [officer, inspector, coordinator, operative, desk, administrator],
    met: [officer, inspector, coordinator, operative, desk, administrator, referrer, ira, uma, gus, tom, xan],
  });
  await bot.registerChannel();
});
afterEach(() => bot.stop());

/** Types something in some channel; gives what is answered there. */
async function typesIn(place: { id: string; team: string; type?: string }, who: Actor, text: string): Promise<string | undefined> {
  const before = bot.connector.standing.length;
  await bot.post({
    ...bot.as(who).activity({ type: 'message', text }),
    conversation: { id: place.id, conversationType: 'channel', isGroup: true, tenantId: who.tenant },
    channelData: {
      tenant: { id: who.tenant },
      channel: { id: place.id, ...(place.type && { type: place.type }) },
      team: { id: place.team },
    },
  });
  await bot.delivery.idle();
  return bot.connector.standing.slice(before).at(-1)?.text;
}
const registers = (place: { id: string; team: string; type?: string } = police, what = 'inspectors') =>
  typesIn(place, administrator, `use this channel for ${what}`);
const authorises = (who: Actor) => bot.as(who).sends('authorise', { ref, version: 3 });
const rosterCalls = () => bot.connector.calls.filter((call) => /pagedmembers/i.test(call));

describe('members of the Inspectors’ team', () => {
  beforeEach(() => {
    bot.connector.members.set(police.team, [
      member(ira),
      member(gus, { userRole: 'guest' }),
      member(xan, { userPrincipalName: 'xan_example.org#EXT#@example.onmicrosoft.com' }),
      member(tom, { tenantId: '00000000-0000-4000-8000-00000000ffff' }),
      member(noa),
      member(uma),
      { id: '29:bot', name: 'Somebody without an object id' },
    ]);
  });

  it('are Inspectors: they are asked beside those of the people file, and one of them authorises', async () => {
    expect(await registers()).toContain('Done. Whoever is a member here counts as an Inspector from now on.');
    await bot.later(20);
    await bot.brings(awaitingCheck(ref));
    await looksAt(bot, desk, 'what is the grade?').presses('Confirm medium');
    const asked = (await bot.store.postingsOf(ref)).flatMap(({ card, to }) => (card === 'authorisation' && 'name' in to ? [to.name] : []));
    expect(asked.sort()).toEqual(['Insp. Alex Example', 'Insp. Ira Team', 'Insp. Uma Team']);
    expect(chatsWith(bot, 'could not be reached')).toEqual([]);
    await looksAt(bot, uma, `${ref}: authorise this?`).presses('Authorise');
    expect((await bot.store.find(ref))?.case).toMatchObject({ status: 'ready', authorised: { by: { id: uma.id, roles: ['inspector'] } } });
    expect(await bot.as(ira).types('who am i')).toContain('Your roles here: Inspector.');
  });

  it('but no guest, nobody of another tenant, and nobody before the channel is registered', async () => {
    await bot.brings(awaitingInspector(ref));
    expect(await authorises(ira)).toMatch(onlyInspectorsAllowed);
    expect(rosterCalls()).toEqual([]);
    await registers();
    await bot.later(20);
    for (const who of [gus, xan, tom]) expect(await authorises(who)).toMatch(onlyInspectorsAllowed);
    expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
    await authorises(ira);
    expect(await bot.statusOf(ref)).toBe('ready');
  });

  it('who leave have the role no longer, five minutes later', async () => {
    await registers();
    await bot.later(20);
    await bot.brings(awaitingInspector(ref));
    expect(await bot.as(ira).types('waiting')).toContain(ref);
    bot.connector.members.set(police.team, [member(uma)]);
    await bot.later(300);
    expect(await authorises(ira)).toMatch(onlyInspectorsAllowed);
    expect(await bot.as(ira).types(`case ${ref}`)).not.toContain('Invented');
    await authorises(uma);
    expect(await bot.statusOf(ref)).toBe('ready');
  });

  it.each<[string, () => unknown]>([
    ['who left read', () => bot.connector.members.set(police.team, [member(uma)])],
    ['read, when their list was not to be read for ten minutes,', () => bot.connector.members.delete(police.team)],
  ])('%s nothing new on the cards that they have', async (_, ends) => {
    await registers();
    await bot.later(20);
    await bot.brings(awaitingInspector(ref));
    await opensCase(bot, ira, ref);
    ends();
    await bot.later(661);
    const chris = await opensCase(bot, coordinator, ref);
    await chris.presses('Change');
    await chris.presses('Change', {}, 1);
    await chris.presses('Save changes', { address: '77 Refuge Street', postCode: 'DN15 8XX', text: 'She fled.' });
    const [card] = bot.as(ira).cards();
    expect(card && textOf(card)).toMatch(
      /^TH-4F7K2M: hidden from you\nYou do not have the role that this needs, as far as we can tell now/,
    );
    expect(bot.as(inspector).cards().map(textOf).join()).toContain('77 Refuge Street');
  });

  it('keep the role for ten minutes when the list cannot be read, and then nobody has it', async () => {
    await registers();
    await bot.later(20);
    await bot.brings(awaitingInspector(ref));
    expect(await bot.as(ira).types('waiting')).toContain(ref);
    bot.connector.members.delete(police.team);
    await bot.later(9 * 60);
    expect(await bot.as(ira).types('waiting')).toContain(ref);
    await bot.later(61);
    expect(await authorises(ira)).toMatch(onlyInspectorsAllowed);
    expect(bot.logged.filter((line) => line.includes('members not read')).length).toBeGreaterThan(0);
    expect(bot.logged.join()).not.toContain('Ira');
    expect(await bot.as(inspector).types('waiting')).toContain(ref);
  });

  it('are read once, however often they are asked for', async () => {
    await registers();
    await bot.later(20);
    await Promise.all([ira, uma, officer, inspector].map((who) => bot.as(who).types('who am i')));
    for (let times = 0; times < 5; times += 1) await bot.as(ira).types('waiting');
    // Seven members, two on a page.
    expect(rosterCalls()).toHaveLength(4);
  });

  it('lose the role when another channel is registered, and what was before stays on record', async () => {
    await registers();
    await bot.later(20);
    await bot.brings(awaitingInspector(ref));
    expect(await bot.as(ira).types('waiting')).toContain(ref);
    const other = { id: '19:other@thread.tacv2', team: '19:others@thread.tacv2', type: 'standard' };
    bot.connector.members.set(other.team, [member(uma)]);
    expect(await registers(other)).toContain('no longer those of the other channel');
    await bot.later(300);
    expect(await authorises(ira)).toMatch(onlyInspectorsAllowed);
    expect(await bot.store.channelFor('north-lincolnshire', 'inspectors')).toMatchObject({ teamId: other.team });
    const [, first, read, second, again] = (await bot.store.serviceEventsOf('north-lincolnshire')).filter(({ did }) => did !== 'start');
    for (const event of [first, second])
      expect(event).toMatchObject({
        did: 'register channel',
        by: { id: administrator.id, tenant: administrator.tenant },
        origin: { place: 'channel' },
      });
    expect(second?.changes).toEqual([
      {
        field: 'channels.inspectors',
        old: { conversationId: police.id, teamId: police.team, kind: 'standard' },
        new: { conversationId: other.id, teamId: other.team, kind: 'standard' },
      },
    ]);
    expect(read?.changes).toEqual([ira, noa, uma].map(({ id }) => ({ field: `roles.inspectors.${id}`, new: ['inspector'] })));
    expect(again?.changes).toEqual([ira, noa].map(({ id }) => ({ field: `roles.inspectors.${id}`, old: ['inspector'] })));
    expect((await verifyService(bot.store, 'north-lincolnshire', undefined)).faults).toEqual([]);
  });
});

it.each(['private', 'shared', 'Private', undefined])('Of a %s channel its own members count, not those of the team', async (type) => {
  bot.connector.members.set(police.team, [member(ira), member(uma)]);
  bot.connector.members.set(police.id, [member(uma)]);
  await registers({ id: police.id, team: police.team, ...(type && { type }) });
  await bot.later(20);
  await bot.brings(awaitingInspector(ref));
  expect(await authorises(ira)).toMatch(onlyInspectorsAllowed);
  await authorises(uma);
  expect(await bot.statusOf(ref)).toBe('ready');
});

it('Members of the police desk’s team check the grade', async () => {
  bot.connector.members.set(police.team, [member(ira)]);
  expect(await registers(police, 'the police desk')).toContain('counts as the police desk');
  await bot.later(20);
  const sent = await refers(bot.as(referrer));
  await looksAt(bot, ira, `${sent}: what is the grade?`).presses('Confirm medium');
  expect(await bot.statusOf(sent)).toBe('awaiting Inspector');
  expect(chatsWith(bot, `${sent}: authorise this?`)).toEqual(['Insp. Alex Example']);
});

it('Only an administrator registers a channel, and never one whose members work on jobs or have another role', async () => {
  for (const who of [inspector, coordinator, secondInspector])
    expect(await typesIn(police, who, 'use this channel for inspectors')).toMatch(/^Only an administrator may/);
  const same = /^The same people are members of a channel that I use for something else/;
  expect(await registers(channel)).toMatch(same);
  expect(await registers({ id: '19:second@thread.tacv2', team: channel.team })).toMatch(same);
  expect(await registers({ id: '19:second@thread.tacv2', team: channel.team, type: 'private' })).toMatch(/^Done/);
  expect(await registers(police, 'the police desk')).toMatch(/^Done/);
  expect(await registers(police, 'inspectors')).toMatch(same);
  expect(await registers(police, 'jobs')).toMatch(same);
  expect(await registers(police, 'the police desk')).toMatch(/already/);
});
