import { coordinator, northLincolnshire, operative, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { abuse, aJob, countOf, isScheduled, looksAt, opensCase, plans, reaches, startWithChannel, takes, visit } from './journey.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

it('plans no visit before the owner’s agreement and the escort are recorded, with who and when', async () => {
  const ref = await aJob(bot);
  const fitter = await takes(bot, ref);
  await fitter.presses('Schedule');
  const before = bot.stored();
  const lacking = { ...visit, visitAgreement: '', visitEscort: '', visitEscortBy: '' };
  const text = await fitter.presses('Schedule', lacking);
  expect(text).toContain('There are problems with 3 answers');
  expect(text).toContain('Say who agreed, and when. Without it no visit can be planned');
  expect(text).toContain('the visit may be dangerous');
  expect(bot.stored()).toEqual(before);

  expect(await fitter.presses('Schedule', visit)).toContain('Friday 6 March, 9am to 11am. If that fails: Monday 9 March.');
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.ownerAgreed, current?.private.agreement]).toEqual(['scheduled', true, 'Example Housing, on Monday']);
  expect([current?.escort?.decision, current?.escort?.by.name, current?.escort?.at, current?.private.escort]).toEqual([
    'no escort needed',
    'Fran Fitter',
    '2026-03-04T12:00:00.000Z',
    'Sgt Sample, today',
  ]);
  expect(fitter.text()).toContain('No escort needed (decided by: Sgt Sample, today)');
});

it('does not ask again for an agreement that the referral brought, nor for an escort where the visit is safe', async () => {
  const ref = await refers(bot.as(referrer), { ...abuse, operativeSafety: 'low', escortLikely: 'no' });
  const fitter = await takes(bot, ref);
  await fitter.presses('Schedule');
  expect(fitter.text()).not.toMatch(/agreed for the landlord|escort/);
  await fitter.presses('Schedule', { visitDate: '6/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: 'none' });
  expect(await bot.statusOf(ref)).toBe('scheduled');
});

it.each([
  ['the risk is low but an escort is likely', { operativeSafety: 'low', escortLikely: 'yes' }, true],
  ['the risk is not known', { operativeSafety: 'not known', escortLikely: 'no' }, true],
  ['the risk is medium', { operativeSafety: 'medium', escortLikely: 'no' }, false],
])('asks for the escort’s decision when it is needed: %s', async (_, change, asked) => {
  const ref = await refers(bot.as(referrer), { ...abuse, ...change });
  const fitter = await takes(bot, ref);
  await fitter.presses('Schedule');
  expect(fitter.text().includes('Does a police escort go along?')).toBe(asked);
});

it.each<[string, Record<string, string>, string]>([
  ['yesterday', { visitDate: '3/3/2026' }, 'in the past'],
  ['earlier today', { visitDate: '4/3/2026', visitFrom: '11am', visitTo: '1pm' }, 'in the past'],
  ['a visit that ends before it starts', { visitFrom: '2pm', visitTo: '1pm' }, 'the end is not after the start'],
  ['a visit that ends as it starts', { visitTo: '9am' }, 'the end is not after the start'],
  ['a day that there is not', { visitDate: '31/2/2027' }, 'there is no such day'],
  ['an hour that there is not', { visitFrom: '25:00' }, 'cannot read this time'],
  ['a second day before the first', { visitFallback: '5/3/2026' }, 'If that fails'],
  ['an escort that is neither', { visitEscort: 'perhaps' }, 'not one of the choices'],
])('refuses %s, keeps what was typed, and changes nothing', async (_, change, words) => {
  const fitter = await takes(bot, await aJob(bot));
  await fitter.presses('Schedule');
  const before = bot.stored();
  const text = await fitter.presses('Schedule', { ...visit, ...change });
  expect(text).toContain('problem');
  expect(text).toContain(words);
  expect(JSON.stringify(fitter.card)).toContain('Example Housing, on Monday');
  expect(bot.stored()).toEqual(before);
});

it('lets the co-ordinator plan the visit for the holder, who gets it on a card of their own', async () => {
  const ref = await aJob(bot);
  await takes(bot, ref);
  const minds = await opensCase(bot, coordinator, ref);
  await plans(minds);
  expect(await bot.statusOf(ref)).toBe('scheduled');
  expect(countOf(bot, operative, 'Friday 6 March, 9am to 11am')).toBeGreaterThanOrEqual(1);
});

it('reminds the operative the evening before and one hour before, once each, and asks when nothing was reported', async () => {
  const { ref } = await isScheduled(bot);
  const counts = () =>
    [
      'your visit is tomorrow, Friday 6 March, 9am to 11am, in DN15.',
      'your visit is today, 9am to 11am, in DN15.',
      'nothing was reported',
    ].map((text) => countOf(bot, operative, text));
  await reaches(bot, '2026-03-05T17:59:00Z');
  expect(counts()).toEqual([0, 0, 0]);
  await reaches(bot, '2026-03-05T18:00:00Z');
  expect(counts()).toEqual([1, 0, 0]);
  await reaches(bot, '2026-03-06T07:59:00Z');
  expect(counts()).toEqual([1, 0, 0]);
  await reaches(bot, '2026-03-06T08:00:00Z');
  expect(counts()).toEqual([1, 1, 0]);
  await reaches(bot, '2026-03-06T12:59:00Z');
  expect(counts()).toEqual([1, 1, 0]);
  await reaches(bot, '2026-03-06T13:00:00Z');
  expect(counts()).toEqual([1, 1, 1]);
  const over = 'The visit planned for Friday 6 March, 9am to 11am, is over and nothing was reported.';
  expect(looksAt(bot, operative, over).text()).toContain(`${over} Are you safe? Ring the co-ordinator, then report what was done.`);
  const minds = looksAt(bot, coordinator, over).text();
  expect(minds).toContain(`${over} Is everybody safe? Please ring Fran Fitter. What was done must still be reported.`);
  expect(minds).toContain('Visit: Friday 6 March, 9am to 11am, in DN15');
  expect(minds).not.toMatch(/Invented|Due /);
  expect(countOf(bot, coordinator, 'nothing was reported')).toBe(1);
  expect(await bot.statusOf(ref)).toBe('scheduled');
});

it('reminds of the visit as it is planned now, not as it was', async () => {
  const { fitter } = await isScheduled(bot);
  await plans(fitter, { visitDate: '10/3/2026', visitFallback: 'none' });
  await reaches(bot, '2026-03-05T18:30:00Z');
  await reaches(bot, '2026-03-06T08:30:00Z');
  expect(countOf(bot, operative, 'A reminder: your visit')).toBe(0);
  await reaches(bot, '2026-03-09T18:00:00Z');
  expect(countOf(bot, operative, 'your visit is tomorrow')).toBe(1);
});

it('keeps London’s hours when the clocks change between planning and visit', async () => {
  expect(northLincolnshire.clocks.visit).toMatchObject({ eveningHour: 18, before: 'PT1H' });
  const { ref, fitter } = await isScheduled(bot);
  await plans(fitter, { visitDate: '30/3/2026', visitFallback: 'none' });
  expect((await bot.caseOf(ref))?.visit?.from).toBe('2026-03-30T08:00:00.000Z');
  expect(fitter.text()).toContain('Monday 30 March, 9am to 11am');
  await reaches(bot, '2026-03-29T16:59:00Z');
  expect(countOf(bot, operative, 'your visit is tomorrow')).toBe(0);
  await reaches(bot, '2026-03-29T17:00:00Z');
  expect(countOf(bot, operative, 'your visit is tomorrow')).toBe(1);
});
