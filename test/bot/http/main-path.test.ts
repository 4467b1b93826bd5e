import { inspector, officer, operative, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

it('takes a medium threat to life from the form to an operative who holds the job', async () => {
  await bot.registerChannel();
  const pc = bot.as(officer);
  const ref = await refers(pc);
  expect(pc.text()).toContain(`${ref}: your referral`);
  expect(pc.text()).toContain('Awaiting Inspector. Due tomorrow, Thursday 5 March, by 12pm.');

  const insp = bot.as(inspector);
  insp.opens(ref);
  expect(insp.titles()).toEqual(['Authorise', 'Refuse', 'Ask for information', 'I know someone in this case']);
  const decided = await insp.presses('Authorise');
  expect(decided).toContain('Insp. Alex Example authorised it today at 12pm. Now: Ready');
  expect(insp.titles()).toEqual([]);

  const other = bot.as(secondInspector);
  expect(other.opens(ref)).toBeDefined();
  expect(other.titles()).toEqual([]);
  expect(other.text()).toContain('Insp. Alex Example authorised it');

  expect(bot.as(officer).opens('news of your referral')).toBeDefined();

  const fitter = bot.as(operative).goesToChannel();
  fitter.opens(ref);
  expect(fitter.text()).not.toMatch(/Invented|Jo|07700/);
  expect(await fitter.presses('Take job')).toContain('Taken by Fran Fitter.');
  expect(fitter.titles()).toEqual([]);

  const own = bot.as(operative);
  own.opens(`${ref}: your job`);
  expect(own.text()).toContain('4 Invented Lane, Sampleton, DN15 9ZZ');
  expect(await bot.statusOf(ref)).toBe('allocated');
});
