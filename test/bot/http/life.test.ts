import { coordinator, inspector, officer, operative } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterEach(() => bot.stop());

/** An authorised job that an operative has taken: their card is in front of them. */
async function taken(): Promise<{ ref: string; fitter: Someone }> {
  const ref = await refers(bot.as(officer));
  const insp = bot.as(inspector);
  insp.opens(ref);
  await insp.presses('Authorise');
  const inChannel = bot.as(operative).goesToChannel();
  inChannel.opens(ref);
  await inChannel.presses('Take job');
  const fitter = bot.as(operative);
  fitter.opens(`${ref}: your job`);
  return { ref, fitter };
}
const visit = {
  ...{ visitDate: '5/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: 'none' },
  ...{ visitAgreement: 'Example Housing, on Monday', visitEscort: 'no escort needed', visitEscortBy: 'Sgt Sample, today' },
};
const fit = {
  ...{
    fit0Result: 'fitted',
    fit0Quantity: '1',
    fit0Product: 'External letterbox',
    fit1Result: 'not fitted',
    fit1Because: 'The door is too thin',
  },
  ...{
    fitPost: 'yes',
    fitAlarm: 'no',
    fitEscape: 'yes',
    fitArson: 'yes',
    fitExtra: 'none',
    fitDoor: 'yes',
    fitGoods: '£42.50',
    fitTime: '60',
  },
};

it('leads from a job taken to a followed-up home', async () => {
  const { ref, fitter } = await taken();
  await fitter.presses('Schedule');
  expect(await fitter.presses('Schedule', { ...visit, visitAgreement: '', visitEscort: '' })).toContain(
    'There are problems with 2 answers',
  );
  await fitter.presses('Schedule', visit);
  expect(await bot.statusOf(ref)).toBe('scheduled');
  expect(fitter.text()).toContain('Thursday 5 March, 9am to 11am');

  await fitter.presses('Record fit');
  await fitter.presses('Record fit', { fit0Result: 'fitted', fit1Result: 'not fitted' });
  expect(fitter.text()).toContain('more questions');
  await fitter.presses('Record fit', fit);
  expect(await bot.statusOf(ref)).toBe('installed');

  const minds = bot.as(coordinator);
  minds.opens('fitted, send feedback');
  expect(minds.text()).toContain('not fitted, because: The door is too thin');
  expect(minds.text()).toContain('fire service');
  expect(minds.text()).toContain('£42.50');
  await minds.presses('Send feedback');
  await minds.presses('Send feedback', { text: 'The letterbox is sealed.' });
  expect(await bot.statusOf(ref)).toBe('follow-up');
  const pc = bot.as(officer);
  pc.opens('news of your referral');
  expect(pc.text()).toContain('The letterbox is sealed.');

  for (const status of ['follow-up', 'follow-up', 'closed']) {
    await minds.types(`case ${ref}`);
    await minds.presses('Record contact');
    await minds.presses('Record contact', { contactOutcome: 'reached' });
    await minds.presses('Record contact', {
      ...{
        contactOutcome: 'reached',
        contactBefore: '1',
        contactAfter: '4',
        contactWorked: 'yes',
        contactText: 'Sleeps again.',
        contactClose: 'no',
      },
    });
    expect(await bot.statusOf(ref)).toBe(status);
  }
  expect((await bot.store.find(ref))?.case.nextNoticeAt).toBe('2032-03-04T12:00:00.000Z');
});
