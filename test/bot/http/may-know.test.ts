import type { Actor } from '../../../src/case/case.ts';
import { asTyped } from '../../../src/acts/answer.ts';
import { homeKey } from '../../../src/people/person-key.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import {
  administrator,
  coordinator,
  desk,
  inspector,
  officer,
  operative,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { typedIn } from '../../src/case/drafts.ts';
import { everybody, type TestBot } from './bot.ts';
import { textOf, titlesOf } from './cards.ts';
import type { Card } from './connector.ts';
import { fillsIn, refers } from './form.ts';
import { aJob, everywhere, isScheduled, looksAt, opensCase, reaches, startWithChannel, takes } from './journey.ts';
import { openPart } from './stored.ts';

let bot: TestBot;
const faraway = homeKey('9 Faraway Road', 'DN15 8ZZ') ?? '';
const homes = { [officer.id]: faraway, [secondInspector.id]: faraway, [operative.id]: faraway };
const atHome: Typed = { perpetratorWhereMore: '9 Faraway Road, Sampleton, DN15 8ZZ' };
const chatOf = (who: Actor) => bot.as(who).cards().map(textOf);
/** Who was named to somebody, in the words of the card. */
const named = (who: Actor) =>
  chatOf(who).flatMap((text) => (/needs your attention|is this the same person/.test(text) ? [text.split('\n')[1]] : []));
/** Everything that somebody can get at of a case by themselves. */
async function finds(who: Actor, ref: string): Promise<string> {
  const shown: string[] = [];
  for (const typed of [`case ${ref}`, 'waiting', 'jobs', 'stuck', `I know someone in ${ref}`, `restrict ${ref}`])
    shown.push(`${await bot.as(who).types(typed)} ${bot.as(who).cards().at(-1) ? textOf(bot.as(who).cards().at(-1) as Card) : ''}`);
  return shown.join('\n');
}
const look = (ref: string) => `${ref}: is this the same person?`;
const nothing = 'We cannot find that case among those you may see.';

describe('the perpetrator, by name', () => {
  beforeEach(async () => {
    bot = await startWithChannel();
  });
  afterEach(() => bot.stop());

  it('who sends is looked at by the co-ordinators, and told nothing themselves', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'SAMPLE, Sam (her husband)' });
    const card = looksAt(bot, coordinator, look(ref));
    expect(card.text()).toContain('PC Sam Sample has the same name as the perpetrator.');
    expect(card.text()).toContain('They are: police officer, the referrer');
    expect(card.text()).toContain('Who is the perpetrator: SAMPLE, Sam (her husband)');
    expect(card.titles()).toEqual(['Not the same person', 'The same', 'Open']);
    expect([officer, desk, inspector, administrator].flatMap(named)).toEqual([]);
  });

  it('who is an Inspector is not asked, sees nothing, and hears no hint; the other one decides', async () => {
    const ref = await refers(bot.as(referrer), { perpetratorName: 'Alex Example' });
    await looksAt(bot, desk, ref).presses('Confirm medium');
    expect(named(coordinator)).toEqual(['Insp. Alex Example has the same name as the perpetrator.']);
    expect(chatOf(inspector).join('\n')).not.toContain(ref);
    expect(chatOf(secondInspector).join('\n')).toContain(`${ref}: authorise this?`);
    const found = await finds(inspector, ref);
    expect(found).toContain(nothing);
    expect(found.replaceAll(nothing, '')).not.toMatch(new RegExp(`${ref}|perpetrator|DN15|Invented`));
    await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await statusOf(ref)).toBe('ready');
    expect([inspector, secondInspector, desk, referrer, administrator].flatMap(named)).toEqual([]);
  });

  it('of whom a press is forged decides nothing, and reads that there is no such case', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'Alex Example' });
    const { version } = await caseOf(ref);
    expect(await bot.as(inspector).sends('authorise', { ref, version })).toContain(nothing);
    expect(await bot.as(inspector).sends('not the same person', { ref, version, look: '2.1' })).toContain(nothing);
    expect(await statusOf(ref)).toBe('awaiting Inspector');
  });

  it('is the only Inspector: the co-ordinators hear at once that there is nobody to ask', async () => {
    await bot.stop();
    bot = await startWithChannel({ people: everybody.filter(({ id }) => id !== secondInspector.id) });
    await refers(bot.as(officer), { perpetratorName: 'Alex Example' });
    expect(named(coordinator)).toEqual(expect.arrayContaining(['There is nobody to send the request to authorise to.']));
  });

  it('who is an operative does not get the job: the channel has the ref alone, the other one takes it in the own chat', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Fran Fitter' });
    const inChannel = bot.as(operative).goesToChannel();
    expect(inChannel.cards().map(textOf)).toEqual([`${ref}: restricted\nA co-ordinator assigns this one.`]);
    expect(inChannel.cards().flatMap(titlesOf)).toEqual([]);
    expect(chatOf(operative).join('\n')).not.toContain(ref);
    expect(await finds(operative, ref)).not.toMatch(/DN15|perpetrator|a job to take/);
    const other = looksAt(bot, secondOperative, `${ref}: a job to take`);
    await other.presses('Take job');
    expect((await caseOf(ref)).holder?.name).toBe('Toni Toolbox');
    expect(named(coordinator)).toEqual(['Fran Fitter has the same name as the perpetrator.']);
    expect(
      everywhere(bot, ref)
        .filter(({ chat }) => chat === 'the channel')
        .map(({ text }) => text),
    ).toEqual([`${ref}: restricted\nA co-ordinator assigns this one.`]);
  });

  it('who is found to be another person gets the job again, and the channel with them', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Fran Fitter' });
    const minds = looksAt(bot, coordinator, look(ref));
    await minds.presses('Not the same person');
    expect(minds.text()).toMatch(/settled\nSettled: Chris Co-ordinator looked: not the same person/);
    await takes(bot, ref);
    expect((await caseOf(ref)).holder?.name).toBe('Fran Fitter');
    expect(chatOf(operative).join('\n')).toContain('4 Invented Lane');
  });

  it('who is found to be the same sees nothing for good, and nobody is asked again', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Fran Fitter' });
    await looksAt(bot, coordinator, look(ref)).presses('The same');
    expect(await finds(operative, ref)).toContain(nothing);
    await reaches(bot, '2026-03-06T12:00:00Z');
    expect(chatOf(coordinator).filter((text) => text.startsWith(look(ref)))).toEqual([]);
    expect(chatOf(operative).join('\n')).not.toContain(ref);
  });

  it('a look that nobody takes climbs the ladder, and the administrators get it with its buttons at the last rung', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'Kim Instance', urgency: 'immediate' });
    await reaches(bot, '2026-03-04T12:15:00Z');
    expect(looksAt(bot, coordinator, look(ref)).text()).toContain('A reminder: nobody has looked at this yet.');
    await reaches(bot, '2026-03-04T12:59:00Z');
    expect(chatOf(administrator).join('\n')).not.toContain(ref);
    await reaches(bot, '2026-03-04T13:00:00Z');
    expect(looksAt(bot, coordinator, look(ref)).text()).toContain('Nobody has looked at this. Please ring one another and look now.');
    const admin = looksAt(bot, administrator, look(ref));
    expect(admin.titles()).toEqual(['Not the same person', 'The same']);
    await admin.presses('Not the same person');
    expect(chatOf(secondInspector).join('\n')).toContain(`${ref}: authorise this?`);
  });

  it('a co-ordinator who is compared gets no look and settles none; where there is no other, the administrators do', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'Chris Co-ordinator' });
    expect(named(coordinator)).toEqual([]);
    expect(chatOf(coordinator).join('\n')).not.toContain(ref);
    expect(await bot.as(coordinator).types('waiting')).toContain('Nothing is waiting for you.');
    const admin = looksAt(bot, administrator, look(ref));
    const [id] = (await caseOf(ref)).looks ?? [];
    const { version } = await caseOf(ref);
    expect(await bot.as(coordinator).sends('not the same person', { ref, version, look: id?.id })).toContain(nothing);
    expect((await caseOf(ref)).looks?.[0]?.settled).toBeUndefined();
    await admin.presses('Not the same person');
    expect(await bot.as(coordinator).types('waiting')).toContain(ref);
  });

  it('an answer is given once: the second hears who was faster, and after the end there is nothing to answer', async () => {
    const ref = await refers(bot.as(officer), { perpetratorName: 'Alex Example' });
    await reaches(bot, '2026-03-08T12:00:00Z');
    const { version, looks } = await caseOf(ref);
    const on = { ref, version, look: looks?.[0]?.id };
    await bot.as(coordinator).sends('the same', on);
    const said = await bot.as(administrator).sends('not the same person', on);
    expect(`${said} ${chatOf(administrator).join(' ')}`).not.toContain('not the same person today');
    expect((await caseOf(ref)).looks?.[0]?.settled?.did).toBe('the same');
    await bot
      .as(officer)
      .sends('withdraw', { ref, version: (await caseOf(ref)).version, card: 'referral', reason: 'no longer needed', text: 'Moved.' });
    await bot.as(coordinator).sends('not the same person', on);
    expect((await caseOf(ref)).looks?.[0]?.settled?.did).toBe('the same');
  });

  it('who has the referrer’s name does not decide, by account or as it was typed', async () => {
    const ref = await refers(bot.as(officer), { referrerName: 'Insp. Alex EXAMPLE' });
    expect(chatOf(inspector).join('\n')).not.toContain(ref);
    const { version } = await caseOf(ref);
    expect(await bot.as(inspector).sends('authorise', { ref, version })).toMatch(/The referrer of this case has your name/);
    expect(await statusOf(ref)).toBe('awaiting Inspector');
    await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await statusOf(ref)).toBe('ready');
  });

  it('whose name is corrected after the job was taken: they stop, lose it, and read no more', async () => {
    const ref = await aJob(bot);
    const fitter = await takes(bot, ref);
    expect(fitter.text()).toContain('4 Invented Lane');
    await changesPerpetrator(ref, 'Fran Fitter');
    const { holder, status, looks } = await caseOf(ref);
    expect([holder, status, looks?.[0]?.who.name, looks?.[0]?.held]).toEqual([undefined, 'ready', 'Fran Fitter', true]);
    expect(chatOf(operative).filter((text) => text.includes(ref))).toEqual([
      `${ref}: this job went back\nThis job went back.`,
      `${ref}: STOP, do not go\nIf you are on your way, turn round. This job went back.`,
    ]);
    const card = looksAt(bot, coordinator, look(ref));
    expect(card.text()).toContain('First: is the recipient safe? Have the police been told?');
    expect(card.text()).toContain('Fran Fitter could read this case from today at 12pm');
    expect(looksAt(bot, secondOperative, `${ref}: a job to take`).titles()).toContain('Take job');
    await reaches(bot, '2026-03-04T12:15:00Z');
    expect(looksAt(bot, coordinator, look(ref)).text()).toContain('A reminder: nobody has looked at this yet.');
  });

  it('that they are another person is void when the facts change', async () => {
    const ref = await aJob(bot, { perpetratorName: 'Fran Fitter' });
    await looksAt(bot, coordinator, look(ref)).presses('Not the same person');
    await changesPerpetrator(ref, 'Fran Fitter (her ex-partner)');
    expect(looksAt(bot, coordinator, look(ref)).titles()).toContain('The same');
    expect(await finds(operative, ref)).toContain(nothing);
  });

  it('who refers sees what they sent and how it stands, and no more, until somebody has looked', async () => {
    const { ref } = await isScheduled(bot, { perpetratorName: 'Sam Sample' });
    const seen = () =>
      chatOf(officer)
        .filter((text) => text.includes(ref))
        .join('\n');
    expect(seen()).toContain('Scheduled');
    expect(seen()).not.toMatch(/Fran Fitter|6 March|9am/);
    await opensCase(bot, officer, ref);
    expect(seen()).not.toMatch(/Fran Fitter|6 March|9am/);
    const { version } = await caseOf(ref);
    expect(await bot.as(officer).sends('change section', { ref, version, card: 'referral', section: 'recipient' })).not.toContain(
      '4 Invented',
    );
    await looksAt(bot, coordinator, look(ref)).presses('Not the same person');
    await opensCase(bot, officer, ref);
    expect(seen()).toMatch(/6 March/);
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

const caseOf = async (ref: string) => {
  const found = (await bot.store.find(ref))?.case;
  if (!found) throw new Error(`There is no case ${ref}.`);
  return found;
};
const statusOf = async (ref: string) => (await caseOf(ref)).status;
/** The co-ordinator corrects who the perpetrator is. */
async function changesPerpetrator(ref: string, perpetratorName: string): Promise<void> {
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Change');
  const { version } = await caseOf(ref);
  const typed = { ...typedIn('risk'), ...(await asNow(ref)), perpetratorName, text: 'We know more.' };
  await bot.as(coordinator).sends('change facts', { ref, version, card: 'whole case', section: 'risk', ...typed });
}
const asNow = async (ref: string): Promise<Typed> => {
  const { answers } = (await caseOf(ref)).private;
  return Object.fromEntries(Object.entries(asTyped(answers)).filter(([id]) => id in typedIn('risk')));
};

const draft = async () => {
  const found = bot.stored().cases.map(({ doc }) => JSON.parse(String(doc)) as { ref: string; version: number; status: string });
  const open = found.find(({ status }) => status === 'draft');
  return { ref: open?.ref, version: open?.version };
};

describe('the perpetrator, by home', () => {
  afterEach(() => bot.stop());

  it('who sends, would be asked or could take it and lives there is kept back', async () => {
    bot = await startWithChannel({ homes });
    const ref = await aJob(bot, atHome);
    expect(named(coordinator).sort()).toEqual([
      'Fran Fitter has the same address as the perpetrator.',
      'Insp. Kim Instance has the same address as the perpetrator.',
      'PC Sam Sample has the same address as the perpetrator.',
    ]);
    for (const who of [secondInspector, operative]) expect(await finds(who, ref)).toContain(nothing);
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
