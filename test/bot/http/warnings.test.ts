import { coordinator, inspector, officer, operative, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { fillsIn } from './form.ts';
import { aJob, takes } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

describe('a recipient who is under 18 and not safe to call', () => {
  it('stands out on every later card, before any fact', async () => {
    await bot.registerChannel();
    const change = { dateOfBirth: '5/3/2010', safeToCall: 'no', postCode: 'DN21 4ZZ' };
    const pc = bot.as(officer);
    await fillsIn(pc, change);
    const warned = (text: string) =>
      ['Under 18: the recipient is 15 years old.', 'Not safe to call the recipient.'].map((line) => text.includes(line));
    expect(warned(pc.text())).toEqual([true, true]);
    const ref = /TH-[0-9A-Z]{6}/.exec(await pc.presses('Send referral'))?.[0] ?? '';
    expect(warned(pc.text())).toEqual([true, true]);
    const decides = bot.as(coordinator);
    decides.opens(ref);
    expect(warned(decides.text())).toEqual([true, true]);
    expect(warned(await decides.types(`case ${ref}`))).toEqual([true, true]);
    decides.opens('accept this');
    await decides.presses('Accept');
    for (const who of [inspector, secondInspector]) {
      const one = bot.as(who);
      one.opens(ref);
      expect(warned(one.text())).toEqual([true, true]);
    }
    await bot.as(inspector).sends('authorise', { ref, version: (await bot.store.find(ref))?.case.version });
    await bot.as(operative).sends('take', { ref, version: (await bot.store.find(ref))?.case.version });
    const fitter = bot.as(operative);
    fitter.opens('your job');
    expect(warned(fitter.text())).toEqual([true, true]);
  });
});

describe('a recipient without a telephone', () => {
  it('has none on the check of the answers and on the job, and nothing about calling stands there', async () => {
    await bot.registerChannel();
    const change = { recipientTelephone: 'none', safeToCall: '', leaveMessage: '', whenToCall: '' };
    const pc = bot.as(officer);
    await fillsIn(pc, change);
    const said = (text: string) => {
      expect(text).toContain('Contact Telephone: None');
      expect(text).toContain('The recipient has no telephone. Ask the referrer how to reach them safely.');
      expect(text).not.toMatch(/safe to call|leave a message|when to call/i);
    };
    said(pc.text());
    await pc.presses('Send referral');
    said((await takes(bot, await aJob(bot, change))).text());
  });
});

describe('answers about calling that cannot both be true', () => {
  it('come back at the field, in words, and nothing is lost', async () => {
    const pc = bot.as(officer);
    await fillsIn(pc, { safeToCall: 'no', leaveMessage: 'yes', whenToCall: 'any time' }, 2);
    expect(pc.text()).toContain('There are problems with 2 answers');
    expect(pc.text()).toContain('Is it safe to leave a message: you said that it is not safe to call the recipient.');
    expect(pc.text()).toContain(
      'Error: You said that it is not safe to call the recipient. Choose “No” or “Not known”, or change what you said about calling.',
    );
    expect(pc.text()).toContain(
      'Error: You said that it is not safe to call the recipient. Write “never”, or change what you said about calling.',
    );
  });
});

describe('a recipient who could not be asked safely, and yet is marked safe to call', () => {
  const warning = 'Could not be asked safely, and yet marked safe to call: check with the referrer first.';
  it('is warned of wherever somebody may call', async () => {
    await bot.registerChannel();
    const pc = bot.as(officer);
    await fillsIn(pc, { recipientAgreed: 'not safe to ask', notAgreedReason: 'He reads her messages' });
    expect(pc.text()).toContain(warning);
    const ref = /TH-[0-9A-Z]{6}/.exec(await pc.presses('Send referral'))?.[0] ?? '';
    const decides = bot.as(coordinator);
    decides.opens(`${ref}: accept this?`);
    expect(decides.text()).toContain(warning);
    await decides.presses('Accept');
    const one = bot.as(inspector);
    one.opens(`${ref}: authorise this?`);
    await one.presses('Authorise');
    expect((await takes(bot, ref)).text()).toContain(warning);
  });
});
