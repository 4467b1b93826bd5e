import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer, secondOperative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { held, job, notFound, startWithFourCases, unchecked, waiting } from './four-cases.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startWithFourCases();
});
afterAll(() => bot.stop());

describe('in the own chat', () => {
  it.each<[string, Actor, string[]]>([
    ['a referrer', referrer, ['refer', 'my referrals', 'case', 'waiting', 'guide', 'who am i', 'help']],
    [
      'an Inspector',
      inspector,
      ['refer', 'my referrals', 'case', 'waiting', 'guide', 'who am i', 'off duty', 'on duty', 'I know someone in', 'help'],
    ],
    ['an operative', operative, ['refer', 'my referrals', 'case', 'jobs', 'waiting', 'guide', 'who am i', 'I know someone in', 'help']],
    [
      'a co-ordinator',
      coordinator,
      [
        'refer',
        'my referrals',
        'case',
        'jobs',
        'waiting',
        'guide',
        'who am i',
        'stuck',
        'report',
        'I know someone in',
        'restrict',
        'legal hold',
        'end legal hold',
        'help',
      ],
    ],
  ])('help shows %s what they can type', async (_, who, titles) => {
    const someone = bot.as(who);
    const text = await someone.types('help');
    const offered = someone.card?.fallbackText?.split('You can type: ')[1]?.split(', ');
    expect(offered).toEqual(titles);
    expect(someone.titles()).toEqual(['New referral']);
    expect(text).toContain('999');
  });

  it.each<[string, Actor, string]>([
    ['an Inspector', inspector, '1 case is waiting for you'],
    ['the police desk', desk, '1 case is waiting for you'],
    ['an operative who holds a job', operative, '1 case is waiting for you'],
  ])('tells %s what waits, and lists it', async (_, who, count) => {
    expect(await bot.as(who).types('help')).toContain(count);
    const refs = { [inspector.id]: waiting, [desk.id]: unchecked, [operative.id]: held };
    expect(await bot.as(who).types('waiting')).toContain(refs[who.id]);
  });

  it('says that nothing waits where nothing does', async () => {
    expect(await bot.as(secondOperative).types('waiting')).toContain('Nothing is waiting for you.');
  });

  it.each<[Actor, string]>([
    [referrer, 'You are Robin Referrer. You have no special role here.'],
    [inspector, 'You are Insp. Alex Example, Humberside Police. Your roles here: police officer and Inspector.'],
    [coordinator, 'You are Chris Co-ordinator, Safer Neighbourhoods. Your roles here: co-ordinator.'],
  ])('who am i', async (who, answer) => {
    expect(await bot.as(who).types('Who am I?')).toContain(answer);
  });

  it('shows the rules of the live scheme to everybody', async () => {
    const text = await bot.as(referrer).types('guide');
    for (const words of ['Target hardening in North Lincolnshire', '(DA1)', '(TL1)', 'DN15', 'Immediate: within'])
      expect(text).toContain(words);
  });

  it('lists jobs to operatives and co-ordinators, and to nobody else', async () => {
    for (const who of [operative, secondOperative, coordinator]) expect(await bot.as(who).types('jobs')).toContain(job);
    for (const who of [referrer, inspector, desk, administrator])
      expect(await bot.as(who).types('jobs')).toContain('Jobs are for operatives');
  });

  it.each(['use this channel for jobs', 'Use this channel for jobs.'])('does not take a chat for the channel: %s', async (text) => {
    expect(await bot.as(administrator).types(text)).toContain('Type that in the channel');
  });

  it.each(['hello', 'thanks', '???', 'authorise TH-000001', 'reports', '😀', '‮refer', '*'.repeat(400), 'case', 'case number one'])(
    'answers “%s” kindly',
    async (text) => {
      const answer = await bot.as(officer).types(text);
      expect(answer).toMatch(/Hello|What you can do here|I did not understand that|Which case\?|We cannot find that case/);
    },
  );
});

describe('what is nearly a command', () => {
  it.each<[string, Actor, string]>([
    ['my referals', officer, 'Did you mean “my referrals”?'],
    ['refre', officer, 'Did you mean “refer”?'],
    ['I want to make a referral', officer, 'Did you mean “refer”?'],
    ['stuk', coordinator, 'Did you mean “stuck”?'],
  ])('is answered with the command that was meant, and with help: %s', async (typed, who, meant) => {
    const answer = await bot.as(who).types(typed);
    expect(answer).toContain(meant);
    expect(answer).toContain('my referrals');
  });

  it('is not taken for a command of somebody else', async () => {
    expect(await bot.as(officer).types('stuk')).not.toContain('Did you mean');
  });
});

describe('case', () => {
  it.each([
    'case TH-0F1K2M',
    'CASE th-0f1k2m',
    'th-0F1K2M',
    'case THOFlK2M',
    'case 0f1k2m',
    'case   TH – 0F1 K2M',
    'Case TH-0F1K2M.',
    'case oFIk2m',
  ])('finds it however it is typed: %s', async (text) => {
    expect(await bot.as(inspector).types(text)).toContain(`${waiting}: authorise this?`);
  });

  it.each<[string, Actor]>([
    ['somebody who has nothing to do with it', officer],
    ['an operative before there is a job', operative],
    ['an administrator', administrator],
  ])('answers %s as if it did not exist', async (_, who) => {
    const before = bot.stored();
    expect(await bot.as(who).types(`case ${waiting}`)).toBe(notFound);
    expect(await bot.as(who).types('case TH-ZZZZZZ')).toBe(notFound);
    expect(bot.stored()).toEqual(before);
  });

  it.each<[string, Actor, string, string, boolean]>([
    ['the referrer', referrer, waiting, 'your referral', true],
    ['a co-ordinator', coordinator, waiting, 'the whole case', true],
    ['the police desk', desk, unchecked, 'what is the grade?', true],
    ['who holds the job', operative, held, 'your job', true],
    ['another operative', secondOperative, held, 'Taken by Fran Fitter', false],
  ])('shows %s the fullest card that they may see', async (_, who, ref, title, hasNames) => {
    const text = await bot.as(who).types(`case ${ref}`);
    expect([text.includes(title), text.includes('Jo Invented')]).toEqual([true, hasNames]);
  });

  it('writes each reading of a whole case or an address into its record', async () => {
    const reads = async () => (await bot.store.eventsOf(held)).filter(({ did }) => did === 'open').map(({ by }) => by.name);
    const before = await reads();
    for (const who of [coordinator, operative, secondOperative]) await bot.as(who).types(`case ${held}`);
    expect((await reads()).slice(before.length)).toEqual(['Chris Co-ordinator', 'Fran Fitter']);
  });
});

describe('when the app is installed', () => {
  it('greets a person once for each installation, and remembers the chat', async () => {
    const fresh = await startTestBot({ met: [] });
    const someone = fresh.as(inspector);
    await fresh.post(someone.activity({ type: 'conversationUpdate', membersAdded: [{ id: `29:${inspector.id}` }, { id: '28:bot' }] }));
    expect(someone.chat()).toEqual([]);
    await fresh.post(someone.activity({ type: 'installationUpdate', action: 'add' }));
    expect(someone.chat().map(({ summary }) => summary)).toEqual(['Hello']);
    expect(await fresh.store.chatOf(inspector.id)).toMatchObject({ conversationId: `personal-${inspector.id}` });
    await fresh.post(someone.activity({ type: 'installationUpdate', action: 'remove' }));
    expect(someone.chat()).toHaveLength(1);
    await fresh.stop();
  });
});

describe('manners', () => {
  it.each([
    ['REFER please', 'Referral: About you'],
    ['case TH-0F1K2M, please', 'TH-0F1K2M'],
    ['stuck please', 'stuck'],
    ['JOBS?', 'jobs'],
  ])('do not keep “%s” from being understood', async (typed, expected) => {
    const someone = bot.as(coordinator);
    const answer = await someone.types(typed);
    expect(answer.toLowerCase()).toContain(expected.toLowerCase());
    expect(answer).not.toContain('I did not understand');
  });
});
