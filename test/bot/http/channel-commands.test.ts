import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, inspector, operative, referrer } from '../../builders.ts';
import { channel, everybody, startTestBot, type TestBot } from './bot.ts';
import { held, job, notFound, startWithFourCases, unchecked, waiting } from './four-cases.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startWithFourCases();
});
afterAll(() => bot.stop());

const personal = /Invented|07700|DN15 9ZZ|1985|Faraway|Friday|Robin|LOG 123/;
const people: [string, Actor][] = [...everybody, referrer].map((who) => [who.name, who]);

describe('in the channel', () => {
  it.each(people)('says nothing personal to %s, whatever they type', async (_, who) => {
    const someone = bot.as(who).goesToChannel();
    for (const text of ['refer', 'my referrals', 'waiting', 'who am i', 'jobs', 'guide', 'help', 'hello?', '']) {
      const answer = await someone.types(text);
      expect([text, answer.length > 0, personal.test(answer.replace('Robin Referrer', ''))]).toEqual([text, true, false]);
    }
    for (const ref of [waiting, held, job, unchecked]) expect(await someone.types(`case ${ref}`)).not.toMatch(personal);
  });

  it.each(['refer', 'my referrals', 'waiting', 'who am i'])('sends who types “%s” to the own chat', async (text) => {
    expect(await bot.as(coordinator).goesToChannel().types(text)).toContain('own chat');
  });

  it('shows a case as its job card, only to those who work on jobs, and only in the installer channel', async () => {
    expect(await bot.as(operative).goesToChannel().types(`case ${job}`)).toContain('a job to take');
    expect(await bot.as(inspector).goesToChannel().types(`case ${job}`)).toBe(notFound);
    expect(await bot.as(coordinator).goesToChannel().types(`case ${waiting}`)).toBe(notFound);
  });

  it.each<[string, object]>([
    ['another channel', { id: '19:other@thread.tacv2', conversationType: 'channel' }],
    ['a chat of several people', { id: '19:group', conversationType: 'groupChat' }],
  ])('shows no job in %s: who reads along there, nobody knows', async (_, conversation) => {
    const someone = bot.as(operative).goesToChannel();
    const place = {
      conversation: { ...conversation, isGroup: true, tenantId: operative.tenant },
      channelData: { tenant: { id: operative.tenant } },
    };
    const before = bot.connector.standing.length;
    for (const text of ['jobs', `case ${job}`]) await bot.post(someone.activity({ type: 'message', text, ...place }));
    await bot.delivery.idle();
    const ownChat = expect.stringContaining('own chat') as string;
    expect(bot.connector.standing.slice(before).map(({ text }) => text)).toEqual([ownChat, ownChat]);
    for (const [verb, data] of [
      ['list next', { list: 'jobs', after: '' }],
      ['show', { ref: job }],
    ]) {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      expect(await someone.invokes(someone.activity({ type: 'invoke', name: 'adaptiveCard/action', value, ...place }))).toContain(
        'own chat',
      );
    }
  });

  it('reads a command behind a mention', async () => {
    const someone = bot.as(operative).goesToChannel();
    const entities = [{ type: 'mention', mentioned: { id: '28:bot', name: 'Target hardening' }, text: '<at>Target hardening</at>' }];
    await bot.post(someone.activity({ type: 'message', text: '<at>Target hardening</at> jobs\n', entities }));
    expect(someone.chat().at(-1)?.summary).toBe('Jobs');
  });
});

describe('use this channel for jobs', () => {
  it('is for administrators only, in a channel of a team only, and says what it did', async () => {
    const fresh = await startTestBot();
    for (const who of [coordinator, operative, inspector, referrer])
      expect(await fresh.as(who).goesToChannel().types('use this channel for jobs')).toContain('Only an administrator may do that');
    expect(await fresh.store.channelFor('north-lincolnshire', 'jobs')).toBeUndefined();

    const one = fresh.as(administrator).goesToChannel();
    const group = {
      conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true },
      channelData: { tenant: { id: administrator.tenant } },
    };
    await fresh.post(one.activity({ type: 'message', text: 'use this channel for jobs', ...group }));
    expect(fresh.connector.standing.at(-1)?.text).toContain('not a channel of a team');

    expect(await fresh.registerChannel()).toContain('Done. Jobs are posted in this channel');
    expect(await fresh.registerChannel()).toContain('is already the installer channel');
    expect((await fresh.store.channelFor('north-lincolnshire', 'jobs'))?.chat.conversationId).toBe(channel.id);
    await fresh.stop();
  });
});
