import { buttons } from '../../../bot/buttons/buttons.ts';
import { caseCards } from '../../../src/case/cards.ts';
import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, type Someone, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingCheck, awaitingInspector, ready, withCoordinator } from './cases.ts';
import { inputIds } from './form.ts';
import { aJob, chatsWith, looksAt, reaches, remindersOf, startWithChannel, takes } from './journey.ts';
import { stages } from './stages.ts';

const ref = 'TH-4F7K2M';
const know = 'I know someone in this case';
const hidden = `${ref}: hidden from you\nYou said that you know someone in this case. It is hidden from you.`;
const gaveBack = `${hidden} The job that you held went back, so that somebody else can take it.`;
const notFound = 'We cannot find that case among those you may see. Check the ref: it looks like TH-4F7K2M.';
/** Anything of the case beside its ref. */
const secrets = /Invented|Sampleton|DN15|DN21|07700|LOG 123|Friday|Faraway|Robin|Fran|Letterbox|letterbox|Threat/;

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

/** Everything that stands in somebody's own chat. */
const chatOf = (who: Actor) => bot.as(who).cards().map(textOf).join('\n\n');

/** Presses it, and once more on the card that says what is lost. */
async function stepsBack(someone: Someone): Promise<string> {
  expect(await someone.presses(know)).toContain('hidden from you at once and for good');
  return someone.presses(know);
}

const versionOf = async (one: string) => (await bot.store.find(one))?.case.version ?? 0;

describe('an Inspector who knows someone', () => {
  beforeEach(() => bot.brings(awaitingInspector(ref)));

  it('sees nothing of the case any more, and the co-ordinator hears who it is and of which case, and nothing else', async () => {
    const before = bot.as(referrer).cards().length;
    const alex = looksAt(bot, inspector, `${ref}: authorise this?`);
    expect(await stepsBack(alex)).toBe(hidden);
    expect(chatOf(inspector)).toBe(hidden);
    expect(chatOf(coordinator)).toBe(
      `${ref}: needs your attention\nInsp. Alex Example knows someone in this case. It is hidden from them now.\nThey will be asked nothing more about it, and any job that they held goes back.`,
    );
    expect(bot.as(referrer).cards()).toHaveLength(before);
    expect((await bot.store.eventsOf(ref)).at(-1)).toMatchObject({
      did: 'recuse',
      by: { id: inspector.id },
      from: 'awaiting Inspector',
      to: 'awaiting Inspector',
    });
  });

  it('finds it neither by its ref nor in a list, and the others can still decide', async () => {
    await stepsBack(looksAt(bot, inspector, `${ref}: authorise this?`));
    const alex = bot.as(inspector);
    expect(await alex.types(`case ${ref}`)).toBe(notFound);
    expect(await alex.types('waiting')).toContain('Nothing is waiting for you.');
    expect(await alex.sends('authorise', { ref, version: 3 })).toBe(notFound);
    expect(await alex.sends('authorise', { ref, version: 4 })).toBe(notFound);
    expect(await bot.as(secondInspector).types('waiting')).toContain(ref);
    await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
    expect(chatOf(inspector)).not.toMatch(secrets);
  });

  it('is reminded of nothing, and when nobody is left the co-ordinator hears that too', async () => {
    await stepsBack(looksAt(bot, inspector, `${ref}: authorise this?`));
    await reaches(bot, '2026-03-04T12:31:00.000Z');
    expect(await remindersOf(bot, ref)).toContain('Insp. Kim Instance: inspector, widen');
    expect((await remindersOf(bot, ref)).filter((one) => one.includes('Alex'))).toEqual([]);
    await stepsBack(looksAt(bot, secondInspector, `${ref}: authorise this?`));
    expect(chatOf(coordinator)).toContain('There is nobody to send the request to authorise to.');
  });

  it('may say it from an old card, twice, and by typing it', async () => {
    const old = looksAt(bot, secondInspector, `${ref}: authorise this?`);
    await stepsBack(looksAt(bot, inspector, `${ref}: authorise this?`));
    expect(await stepsBack(old)).toBe(hidden);
    const version = await versionOf(ref);
    expect(await old.sends('recuse', { ref, card: 'authorisation' })).toBe(hidden);
    expect(await bot.as(desk).types(`I know someone in ${ref.toLowerCase()}.`)).toBe(hidden);
    expect(await bot.as(desk).types(`i know someone in ${ref} now, my cousin`)).toBe(hidden);
    expect((await bot.store.find(ref))?.case).toMatchObject({ version: version + 1, recused: [inspector.id, secondInspector.id, desk.id] });
  });

  it('gets no card that was still on its way', async () => {
    const other = awaitingInspector('TH-7Q2M4X');
    for (let times = 0; times < 12; times += 1) bot.connector.faults.push({ on: /./, status: 429, retryAfter: 5 });
    await bot.brings(other);
    await bot.as(inspector).sends('recuse', { ref: other.ref, card: 'authorisation' });
    bot.connector.faults.splice(0);
    for (let times = 0; times < 3; times += 1) await bot.later(60);
    expect(chatsWith(bot, `${other.ref}: authorise this?`)).toEqual(['Insp. Kim Instance']);
    expect(chatOf(inspector)).not.toContain(other.ref);
  });
});

it('When the police desk steps back, the Inspectors are asked for the check in its place', async () => {
  await bot.brings(awaitingCheck(ref));
  expect(chatsWith(bot, 'what is the grade?')).toEqual(['Dana Desk']);
  await stepsBack(looksAt(bot, desk, 'what is the grade?'));
  expect(chatsWith(bot, 'what is the grade?')).toEqual(['Insp. Alex Example', 'Insp. Kim Instance']);
});

describe('an operative who knows someone', () => {
  it('gives the job back with it, and can neither take nor be given it again', async () => {
    const job = await aJob(bot);
    const fran = await takes(bot, job);
    expect(await stepsBack(fran)).toBe(gaveBack.replaceAll(ref, job));
    expect(await bot.statusOf(job)).toBe('ready');
    expect(chatOf(operative)).not.toMatch(secrets);
    expect(chatsWith(bot, `${job}: a job to take`)).toEqual(['the channel', 'the channel']);
    const inChannel = bot.as(operative).goesToChannel();
    inChannel.opens(`${job}: a job to take`);
    expect(await inChannel.presses('Take job')).toBe(notFound);
    const chris = bot.as(coordinator);
    await chris.types(`case ${job}`);
    await chris.presses('Assign');
    expect(inputIds(chris)).toEqual(['assignTo']);
    expect(JSON.stringify(chris.card)).toContain('Toni Toolbox');
    expect(JSON.stringify(chris.card)).not.toContain('Fran Fitter');
    expect(await chris.presses('Assign', { assignTo: 'Fran Fitter, Safer Neighbourhoods' })).toContain('Error');
  });

  it('has said so too who gives the job back for that reason', async () => {
    const job = await aJob(bot);
    const fran = await takes(bot, job);
    await fran.presses('Hand back');
    expect(await fran.presses('Hand back', { reason: know, text: 'A cousin.' })).toBe(gaveBack.replaceAll(ref, job));
    expect(chatOf(coordinator)).toContain('Fran Fitter knows someone in this case.');
    expect(await bot.as(operative).types('jobs')).not.toContain(job);
    expect(await bot.as(operative).goesToChannel().types('jobs')).not.toContain(job);
  });

  it('reads first what is lost, and may go back', async () => {
    const job = await aJob(bot);
    const fran = await takes(bot, job);
    const before = bot.stored();
    const text = await fran.presses(know);
    expect(text).toContain('The job that you hold goes back, so that somebody else can take it, and its address goes from this chat.');
    expect(text).not.toMatch(secrets);
    expect(fran.titles()).toEqual([know, 'Back']);
    expect(bot.stored()).toEqual(before);
    expect(await fran.presses('Back')).toContain('4 Invented Lane');
  });

  it('can say so in the channel: what the others see there stays', async () => {
    await bot.brings(ready(ref));
    const fran = bot.as(operative).goesToChannel();
    fran.opens(`${ref}: a job to take`);
    expect(await stepsBack(fran)).toBe(hidden);
    expect(chatsWith(bot, `${ref}: a job to take`)).toEqual(['the channel']);
    expect(chatsWith(bot, 'hidden from you')).toEqual([]);
  });

  it('leaves a held case to be taken by somebody else when it goes on', async () => {
    await bot.brings(stages['on hold'](ref));
    await bot.as(operative).types(`I know someone in ${ref}`);
    await bot.as(coordinator).types(`case ${ref}`);
    await bot.as(coordinator).sends('resume', { ref, version: await versionOf(ref) });
    expect((await bot.store.find(ref))?.case).toMatchObject({ status: 'ready' });
    expect((await bot.store.find(ref))?.case.holder).toBeUndefined();
  });
});

describe('a co-ordinator who knows someone', () => {
  it('and is the only one: the administrators are told, and asked for nothing else', async () => {
    await bot.brings(withCoordinator(ref));
    expect(await stepsBack(looksAt(bot, coordinator, `${ref}: accept this?`))).toBe(hidden);
    expect(chatOf(coordinator)).toBe(hidden);
    expect(chatOf(administrator)).toContain('Chris Co-ordinator knows someone in this case.');
    expect(chatOf(administrator)).toContain('There is nobody to send the request to decide to.');
    expect(chatOf(administrator)).not.toMatch(secrets);
    for (const list of ['waiting', 'stuck', 'jobs']) expect(await bot.as(coordinator).types(list)).not.toContain(ref);
  });

  it('and nobody is left to mind the case: they are told to find somebody', async () => {
    await bot.brings(withCoordinator(ref));
    await bot.as(administrator).types(`I know someone in ${ref}`);
    expect(await bot.as(coordinator).types(`I know someone in ${ref}`)).toContain(
      'Nobody else looks after this case. Ring your manager now',
    );
  });
});

it('A list without the hidden cases is as long as it would be, over all its pages', async () => {
  const refs = Array.from({ length: 14 }, (_, at) => `TH-${'ABCDEFGHJKMNPQ'[at]}00000`);
  for (const one of refs) await bot.brings(awaitingInspector(one));
  for (const one of refs.slice(0, 8)) await bot.as(inspector).types(`I know someone in ${one}`);
  const alex = bot.as(inspector);
  const first = await alex.types('waiting');
  const second = await alex.presses('Next');
  expect([...`${first}${second}`.matchAll(/TH-.00000/g)].map(([found]) => found)).toEqual(refs.slice(8));
});

it('A referrer keeps their own referral, and who does no work on cases has nothing to step back from', async () => {
  await bot.brings(awaitingInspector(ref, { referrer: inspector }));
  expect(await bot.as(inspector).types(`I know someone in ${ref}`)).toBe(
    'You made this referral, so it stays in your hands. Nothing was changed.',
  );
  expect(await bot.as(officer).types(`I know someone in ${ref}`)).toMatch(
    /^Only the police desk, an Inspector, an operative, a co-ordinator or an administrator may/,
  );
  expect(await bot.as(desk).types('I know someone in TH-000000')).toBe(notFound);
  expect(await bot.as(desk).types('I know someone in')).toContain('In which case?');
  expect((await bot.store.find(ref))?.case.recused).toBeUndefined();
});

const lookedAt = [
  'needs information',
  'awaiting police check',
  'awaiting Inspector',
  'with co-ordinator',
  'scheduled',
  'follow-up',
  'closed',
] as const;
it.each(lookedAt)('Nobody who stepped back is answered anything of a case that is: %s', async (stage) => {
  const current = { ...stages[stage](ref), recused: everybody.map(({ id }) => id), installedAt: '2026-03-04T12:00:00.000Z' };
  await bot.brings(current);
  const before = bot.stored();
  const answers: string[] = [];
  for (const who of [inspector, desk, operative, coordinator, administrator])
    for (const verb of Object.keys(buttons)) {
      const card = caseCards[(answers.length * 7) % caseCards.length];
      const data = { ref, version: current.version, card, section: 'the risk', reason: 'something else', text: 'Because.' };
      answers.push(await bot.as(who).sends(verb, data));
    }
  expect(answers.length).toBeGreaterThan(200);
  expect(answers.filter((text) => secrets.test(text))).toEqual([]);
  expect(bot.stored().cases.find((one) => one.ref === ref)).toEqual(before.cases.find((one) => one.ref === ref));
  expect(chatsWith(bot, ref).filter((chat) => chat !== 'Robin Referrer' && chat !== 'the channel')).toEqual([]);
});
