import { coordinator, inspector, officer, operative, referrer } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import { everything, fillsIn, refers } from './form.ts';
import { abuse, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startWithChannel();
});
afterAll(() => bot.stop());

const safe = { ...abuse, operativeSafety: 'low', escortLikely: 'no' } as const;
const draftOf = (someone: Someone) => bot.store.draftOf('north-lincolnshire', someone.who.id);

describe('a telephone that the numbering plan does not know', () => {
  it('says so before it is sent, and to whoever rings it', async () => {
    const writer = bot.as(inspector);
    await fillsIn(writer, { ...everything, recipientTelephone: '07700 910001' });
    expect(writer.text()).toContain('07700 910001 (please check)');
    const ref = await refers(bot.as(referrer), { ...safe, recipientTelephone: '07700 910001' });
    const fitter = await takes(bot, ref, operative);
    expect(fitter.text()).toContain('07700 910001 (please check)');
    expect((await bot.caseOf(ref))?.private.answers.recipientTelephone).toBe('07700 910001');
  });
});

describe('a referral that leaves open which home it is, or how to reach somebody', () => {
  it('with a district alone makes no job until the whole post code is there', async () => {
    const ref = await refers(bot.as(referrer), { ...safe, postCode: 'dn15.' });
    expect(await bot.statusOf(ref)).toBe('needs information');
    const someone = bot.as(referrer);
    await someone.types(`case ${ref}`);
    expect(someone.text()).toContain('We need the whole post code (C1)');
    await someone.presses('Answer');
    await someone.presses('Send answers', { postCode: 'DN15 9ZZ' });
    expect(await bot.statusOf(ref)).toBe('ready');
  });

  it('of a home outside the area needs no more than the district', async () => {
    expect(await bot.statusOf(await refers(bot.as(referrer), { ...safe, postCode: 'S1' }))).toBe('not eligible');
  });

  it('without a telephone that is known makes no job, and “none” does', async () => {
    const ref = await refers(bot.as(officer), { ...safe, recipientTelephone: 'UNK' });
    expect(await bot.statusOf(ref)).toBe('needs information');
    const someone = bot.as(officer);
    await someone.types(`case ${ref}`);
    await someone.presses('Answer');
    expect(someone.text()).not.toContain('Address');
    await someone.presses('Send answers', { recipientTelephone: 'none' });
    expect(await bot.statusOf(ref)).toBe('ready');
  });
});

describe('a draft', () => {
  it('keeps the day that was meant, and the age with its day', async () => {
    const someone = bot.as(coordinator);
    await fillsIn(someone, { ...everything, ...safe, riskDate: 'yesterday', maracDate: 'next week Tuesday', dateOfBirth: 'aged 17' });
    const typed = (await draftOf(someone))?.case.private.typed;
    expect(typed).toMatchObject({ riskDate: '2026-03-03', maracDate: '2026-03-10', dateOfBirth: 'aged 17 on 2026-03-04' });
    expect(someone.text()).toContain('Aged 17 on 4 March 2026');
    expect(someone.text()).toContain('Under 18: the recipient is 17 years old.');
    bot.clock.at = Date.parse('2026-03-12T12:00:00.000Z');
    await someone.types('refer');
    expect((await draftOf(someone))?.case.private.typed).toMatchObject({ maracDate: '2026-03-10' });
  });

  it('keeps the end of a text that its card had no room for', async () => {
    const someone = bot.as(coordinator);
    const prompt = `${'He said he would be back. '.repeat(600)}The end.`;
    await someone.types('refer');
    const draft = (await draftOf(someone))?.case;
    const risk = { ref: draft?.ref, section: 'risk' };
    const shown = await someone.sends('form next', { ...draft?.private.typed, prompt, ...risk, version: draft?.version });
    expect(shown).toContain('This is too long: 15,608 characters. Shorten it to 2,000.');
    expect(shown).toContain('Long ends are left out.');
    await someone.presses('Next');
    expect((await draftOf(someone))?.case.private.typed.prompt).toBe(prompt);
  });
});
