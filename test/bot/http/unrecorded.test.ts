import { coordinator, desk, inspector, officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterEach(() => bot.stop());

it('takes a threat of which the police have no record, twice, through the co-ordinator to the Inspectors and nowhere else', async () => {
  const housing = bot.as(referrer);
  const ref = await refers(housing, { postCode: 'DN21 4ZZ', threatGrade: 'medium' });
  const chris = bot.as(coordinator);
  chris.opens(ref);
  expect(chris.text()).toContain('Accept sends it to the police desk, who check the grade.');
  await chris.presses('Accept');
  expect(await bot.statusOf(ref)).toBe('awaiting police check');

  const dana = bot.as(desk);
  dana.opens(ref);
  await dana.presses('No record');
  housing.opens(ref);
  await housing.presses('Answer');
  await housing.presses('Send answers', { logNumber: 'LOG 9' });
  expect(await bot.statusOf(ref)).toBe('awaiting police check');

  dana.opens(ref);
  expect(dana.text()).toContain('No record was found before. The referrer has answered since');
  expect(dana.text()).toContain('LOG 9');
  await dana.presses('No record');
  chris.opens(ref);
  expect(chris.text()).toContain('The police looked twice and found no record of the threat (TL1).');
  expect(chris.text()).not.toContain('is not sure (C1).');
  expect(chris.text()).toContain('Accept sends it to the Inspectors. Nobody goes there before one of them authorises it.');
  await chris.presses('Accept');

  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
  expect(() => bot.as(operative).goesToChannel().opens(ref)).toThrow('No card');
  const alex = bot.as(inspector);
  alex.opens(ref);
  expect(alex.text()).toContain('The police looked twice and found no record of this threat');
  expect(alex.text()).toContain('Accepted in spite of a doubt');
  await alex.presses('Authorise');
  expect(await bot.statusOf(ref)).toBe('ready');
});

it('leaves a grade that an officer gives for their own referral as checked', async () => {
  const ref = await refers(bot.as(officer), { threatGrade: 'high' });
  expect(await bot.statusOf(ref)).toBe('ready');
});
