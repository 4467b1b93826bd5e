import { desk, inspector, officer, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { awaitingCheck } from './cases.ts';
import { refers } from './form.ts';
import { abuse, countOf, looksAt, reaches, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

/** A threat to life of which a partner agency says that it is medium: the police desk is asked. */
async function asked(change = {}) {
  const ref = await refers(bot.as(referrer), change);
  return { ref, police: looksAt(bot, desk, `${ref}: what is the grade?`) };
}

it('stands apart, asks once more, says what will happen, and does nothing before that', async () => {
  const { ref, police } = await asked();
  expect(police.titles()).toEqual(['Confirm high', 'Confirm medium', 'No record', 'I know someone in this case', 'Confirm low']);
  const before = bot.stored();
  const said = await police.presses('Confirm low');
  expect(said).toContain(`${ref}: confirm low?`);
  expect(said).toContain('Nothing has been done yet.');
  expect(said).toContain('The referral ends here: not eligible. It does not become a job.');
  expect(said).toContain('The referrer is told at once, with numbers of who else can help.');
  expect(said).toContain('No Inspector and no co-ordinator looks at it after you.');
  expect(police.titles()).toEqual(['Confirm low', 'Back']);
  expect(bot.stored()).toEqual(before);
  expect(await bot.statusOf(ref)).toBe('awaiting police check');

  expect(await police.presses('Back')).toContain('what is the grade?');
  await police.presses('Confirm low');
  await police.presses('Confirm low');
  expect(await bot.statusOf(ref)).toBe('not eligible');
  expect(looksAt(bot, referrer, 'news of your referral').text()).toContain('confirmed the grade: low');
});

it('keeps the ladder running until it is answered', async () => {
  const { ref, police } = await asked({ urgency: 'immediate' });
  await police.presses('Confirm low');
  const sentAt = Date.parse((await bot.caseOf(ref))?.sentAt ?? '');
  const before = countOf(bot, desk, ref);
  await reaches(bot, new Date(sentAt + 15 * 60_000).toISOString());
  expect(countOf(bot, desk, ref)).toBe(before + 1);
});

it('of a case that is also about domestic abuse, which cannot be accepted either, says that it ends', async () => {
  const { ref, police } = await asked({ ...abuse, grounds: 'both', victimRisk: 'medium' });
  expect(await police.presses('Confirm low')).toContain('The referral ends here: not eligible.');
  await police.presses('Confirm low');
  expect(await bot.statusOf(ref)).toBe('not eligible');
});

it('of both where an answer on the domestic abuse is missing asks the referrer', async () => {
  const { ref, police } = await asked({ ...abuse, grounds: 'both', ownerAgreed: 'not asked yet' });
  const said = await police.presses('Confirm low');
  expect(said).toContain('The referrer is asked for what is missing about the domestic abuse.');
  expect(said).not.toContain('not eligible');
  await police.presses('Confirm low');
  expect(await bot.statusOf(ref)).toBe('needs information');
});

it('shows the present card when somebody was faster, and nobody else is asked', async () => {
  const { ref, police } = await asked();
  const { card, pressedId } = police;
  await looksAt(bot, desk, `${ref}: what is the grade?`).presses('Confirm medium');
  Object.assign(police, { card, pressedId });
  expect(await police.presses('Confirm low')).toContain('This card was out of date.');
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');

  const other = awaitingCheck('TH-000001');
  await bot.brings(other);
  for (const who of [officer, referrer]) {
    const someone = bot.as(who);
    await someone.sends('confirm low form', { ref: other.ref, version: other.version });
    expect(someone.said || someone.text()).not.toContain('confirm low?');
  }
  const may = bot.as(inspector);
  expect(await may.sends('confirm low form', { ref: other.ref, version: other.version })).toContain('confirm low?');
});
