import { referrer } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';
import { inputsOf } from './cards.ts';
import { fillsIn } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const startsAgain = async (): Promise<void> => {
  await bot.stop(true);
  bot = await startTestBot({ folder: bot.dir, connector: bot.connector, at: bot.clock.at });
};
const opensAgain = async (): Promise<Someone> => {
  const someone = bot.as(referrer);
  await someone.types('refer');
  expect(someone.text()).toContain('You have an open referral');
  await someone.presses('Continue');
  return someone;
};
const aboutYou = { agency: 'Example Housing', referrerTelephone: '01632 960123', grounds: 'threat to life' };
const begins = async (): Promise<Someone> => {
  const someone = bot.as(referrer);
  await someone.types('refer');
  await someone.presses('Next', aboutYou);
  expect(someone.text()).toContain('Referral: The recipient and the property');
  return someone;
};
const answersIn = (someone: Someone) => (someone.card ? inputsOf(someone.card) : {});

it('is found where it stood after the bot starts again, from the first section to the last check', async () => {
  let someone = await begins();
  const headings = [];
  for (let step = 0; step < 8; step += 1) {
    await startsAgain();
    someone = await opensAgain();
    const [heading] = someone.text().split('\n');
    headings.push(heading);
    if (heading === 'Check your answers') break;
    await fillsIn(someone, {}, 1);
  }
  expect([...new Set(headings)]).toEqual([
    'Referral: The recipient and the property',
    'Referral: The risk',
    'Referral: What is needed',
    'Referral: Safety of the people attending',
    'Check your answers',
  ]);
  expect(someone.text()).toContain('4 Invented Lane');
  expect(await someone.presses('Send referral')).toContain('your referral');
});

it('keeps half a section through Back, Save for later and Discard that was not meant', async () => {
  const someone = await begins();
  await someone.presses('Back', { recipientName: 'Jo Invented' });
  expect(someone.text()).toContain('Referral: About you');
  await someone.presses('Next');
  expect(answersIn(someone)['recipientName']).toBe('Jo Invented');

  await someone.presses('Save for later', { postCode: 'DN15 9ZZ' });
  expect(someone.titles()).toEqual(['Continue', 'Discard']);
  await someone.presses('Continue');
  expect(answersIn(someone)).toMatchObject({ recipientName: 'Jo Invented', postCode: 'DN15 9ZZ' });

  expect(await someone.presses('Discard', { address: '4 Invented Lane' })).toContain('will be lost');
  await someone.presses('Back');
  expect(answersIn(someone)).toMatchObject({ recipientName: 'Jo Invented', postCode: 'DN15 9ZZ', address: '4 Invented Lane' });
});

it('forgets an answer that was emptied, and asks for it', async () => {
  const someone = await begins();
  await someone.presses('Next', { recipientName: 'Jo Invented', address: '4 Invented Lane' });
  await someone.presses('Next', { recipientName: '' });
  expect(answersIn(someone)).not.toHaveProperty('recipientName');
  expect(answersIn(someone)['address']).toBe('4 Invented Lane');
  expect(someone.text()).toContain('Enter the recipient’s name');
});

it('says all mistakes at once, first as a summary and then at each field, and keeps what was typed', async () => {
  const someone = await begins();
  const typed = { dateOfBirth: '31/2/1985', postCode: 'ZZ99', recipientTelephone: '12', address: 'x'.repeat(301), disabled: 'perhaps' };
  const text = await someone.presses('Next', typed);
  expect(text).toMatch(/There are problems with \d+ answers/);
  expect(text.match(/Error: /g)?.length).toBe(Number(/problems with (\d+)/.exec(text)?.[1]));
  for (const advice of [
    'Enter a date of birth',
    'Enter a post code',
    'Enter a telephone number',
    'Shorten it to 300',
    'Enter the recipient’s name',
  ])
    expect(text).toContain(advice);
  expect(answersIn(someone)).toMatchObject({ dateOfBirth: '31/2/1985', postCode: 'ZZ99', recipientTelephone: '12' });
  expect(answersIn(someone)['address']).toMatch(/^x{301}$/);
  expect(someone.titles()).toEqual(['Next', 'Back', 'Save for later', 'Discard']);
});

it('is discarded only when asked twice, and then nothing of it is kept', async () => {
  const someone = await begins();
  await someone.presses('Discard', { recipientName: 'Jo Invented' });
  expect(bot.stored().cases).toHaveLength(1);
  expect(await someone.presses('Discard')).toContain('Referral discarded');
  expect(someone.titles()).toEqual([]);
  expect(JSON.stringify(bot.stored())).not.toContain('Jo Invented');
  expect(await bot.as(referrer).types('refer')).toContain('Referral: About you');
});

it('shows the answers in their usual form, and leads each Change to its section and back', async () => {
  const someone = bot.as(referrer);
  await fillsIn(someone, { postCode: 'dn159zz', recipientTelephone: '+44 7700 900 123', dateOfBirth: '12.3.85' });
  for (const usual of ['DN15 9ZZ', '07700 900123', '12 March 1985']) expect(someone.text()).toContain(usual);
  const sections = ['About you', 'The recipient and the property', 'The risk', 'What is needed', 'Safety of the people attending'];
  for (const [nth, section] of sections.entries()) {
    expect(await someone.presses('Change', {}, nth)).toContain(`Referral: ${section}`);
    await someone.presses('Next');
    expect(someone.text()).toContain('Check your answers');
  }
});

it('asks at once for what a change of the grounds brings up, and does not send before it is answered', async () => {
  const someone = bot.as(referrer);
  await fillsIn(someone);
  await someone.presses('Change');
  await someone.presses('Next', { grounds: 'both' });
  expect(someone.text()).toContain('Referral: The risk');
  expect(someone.text()).toContain('Does the perpetrator live at the property?');
  const version = Number(bot.stored().cases.map(({ doc }) => (JSON.parse(String(doc)) as { version: number }).version)[0]);
  const { ref } = bot.stored().cases[0] as { ref: string };
  expect(await someone.sends('send', { ref, version })).toContain('problems with');
  expect(await bot.statusOf(ref)).toBe('draft');
});

it('keeps what is typed on the card of an older step, shows it, and says what to check', async () => {
  const someone = await begins();
  const older = { card: someone.card, pressedId: someone.pressedId };
  await someone.presses('Save for later', { recipientName: 'Jo Invented', address: '4 Invented Lane' });
  Object.assign(someone, older);
  for (const button of ['Next', 'Save for later']) {
    const name = `Jo by ${button}`;
    Object.assign(someone, older);
    const text = await someone.presses(button, { recipientName: name, postCode: 'DN15 9ZZ' });
    expect(text).toContain('older card. What you typed on it is kept.');
    expect(text).toContain('Referral: The recipient and the property');
    expect(answersIn(someone)).toMatchObject({ recipientName: name, postCode: 'DN15 9ZZ', address: '4 Invented Lane' });
  }
  expect(someone.text()).toMatch(/different or empty before: Name\./);
});

it('opens where it stands, and changes nothing, when nothing was typed on the card of an older step', async () => {
  const someone = await begins();
  await someone.presses('Back', { recipientName: 'Jo Invented' });
  const older = { card: someone.card, pressedId: someone.pressedId };
  await someone.presses('Next', { referrerName: 'Robin R.' });
  Object.assign(someone, older);
  const before = bot.stored();
  expect(await someone.presses('Next')).toContain('nothing is lost');
  expect(bot.stored()).toEqual(before);
  expect(answersIn(someone)['recipientName']).toBe('Jo Invented');

  await someone.presses('Back', { recipientName: 'Jo Changed' });
  Object.assign(someone, older);
  expect(await someone.presses('Discard')).toContain('Discard this referral?');
  expect(JSON.stringify(bot.stored().cases)).toContain('Jo Changed');
});

it('is named where somebody looks for their referrals, while it is open', async () => {
  const words = 'You have an open referral that has not been sent yet. Type: refer';
  await begins();
  const text = await bot.as(referrer).types('my referrals');
  expect(text).toContain(words);
  expect(text).not.toContain('You have not sent a referral yet.');
  const someone = await opensAgain();
  await someone.types('refer');
  await someone.presses('Discard');
  await someone.presses('Discard');
  expect(await bot.as(referrer).types('my referrals')).not.toContain(words);
});
