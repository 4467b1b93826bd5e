import type { Actor } from '../../../src/case/case.ts';
import { sections, type Section, type Typed } from '../../../src/referral/questions.ts';
import { coordinator, officer, operative, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import { abuse, aJob, isScheduled, looksAt, opensCase, plans, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

async function changes(who: Actor, ref: string, section: Section, typed: Typed): Promise<string> {
  const someone = await opensCase(bot, who, ref);
  await someone.presses('Change');
  await someone.presses('Change', {}, sections.indexOf(section));
  return someone.presses('Save changes', { ...typed, text: 'She rang.' });
}
/** Domestic abuse stays accepted when the address changes. */
async function isPlanned(): Promise<string> {
  const ref = await refers(bot.as(referrer), abuse);
  await plans(await takes(bot, ref));
  return ref;
}
const onTheJob = (ref: string) => looksAt(bot, operative, `${ref}: your job`).text();
const saved = 'Saved. Whoever holds the job was told to stop.';

it('says on the job’s card what the address was, that the visit is off, and asks for the owner’s agreement again', async () => {
  const ref = await isPlanned();
  expect(await changes(referrer, ref, 'recipient', { address: '9 Other Street\nSampleton' })).toContain(saved);
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.visit, current?.holder?.name]).toEqual(['allocated', undefined, 'Fran Fitter']);
  expect(onTheJob(ref)).toContain('Changed today at 12pm: Address, was “4 Invented Lane, Sampleton”.');
  expect(onTheJob(ref)).toContain('Agree the visit again: the one that was planned is off.');
  expect(looksAt(bot, operative, 'STOP').text()).toContain('Changed: Address. The visit that was planned is off.');
  const fitter = looksAt(bot, operative, `${ref}: your job`);
  await fitter.presses('Schedule');
  expect(fitter.text()).toContain('Who agreed for the landlord and owner, and when?');
  await fitter.presses('Back');
  await plans(fitter);
  expect(onTheJob(ref)).not.toContain('Changed');
});

it('says that the visit stands when it does', async () => {
  const { ref } = await isScheduled(bot);
  expect(await changes(coordinator, ref, 'recipient', { accessRestrictions: 'Ring at number 6' })).toContain(saved);
  expect(onTheJob(ref)).toContain('Changed today at 12pm: Access restrictions, was “Steep steps at the back”.');
  expect(onTheJob(ref)).toContain('The visit stands: Friday 6 March, 9am to 11am. If that fails: Monday 9 March.');
  expect(looksAt(bot, operative, 'STOP').text()).toContain('Changed: Access restrictions. The visit stands.');
});

it.each<[Section, Typed]>([
  ['needs', { details: 'The back door, too.' }],
  ['recipient', { dateOfBirth: '13/4/1986' }],
  ['risk', { perpetratorName: 'Max Renamed', perpetratorWhereMore: '8 Elsewhere Road' }],
])('says nothing of a fact that the holder’s card does not show: %s', async (section, typed) => {
  const { ref } = await isScheduled(bot);
  await changes(officer, ref, section, typed);
  expect(onTheJob(ref)).toContain('Facts were changed today at 12pm, but none that stands here.');
  expect(looksAt(bot, operative, 'STOP').text()).toContain('Facts of this job have changed. The visit stands.');
  expect(onTheJob(ref)).not.toMatch(/back door|one old lock|1985|1986|Offender|Renamed|Faraway|Elsewhere/);
});

it('tells nobody that somebody was told where nobody holds the job', async () => {
  const ref = await aJob(bot);
  expect(await changes(officer, ref, 'needs', { details: 'The back door, too.' })).not.toContain('Saved');
});
