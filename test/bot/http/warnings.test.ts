import { coordinator, inspector, officer, operative, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { fillsIn } from './form.ts';

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
