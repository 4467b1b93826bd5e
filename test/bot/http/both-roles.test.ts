import type { Actor } from '../../../src/case/case.ts';
import { coordinator, officer, operative } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { aJob, fit, looksAt, opensCase, plans, reaches, startWithChannel, takes } from './journey.ts';

/** In a small team the co-ordinator goes there, too. */
const chris: Actor = { ...coordinator, roles: ['co-ordinator', 'operative'] };

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel({ people: everybody.map((one) => (one.id === chris.id ? chris : one)) });
});
afterEach(() => bot.stop());

const opensFrom = async (command: string) => {
  const someone = bot.as(chris);
  await someone.types(command);
  return someone.presses('Open');
};

it('opens the whole case for a co-ordinator who holds the job, and says where the job’s card is', async () => {
  const ref = await aJob(bot);
  await takes(bot, ref, chris);
  const whole = (await opensCase(bot, chris, ref)).text();
  expect(whole).toContain(`${ref}: the whole case`);
  expect(whole).toContain('You hold this job: Its card stands in this chat. “jobs” and Open bring it again.');
  expect(await opensFrom('waiting')).toContain(`${ref}: the whole case`);
});

it('opens the job’s card from the list of jobs for whoever holds it, and the case for others as before', async () => {
  const ref = await aJob(bot);
  await takes(bot, ref, chris);
  expect(await opensFrom('jobs')).toContain(`${ref}: your job`);
  const fitter = bot.as(operative);
  await fitter.types('jobs');
  expect(await fitter.presses('Open')).toContain(`${ref}: job`);
});

it('opens the whole case from a reminder, and the job’s card from the word to stop', async () => {
  const ref = await aJob(bot);
  const fitter = await takes(bot, ref, chris);
  await plans(fitter);
  await reaches(bot, '2026-03-06T13:00:00.000Z');
  expect(await looksAt(bot, chris, 'nothing reported').presses('Open')).toContain(`${ref}: the whole case`);
  const sender = await opensCase(bot, officer, ref);
  await sender.presses('Change');
  await sender.presses('Change', {}, 3);
  await sender.presses('Save changes', { details: 'The back door, too.', text: 'She rang.' });
  expect(await looksAt(bot, chris, 'STOP').presses('Open')).toContain(`${ref}: your job`);
});

it('leads a co-ordinator who fitted it themselves to the feedback and the follow-up', async () => {
  const ref = await aJob(bot);
  const fitter = await takes(bot, ref, chris);
  await plans(fitter);
  await fitter.presses('Record fit');
  await fitter.presses('Record fit', fit);
  const minds = await opensCase(bot, chris, ref);
  await minds.presses('Send feedback');
  await minds.presses('Send feedback', { text: 'The letterbox is sealed.' });
  expect(await opensFrom('waiting')).toContain(`${ref}: the whole case`);
  expect((await opensCase(bot, chris, ref)).titles()).toContain('Record contact');
});
