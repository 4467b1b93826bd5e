import type { Actor } from '../../../src/case/case.ts';
import { homeKey } from '../../../src/people/person-key.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { fillsIn, refers } from './form.ts';
import { aJob, looksAt, opensCase, reaches, startWithChannel, takes } from './journey.ts';
import { openPart } from './stored.ts';

let bot: TestBot;
const faraway = homeKey('9 Faraway Road', 'DN15 8ZZ') ?? '';
const homes = { [officer.id]: faraway, [secondInspector.id]: faraway, [operative.id]: faraway };
const atHome: Typed = { perpetratorWhereMore: '9 Faraway Road, Sampleton, DN15 8ZZ' };
const chatOf = (who: Actor) => bot.as(who).cards().map(textOf);
/** Who was named to somebody, in the words of the card. */
const named = (who: Actor) => chatOf(who).flatMap((text) => (/needs your attention/.test(text) ? [text.split('\n')[1]] : []));
const toDo =
  'If it may be them, do not ask them: speak to their supervisor. Take the job from them if they hold it, and restrict the case: open the whole case, or type “restrict” and the ref.';

describe('the perpetrator, by name', () => {
  beforeEach(async () => {
    bot = await startWithChannel();
  });
  afterEach(() => bot.stop());

  it('who sends is named to the co-ordinators, and told nothing themselves', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'SAMPLE, Sam (her husband)' });
    expect(chatOf(coordinator)).toContain(`${ref}: needs your attention\nPC Sam Sample has the same name as the perpetrator.\n${toDo}`);
    expect([officer, desk, inspector, administrator].flatMap(named)).toEqual([]);
  });

  it('who is asked to authorise is named', async () => {
    const ref = await refers(bot.as(referrer), { perpetratorName: 'Alex Example' });
    expect(named(coordinator)).toEqual([]);
    await looksAt(bot, desk, ref).presses('Confirm medium');
    expect(named(coordinator)).toEqual(['Insp. Alex Example has the same name as the perpetrator.']);
    expect([inspector, secondInspector, desk, referrer, administrator].flatMap(named)).toEqual([]);
  });

  it('who was off duty, and is asked when all Inspectors are, is named then', async () => {
    await bot.as(secondInspector).types('off duty until tomorrow');
    await refers(bot.as(officer), { perpetratorName: 'Kim Instance', urgency: 'immediate' });
    expect(named(coordinator)).toEqual([]);
    await reaches(bot, '2026-03-04T12:30:00Z');
    expect(named(coordinator)).toContain('Insp. Kim Instance has the same name as the perpetrator.');
    expect(named(secondInspector)).toEqual([]);
  });

  it('who decides without having been asked is named', async () => {
    await bot.as(secondInspector).types('off duty until tomorrow');
    const ref = await refers(bot.as(officer), { perpetratorName: 'Kim Instance' });
    await (await opensCase(bot, secondInspector, ref)).presses('Authorise');
    expect(named(coordinator)).toEqual(['Insp. Kim Instance has the same name as the perpetrator.']);
  });

  it('who takes the job is named; the job says nothing of it', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Fran Fitter' });
    expect(named(coordinator)).toEqual([]);
    await takes(bot, ref);
    expect(named(coordinator)).toEqual(['Fran Fitter has the same name as the perpetrator.']);
    expect(named(operative)).toEqual([]);
    expect(chatOf(operative).join('\n')).not.toMatch(/perpetrator/i);
  });

  it.each(['not known', 'Unknown', 'none'])('who is “%s” is nobody', async (perpetratorName) => {
    const ref = await aJob(bot, { perpetratorName });
    await takes(bot, ref);
    expect((await bot.store.find(ref))?.case.private.answers.perpetratorName).toBe('not known');
    expect(named(coordinator)).toEqual([]);
  });

  it('is no blank: the form asks until something stands there', async () => {
    const pc = bot.as(officer);
    await expect(fillsIn(pc, { perpetratorName: ' ' })).rejects.toThrow('Error: This needs an answer. Enter a name, or “not known”.');
    expect(pc.text()).toContain('Who is the perpetrator: this needs an answer.');
  });

  it('stands in no message, posting or event in the clear, nor that somebody is the same', async () => {
    const typed = { perpetratorName: 'Bobby Birthname', referrerName: 'Bobby Birthname' };
    await fillsIn(bot.as(officer), typed);
    for (let times = 0; times < 40; times += 1) bot.connector.faults.push({ on: /./, status: 429, retryAfter: 5 });
    await bot.as(officer).sends('send', await draft());
    const waiting = JSON.stringify(bot.stored().messages);
    bot.connector.faults.splice(0);
    for (let times = 0; times < 3; times += 1) await bot.later(60);
    expect(named(coordinator)).toEqual(['PC Sam Sample has the same name as the perpetrator.']);
    const { messages, postings, events } = bot.stored();
    for (const text of [waiting, JSON.stringify(postings)]) expect(text).toContain('may know someone');
    for (const text of [waiting, JSON.stringify([messages, postings, events.map(openPart)])])
      expect(text.replaceAll(/private\.(typed|answers)\.\w+/g, '')).not.toMatch(/Birthname|perpetrator|same/i);
  });

  it('is told no more on the card that stands when the case is over', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Sam Sample' });
    expect(named(coordinator)).toEqual(['PC Sam Sample has the same name as the perpetrator.']);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Cancel');
    await minds.presses('Cancel', { reason: 'the recipient has moved', text: 'She lives elsewhere.' });
    expect(named(coordinator)).toEqual(['PC Sam Sample may know someone in this case.']);
  });
});

const draft = async () => {
  const found = bot.stored().cases.map(({ doc }) => JSON.parse(String(doc)) as { ref: string; version: number; status: string });
  const open = found.find(({ status }) => status === 'draft');
  return { ref: open?.ref, version: open?.version };
};

describe('the perpetrator, by home', () => {
  afterEach(() => bot.stop());

  it('who sends, is asked or takes and lives there is named', async () => {
    bot = await startWithChannel({ homes });
    const ref = await aJob(bot, atHome);
    await takes(bot, ref);
    expect(named(coordinator)).toEqual([
      'PC Sam Sample has the same address as the perpetrator.',
      'Insp. Kim Instance has the same address as the perpetrator.',
      'Fran Fitter has the same address as the perpetrator.',
    ]);
    expect(JSON.stringify(bot.stored().postings)).not.toMatch(new RegExp(`${faraway}|address`));
  });

  it('is nobody’s where it is not sure to be theirs', async () => {
    bot = await startWithChannel({ homes });
    await takes(bot, await aJob(bot, { perpetratorWhereMore: 'perhaps at 9 Faraway Road, DN15 8ZZ' }));
    expect(named(coordinator)).toEqual([]);
  });

  it('goes without a word on why to the administrators, when no co-ordinator can be reached', async () => {
    bot = await startWithChannel({ homes, met: [...everybody, referrer].filter(({ id }) => id !== coordinator.id) });
    await refers(bot.as(officer), atHome);
    expect(named(administrator)).toContain('PC Sam Sample may know someone in this case.');
    expect(chatOf(administrator).join('\n')).not.toMatch(/same|perpetrator|Faraway/);
  });
});
