import type { Actor } from '../../../src/case/case.ts';
import { sections, type Section, type Typed } from '../../../src/referral/questions.ts';
import { coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import { refers } from './form.ts';
import {
  abuse,
  aJob,
  callsSince,
  chatsWith,
  countOf,
  isFollowedUp,
  isScheduled,
  looksAt,
  opensCase,
  plans,
  slowly,
  startWithChannel,
  takes,
} from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

/** Opens the form of a section from the case's own card. */
async function opensSection(who: Actor, ref: string, section: Section): Promise<Someone> {
  const someone = await opensCase(bot, who, ref);
  await someone.presses('Change');
  await someone.presses('Change', {}, sections.indexOf(section));
  return someone;
}
async function changes(who: Actor, ref: string, section: Section, typed: Typed, text = 'The police rang.'): Promise<string> {
  const someone = await opensSection(who, ref, section);
  return someone.presses('Save changes', { ...typed, text });
}

it('keeps what was, what is, why, who and when', async () => {
  const ref = await aJob(bot);
  await changes(officer, ref, 'needs', { details: 'The back door, too.' });
  const current = await bot.caseOf(ref);
  expect(current?.private.amendments).toEqual([
    {
      version: current?.version,
      changes: [{ id: 'details', old: 'Front door has one old lock. Letterbox at knee height.', new: 'The back door, too.' }],
    },
  ]);
  expect(current?.history.at(-1)).toMatchObject({ step: 'change facts', by: { name: 'PC Sam Sample' }, at: '2026-03-04T12:00:00.000Z' });
  expect(current?.private.texts[current.version]).toBe('The police rang.');
});

it('leaves a job where it is when nothing is void by it, and asks no Inspector', async () => {
  const ref = await aJob(bot);
  const asked = countOf(bot, inspector, 'authorise this?');
  await changes(officer, ref, 'needs', { measures: 'replace door locks' });
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.authorised?.by.name]).toEqual(['ready', 'Insp. Alex Example']);
  expect(countOf(bot, inspector, 'authorise this?')).toBe(asked);
  const inChannel = bot.as(operative).goesToChannel();
  inChannel.opens(ref);
  expect(inChannel.text()).toContain('Replace door locks');
  expect(inChannel.text()).not.toContain('letterbox');
  await takes(bot, ref);
});

it.each<[string, Actor, Section, Typed, string, string]>([
  ['address', officer, 'recipient', { address: '9 Other Street\nSampleton' }, '4 Invented Lane', '9 Other Street'],
  ['risk', coordinator, 'risk', { prompt: 'He has a key now.' }, 'He said that he would be back', 'He has a key now.'],
])(
  'makes the authorisation void when the %s has changed: the holder stops first, the Inspectors are asked again and see old and new',
  async (_, who, section, typed, old, now) => {
    const { ref } = await isScheduled(bot);
    const someone = await opensSection(who, ref, section);
    const before = bot.connector.calls.length;
    const first = slowly(bot, operative);
    const asked = countOf(bot, secondInspector, ref);
    await someone.presses('Save changes', { ...typed, text: 'The police rang.' });

    expect(first.meanwhile).toEqual(['new: Fran Fitter']);
    expect(callsSince(bot, before)).toEqual(
      expect.arrayContaining(['new: Insp. Alex Example', 'new: Insp. Kim Instance', 'update: the channel']),
    );
    const current = await bot.caseOf(ref);
    expect([current?.status, current?.authorised, current?.holder, current?.visit]).toEqual([
      'awaiting Inspector',
      undefined,
      undefined,
      undefined,
    ]);
    expect(chatsWith(bot, 'STOP')).toEqual(['Fran Fitter']);
    expect(countOf(bot, operative, 'Invented Lane') + countOf(bot, operative, 'Other Street')).toBe(0);
    expect(countOf(bot, secondInspector, ref)).toBe(asked + 1);
    const insp = looksAt(bot, inspector, `${ref}: authorise this?`);
    expect(insp.text()).toContain('Changed');
    for (const words of [old, now]) expect(insp.text().split('Changed')[1]).toContain(words);

    await insp.presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
    expect(chatsWith(bot, `${ref}: a job to take`)).toEqual(['the channel', 'the channel']);
  },
);

it('brings a changed grade to the police desk again', async () => {
  const ref = await refers(bot.as(referrer));
  await looksAt(bot, desk, ref).presses('Confirm medium');
  await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
  await changes(referrer, ref, 'risk', { threatGrade: 'high' });
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.authorised, current?.check]).toEqual(['awaiting police check', undefined, undefined]);
  await looksAt(bot, desk, `${ref}: what is the grade?`).presses('Confirm high');
  expect(await bot.statusOf(ref)).toBe('ready');
});

it('ends a case that new facts make not eligible, and tells the one who holds it to stop', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  await takes(bot, ref);
  await changes(coordinator, ref, 'risk', { perpetratorLivesThere: 'yes' }, 'He moved in again.');
  expect(await bot.statusOf(ref)).toBe('not eligible');
  expect(chatsWith(bot, 'STOP')).toEqual(['Fran Fitter']);
  expect(looksAt(bot, referrer, 'news of your referral').text()).toContain('(DA1)');
});

it('does not tell them to stop a second time when their chat was emptied and they have planned anew', async () => {
  const { ref } = await isScheduled(bot);
  await changes(officer, ref, 'needs', { details: 'The back door, too.' });
  expect(chatsWith(bot, 'STOP')).toEqual(['Fran Fitter']);
  bot.connector.standing.splice(0);
  await plans(await opensCase(bot, operative, ref));
  expect(chatsWith(bot, 'STOP')).toEqual([]);
  expect(chatsWith(bot, 'this stop is over')).toEqual(['Fran Fitter']);
});

it('tells the holder to look again although the job stays theirs', async () => {
  const { ref } = await isScheduled(bot);
  await changes(officer, ref, 'needs', { details: 'The back door, too.' });
  expect(await bot.statusOf(ref)).toBe('scheduled');
  expect(chatsWith(bot, 'STOP')).toEqual(['Fran Fitter']);
  expect((await opensCase(bot, operative, ref)).text()).toContain('your job');
});

it('takes a visit off the plan when it has become dangerous and nobody has decided on an escort', async () => {
  const ref = await refers(bot.as(referrer), { ...abuse, operativeSafety: 'low', escortLikely: 'no' });
  const fitter = await takes(bot, ref);
  await fitter.presses('Schedule');
  await fitter.presses('Schedule', { visitDate: '6/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: 'none' });
  await changes(referrer, ref, 'safety', { operativeSafety: 'high', operativeRisks: 'weapons' });
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.visit, current?.holder?.name]).toEqual(['allocated', undefined, 'Fran Fitter']);
});

describe('nothing is changed', () => {
  it('when every answer is as it was, and says so kindly', async () => {
    const ref = await aJob(bot);
    const someone = await opensSection(officer, ref, 'risk');
    const before = bot.stored();
    expect(await someone.presses('Save changes', { text: 'No reason.' })).toContain('Nothing is different yet.');
    expect(JSON.stringify(someone.card)).toContain('No reason.');
    expect(bot.stored()).toEqual(before);
  });

  it('without a reason, or with one that is too long; what was typed is kept', async () => {
    const ref = await aJob(bot);
    const someone = await opensSection(officer, ref, 'risk');
    const before = bot.stored();
    expect(await someone.presses('Save changes', { prompt: 'He has a key now.' })).toMatch(
      /There is a problem with 1 answer\n.*Why these facts change: this needs an answer\..*Error: This needs an answer\. Say why, in at most/s,
    );
    expect(await someone.presses('Save changes', { text: 'x'.repeat(1_001) })).toContain('Say why');
    expect(JSON.stringify(someone.card)).toContain('He has a key now.');
    expect(bot.stored()).toEqual(before);
  });

  it('with mistakes, or with a new question that is still open', async () => {
    const ref = await aJob(bot);
    const someone = await opensSection(officer, ref, 'recipient');
    const before = bot.stored();
    expect(await someone.presses('Save changes', { postCode: 'nowhere', text: 'A slip.' })).toContain('problem with 1 answer');
    expect(await someone.presses('Save changes', { postCode: 'DN15 9ZZ', recipientAgreed: 'no', text: 'A slip.' })).toContain(
      '1 more question',
    );
    expect(bot.stored()).toEqual(before);
  });

  it.each<[string, Actor]>([
    ['the operative who holds it', operative],
    ['an Inspector', inspector],
    ['somebody else who refers', referrer],
  ])('by %s', async (_, who) => {
    const { ref } = await isScheduled(bot);
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    for (const card of ['referral', 'whole case', 'allocated job']) {
      const someone = bot.as(who);
      const data = { ref, version, card, section: 'risk', prompt: 'He has a key now.', text: 'x' };
      for (const verb of ['change', 'change section', 'change facts'])
        expect(await someone.sends(verb, data)).toContain(who === referrer ? 'We cannot find that case' : 'Nothing was changed.');
      expect(someone.text()).not.toContain('back on Friday');
    }
    expect(bot.stored()).toEqual(before);
  });

  it('once the work is done', async () => {
    const ref = await isFollowedUp(bot);
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    const data = { ref, version, card: 'referral', section: 'risk', prompt: 'He has a key now.', text: 'x' };
    expect(await bot.as(officer).sends('change facts', data)).toContain('Nothing was changed.');
    expect(bot.stored()).toEqual(before);
  });

  it('from an older card, and the present one comes back', async () => {
    const ref = await aJob(bot);
    const someone = await opensSection(officer, ref, 'risk');
    await takes(bot, ref);
    const before = bot.stored();
    expect(await someone.presses('Save changes', { prompt: 'He has a key now.', text: 'x' })).toContain('Nothing was changed.');
    expect(someone.text()).toContain('Allocated');
    expect(bot.stored()).toEqual(before);
  });
});
