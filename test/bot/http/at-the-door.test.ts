import { coordinator, officer, operative } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { chatsWith, countOf, isScheduled, looksAt, opensCase, plans, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const inChannel = (ref: string) => {
  const someone = bot.as(operative).goesToChannel();
  someone.opens(`${ref}: a job to take`);
  return someone.text();
};

describe('a job handed back as not safe for one person', () => {
  const handsBack = async () => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses('Hand back');
    await fitter.presses('Hand back', { reason: 'not safe for one person', text: 'Three men sat in the yard.' });
    return ref;
  };

  it('is told to the co-ordinators at once, who open the case and read what was written', async () => {
    const ref = await handsBack();
    const minds = looksAt(bot, coordinator, 'not safe for one person');
    expect(minds.text()).toContain('Fran Fitter handed the job back: not safe for one person.');
    expect(minds.text()).not.toContain('Three men');
    expect(await minds.presses('Open')).toContain('Three men sat in the yard.');
    expect(await bot.statusOf(ref)).toBe('ready');
  });

  it('says so on the channel’s card, without a word of what was written', async () => {
    const ref = await handsBack();
    expect(inChannel(ref)).toContain('Not safe before: not safe for one person.');
    expect(inChannel(ref)).not.toContain('Three men');
  });

  it('is no news for the co-ordinators when it goes back for another reason', async () => {
    const { ref, fitter } = await isScheduled(bot);
    const before = countOf(bot, coordinator, ref);
    await fitter.presses('Hand back');
    await fitter.presses('Hand back', { reason: 'cannot go in time', text: 'The van is broken.' });
    expect(countOf(bot, coordinator, ref)).toBe(before);
    expect(inChannel(ref)).not.toContain('Not safe');
  });
});

it('names nobody in the channel when the perpetrator was there', async () => {
  const { ref, fitter } = await isScheduled(bot);
  await fitter.presses('Not safe');
  await fitter.presses('The perpetrator was there');
  await fitter.presses('Say what happened', { text: 'He sat in the kitchen.' });
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Resume');
  const holder = looksAt(bot, operative, `${ref}: your job`);
  await holder.presses('Hand back');
  await holder.presses('Hand back', { reason: 'cannot go in time', text: 'The van is broken.' });
  expect(inChannel(ref)).toContain('Not safe before: someone dangerous was there.');
  expect(inChannel(ref)).not.toMatch(/perpetrator|kitchen/);
});

describe('a wrong address', () => {
  it('is a question to the referrer, who may change it there and then, and is told to the co-ordinators', async () => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses('No access');
    await fitter.presses('No access', { reason: 'wrong address', text: 'There is no number 4.' });
    expect(looksAt(bot, coordinator, 'wrong address').text()).toContain('Fran Fitter could not get in: wrong address.');
    const news = looksAt(bot, officer, 'Is this address right? Press Change.');
    expect(news.text()).toContain('Address: 4 Invented Lane, Sampleton, DN15 9ZZ');
    expect(news.text()).not.toMatch(/Another visit|no number 4/);
    expect((await opensCase(bot, officer, ref)).text()).toContain('Is this address right? Press Change.');
    await news.presses('Change');
    await news.presses('Change', {}, 1);
    await news.presses('Save changes', { address: '14 Invented Lane\nSampleton', text: 'A slip.' });
    expect((await bot.caseOf(ref))?.private.answers.address).toContain('14 Invented Lane');
    expect(chatsWith(bot, 'Is this address right?')).toEqual([]);
  });

  it('is asked no more once another visit is planned', async () => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses('No access');
    await fitter.presses('No access', { reason: 'wrong address', text: 'There is no number 4.' });
    await plans(fitter);
    expect((await opensCase(bot, officer, ref)).text()).not.toContain('Is this address right?');
  });
});
