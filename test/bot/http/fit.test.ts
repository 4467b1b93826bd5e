import { coordinator, northLincolnshire, officer, operative } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import { inputIds } from './form.ts';
import { fit, isScheduled, looksAt, opensCase, startWithChannel } from './journey.ts';

let bot: TestBot;
let ref: string;
let fitter: Someone;
beforeEach(async () => {
  bot = await startWithChannel();
  ({ ref, fitter } = await isScheduled(bot));
  await fitter.presses('Record fit');
});
afterEach(() => bot.stop());
const caseOf = async () => (await bot.store.find(ref))?.case;
const without = (...ids: string[]) => Object.fromEntries(Object.entries(fit).filter(([id]) => !ids.includes(id)));

it('asks for a result of every measure that was asked for, and for no photo', () => {
  expect(fitter.text()).toContain('Seal letterbox and fit an external one: was it fitted?');
  expect(fitter.text()).toContain('Replace door locks: was it fitted?');
  expect(fitter.text()).toContain('No photos are needed.');
  expect(inputIds(fitter)).toEqual(['fit0Result', 'fit1Result', 'fitExtra', 'fitDoor', 'fitGoods', 'fitTime']);
});

it('records item by item what was fitted, why something was not, extra work, and the cost of goods and time', async () => {
  await fitter.presses('Record fit', { ...fit, fitExtra: 'Spy hole', fitGoods: '£1,042.50', fitTime: '0' });
  const current = await caseOf();
  expect(current?.status).toBe('installed');
  expect(current?.costs).toEqual({ goods: 104_250, time: 0 });
  expect(current?.private.fit).toEqual({
    results: [
      { measure: 'seal letterbox and fit an external one', fitted: true, quantity: 1, product: 'External letterbox' },
      { measure: 'replace door locks', fitted: false, because: 'The door is too thin' },
    ],
    ...{ extra: 'Spy hole', goods: 104_250, time: 0, weakDoor: 'no' },
    fire: { post: 'yes', alarm: 'yes', escape: 'yes', arson: 'no' },
  });
  const minds = looksAt(bot, coordinator, `${ref}: fitted`);
  for (const words of ['External letterbox', 'The door is too thin', 'Spy hole', '042.50', '£0.00']) expect(minds.text()).toContain(words);
  expect(looksAt(bot, officer, 'news of your referral').text()).toContain('Fran Fitter recorded what was fitted');
});

it('asks more where an answer brings more questions, and saves nothing by halves', async () => {
  const before = bot.stored();
  await fitter.presses('Record fit', {
    fit0Result: 'fitted',
    fit1Result: 'not fitted',
    fitExtra: 'none',
    fitDoor: 'no',
    fitGoods: '1',
    fitTime: '2',
  });
  expect(fitter.text()).toContain(
    'Your answers bring 7 more questions: “Seal letterbox and fit an external one: how many?”, “Seal letterbox and fit an external one: which product?”, “Replace door locks: why was it not fitted?” and 4 more.',
  );
  expect(fitter.text().match(/New: /g)).toHaveLength(7);
  expect(fitter.text()).toContain('New: Is there a working smoke alarm?');
  expect(inputIds(fitter)).toEqual([
    ...['fit0Result', 'fit0Quantity', 'fit0Product', 'fit1Result', 'fit1Because'],
    ...['fitPost', 'fitAlarm', 'fitEscape', 'fitArson', 'fitExtra', 'fitDoor', 'fitGoods', 'fitTime'],
  ]);
  expect(await fitter.presses('Record fit', { fit0Quantity: '1', fit0Product: 'Lock', fit1Because: 'Too thin' })).toContain('answers');
  expect(fitter.text()).not.toContain('New: Replace door locks');
  expect(JSON.stringify(fitter.card)).toContain('Too thin');
  expect(bot.stored()).toEqual(before);
  await fitter.presses('Record fit', { fitPost: 'yes', fitAlarm: 'no', fitEscape: 'not known', fitArson: 'no' });
  expect((await caseOf())?.private.fit?.fire).toEqual({ post: 'yes', alarm: 'no', escape: 'not known', arson: 'no' });
});

it.each<[string, Record<string, string>]>([
  ['a cost below nothing', { fitGoods: '-5' }],
  ['a cost beyond all reason', { fitTime: '1e9' }],
  ['a cost above £10,000', { fitGoods: '10000.01' }],
  ['a cost in words', { fitGoods: 'forty' }],
  ['part of a penny', { fitGoods: '1.234' }],
  ['no cost', { fitTime: '' }],
  ['a quantity of nothing', { fit0Quantity: '0' }],
  ['a hundred of something', { fit0Quantity: '100' }],
  ['no product', { fit0Product: ' ' }],
  ['no reason', { fit1Because: '' }],
  ['a result that is neither', { fit1Result: 'perhaps' }],
  ['a product longer than a line', { fit0Product: 'x'.repeat(101) }],
])('refuses %s plainly, keeps the rest, and changes nothing', async (_, change) => {
  const before = bot.stored();
  const text = await fitter.sends('record fit', { ref, version: (await caseOf())?.version, card: 'allocated job', ...fit, ...change });
  expect(text).toMatch(/There (is a problem|are problems) with/);
  expect(JSON.stringify(fitter.card)).toContain('fit0Product');
  expect(bot.stored()).toEqual(before);
});

it('refuses a result for a measure that nobody asked for, and changes nothing', async () => {
  const before = bot.stored();
  const version = (await caseOf())?.version;
  const more = { fit2Result: 'fitted', fit2Quantity: '1', fit2Product: 'Alarm' };
  const text = await fitter.sends('record fit', { ref, version, card: 'allocated job', ...fit, ...more });
  expect(text).toContain('a result for a measure that nobody asked for');
  expect(bot.stored()).toEqual(before);
});

it.each<[string, Record<string, string>, boolean]>([
  ['arson was threatened', { fitArson: 'yes' }, true],
  ['there is no working smoke alarm', { fitAlarm: 'no' }, true],
  ['there is no way out', { fitEscape: 'no' }, true],
  ['nothing is amiss', {}, false],
])('offers the fire service’s visit when a letterbox was sealed and %s', async (_, change, offered) => {
  await fitter.presses('Record fit', { ...fit, ...change });
  expect(looksAt(bot, coordinator, `${ref}: fitted`).text().includes('fire service')).toBe(offered);
});

it('asks nothing about fire when no letterbox was sealed', async () => {
  await fitter.presses('Record fit', {
    ...without('fit0Quantity', 'fit0Product', 'fitPost', 'fitAlarm', 'fitEscape', 'fitArson'),
    ...{ fit0Result: 'not fitted', fit0Because: 'It is sealed already' },
  });
  const current = await caseOf();
  expect([current?.status, current?.private.fit?.fire]).toEqual(['installed', undefined]);
});

it('notes a weak door as the landlord’s', async () => {
  await fitter.presses('Record fit', { ...fit, fitDoor: 'yes' });
  expect(looksAt(bot, coordinator, `${ref}: fitted`).text()).toMatch(/weak or damaged.*landlord/i);
});

it('asks for no result of what the team does not provide', async () => {
  const second = await isScheduled(bot, { measures: 'replace door locks,CCTV,something else', measuresMore: 'A spy hole' });
  await second.fitter.presses('Record fit');
  expect(second.fitter.text()).toContain('Replace door locks: was it fitted?');
  expect(second.fitter.text()).not.toContain('CCTV: was it fitted?');
  expect(northLincolnshire.measures.notProvided).toContain('CCTV');
});

it('is for the holder alone, and for a visit that was planned', async () => {
  const version = (await caseOf())?.version;
  const before = bot.stored();
  expect(await bot.as(coordinator).sends('record fit', { ref, version, card: 'whole case', ...fit })).toContain('Fran Fitter holds');
  expect(bot.stored()).toEqual(before);
  await fitter.sends('record fit', { ref, version, card: 'allocated job', ...fit });
  const done = bot.stored();
  expect(await looksAt(bot, operative, ref).sends('record fit', { ref, version, card: 'allocated job', ...fit })).not.toMatch(
    /problem|Invented/,
  );
  expect(bot.stored()).toEqual(done);
  expect((await opensCase(bot, coordinator, ref)).titles()).toContain('Send feedback');
});
