import { referrer } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';
import { inputsOf } from './cards.ts';
import { fillsIn } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const aboutYou = { agency: 'Example Housing', referrerTelephone: '01632 960123', grounds: 'threat to life' };
const answersIn = (someone: Someone) => (someone.card ? inputsOf(someone.card) : {});
const updates = () => bot.connector.calls.filter((call) => call.startsWith('PUT'));

describe('the message that the form stands in', () => {
  it('is left alone while it is written, and shows the outcome once it is saved, sent or discarded', async () => {
    const someone = bot.as(referrer);
    await fillsIn(someone);
    await someone.presses('Change', {}, 1);
    await someone.presses('Back');
    expect(updates()).toEqual([]);

    await someone.presses('Save for later');
    expect(updates()).toHaveLength(1);
    const stands = () => someone.chat().find(({ id }) => id === someone.pressedId);
    expect(JSON.stringify(stands())).toContain('You have an open referral');

    await someone.presses('Continue');
    for (let step = 0; step < 5; step += 1) if (!someone.text().startsWith('Check')) await someone.presses('Next');
    expect(updates()).toHaveLength(1);
    await someone.presses('Send referral');
    expect(JSON.stringify(stands())).toContain('your referral');
    expect(JSON.stringify(stands())).not.toContain('Send referral');

    await someone.types('refer');
    await someone.presses('Discard');
    await someone.presses('Discard');
    expect(JSON.stringify(stands())).toContain('Referral discarded');
  });

  it('of a client that knows no Action.Execute is left alone too, and is gone from the chat when the draft expires', async () => {
    const someone = bot.as(referrer);
    await someone.types('refer');
    await someone.submits('Next', { ...answersIn(someone), ...aboutYou });
    await someone.submits('Next', { recipientName: 'Jo Invented', address: '4 Invented Lane' });
    const form = () => JSON.stringify(someone.chat().find(({ id }) => id === someone.pressedId));
    expect(form()).toContain('4 Invented Lane');
    const answered = updates().length;
    for (const days of [2, 1]) {
      expect([updates().length, form()]).toEqual([answered, expect.stringContaining('4 Invented Lane')]);
      bot.clock.at += days * 86_400_000;
      await bot.bot.ticker.tick();
      await bot.delivery.idle();
    }
    expect(
      someone
        .cards()
        .map((card) => JSON.stringify(card))
        .join(),
    ).not.toContain('Invented');
    expect(form()).toContain('Referral discarded');
  });

  /** The draft on three cards: opened by `refer` and Continue, and moved on in the last. */
  const opensThrice = async (): Promise<Someone> => {
    const someone = bot.as(referrer);
    await fillsIn(someone);
    for (let time = 0; time < 3; time += 1) {
      await someone.types('refer');
      await someone.presses('Continue');
    }
    await someone.types('refer');
    return someone;
  };
  const standing = () => JSON.stringify(bot.as(referrer).chat());

  it('is brought up to date wherever a card of the draft stands, once it is sent', async () => {
    const someone = await opensThrice();
    expect(updates()).toEqual([]);
    await someone.presses('Continue');
    await someone.presses('Send referral');
    await bot.delivery.idle();
    expect(standing()).not.toContain('Send referral');
    expect(standing()).not.toContain('Continue');
    expect(standing()).not.toContain('"Next"');
    expect(updates()).toHaveLength(5);
  });

  it('says on every card that the draft was discarded', async () => {
    const someone = await opensThrice();
    await someone.presses('Discard');
    await someone.presses('Discard');
    await bot.delivery.idle();
    expect(updates()).toHaveLength(5);
    expect(standing().match(/"text":"Referral discarded"/g)).toHaveLength(5);
    expect(standing()).not.toContain('Continue');
  });

  it('is left alone on other cards when one of them is saved for later', async () => {
    const someone = await opensThrice();
    await someone.presses('Continue');
    await someone.presses('Change');
    await someone.presses('Save for later');
    await bot.delivery.idle();
    expect(updates()).toHaveLength(1);
  });
});
