import { coordinator, inspector, officer, operative, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { inputsOf } from './cards.ts';
import { refers } from './form.ts';
import { abuse, aJob, looksAt, opensCase, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());
const elsewhere = { address: '77 Other Street\nSampleton', postCode: 'DN16 1AA' };
const somebodyElse = { recipientName: 'Max Madeup', dateOfBirth: '1/2/1970' };

describe('a repeat', () => {
  it.each([
    ['the same recipient in another home', elsewhere],
    ['another recipient in the same home', somebodyElse],
    ['the same, written in another way', { recipientName: ' jo  INVENTED', postCode: 'dn159zz', address: '4, invented lane' }],
  ])('%s: the Inspector who decides and the co-ordinator see the earlier ref', async (_, change) => {
    const first = await refers(bot.as(referrer));
    const second = await refers(bot.as(officer), change);
    expect((await bot.caseOf(second))?.repeats).toEqual([first]);
    expect(looksAt(bot, inspector, `${second}: authorise this?`).text()).toContain(first);
    expect(looksAt(bot, coordinator, `${second}: needs your attention`).text()).toContain(`as ${first}, within 12 months`);
    expect((await opensCase(bot, coordinator, second)).text()).toContain(first);
  });

  it('that a co-ordinator must decide on shows the earlier ref on the card', async () => {
    const first = await refers(bot.as(referrer));
    const second = await refers(bot.as(officer), { recipientAgreed: 'no', notAgreedReason: 'Afraid' });
    expect(looksAt(bot, coordinator, `${second}: accept this?`).text()).toContain(first);
  });

  it('is no repeat when neither recipient nor home is the same', async () => {
    await refers(bot.as(referrer));
    const second = await refers(bot.as(officer), { ...elsewhere, ...somebodyElse });
    expect((await bot.caseOf(second))?.repeats).toBeUndefined();
  });

  it.each([
    ['a day before 12 months are over', '2027-03-03T12:00:00Z', true],
    ['a day after', '2027-03-05T12:00:00Z', false],
  ])('counts %s: %s', async (_, time, counts) => {
    const first = await refers(bot.as(referrer));
    bot.clock.at = Date.parse(time);
    const second = await refers(bot.as(officer), { referralDate: '4/3/2026' });
    expect((await bot.caseOf(second))?.repeats).toEqual(counts ? [first] : undefined);
  });

  it('is nothing that the channel or the referrer hears of', async () => {
    const first = await refers(bot.as(referrer));
    const second = await aJob(bot);
    expect((await opensCase(bot, officer, second)).text()).not.toContain(first);
    const inChannel = bot.as(operative).goesToChannel();
    inChannel.opens(second);
    expect(inChannel.text()).not.toContain(first);
  });
});

describe('refer again', () => {
  it('after not eligible starts a linked draft with the answers; what has changed is sent, and the rest need not be typed again', async () => {
    const first = await refers(bot.as(referrer), { ...abuse, perpetratorLivesThere: 'yes' });
    expect(await bot.statusOf(first)).toBe('not eligible');
    const someone = await opensCase(bot, referrer, first);
    await someone.presses('Refer again');
    expect(someone.text()).toContain('Referral:');
    expect(someone.text()).toContain(`These answers come from ${first}. Please check that each is still right.`);
    expect(inputsOf(someone.card as never)).toMatchObject({ agency: 'Example Housing', grounds: 'domestic abuse' });
    await someone.presses('Next');
    expect(someone.text()).toContain('Check your answers');
    expect(someone.text()).toContain('Jo Invented');
    await someone.presses('Change', {}, 2);
    await someone.presses('Next', { perpetratorLivesThere: 'no', perpetratorWhere: 'in custody', perpetratorWhereMore: '' });
    const text = await someone.presses('Send referral');
    const second = /TH-[0-9A-Z]{6}/.exec(text)?.[0] ?? '';
    const current = await bot.caseOf(second);
    expect([current?.status, current?.continues, current?.referrer.name]).toEqual(['ready', first, 'Robin Referrer']);
    expect(await bot.statusOf(first)).toBe('not eligible');
  });

  it('after not authorised shows the Inspectors the earlier outcome', async () => {
    const first = await refers(bot.as(officer));
    const insp = looksAt(bot, inspector, `${first}: authorise this?`);
    await insp.presses('Refuse');
    await insp.presses('Refuse', { reason: 'not enough information', text: 'Who is he?' });
    const pc = await opensCase(bot, officer, first);
    await pc.presses('Refer again');
    const second = await refers(pc, { prompt: 'His brother. He has a key and a knife.' });
    expect((await bot.caseOf(second))?.continues).toBe(first);
    const asked = looksAt(bot, inspector, `${second}: authorise this?`).text();
    expect(asked).toContain(first);
    expect(asked).toContain('Not authorised');
    expect(asked).toContain('not enough information');
  });

  it('after a decline shows the co-ordinator the earlier outcome', async () => {
    const doubtful = { recipientAgreed: 'no', notAgreedReason: 'Afraid' };
    const first = await refers(bot.as(officer), doubtful);
    const minds = looksAt(bot, coordinator, `${first}: accept this?`);
    await minds.presses('Decline');
    await minds.presses('Decline', { reason: 'not needed or not possible', text: 'She moves on Friday.' });
    const pc = await opensCase(bot, officer, first);
    await pc.presses('Refer again');
    const second = await refers(pc, { ...doubtful, notAgreedReason: 'Not at home' });
    const asked = looksAt(bot, coordinator, `${second}: accept this?`).text();
    for (const words of [first, 'Not eligible', 'not needed or not possible']) expect(asked).toContain(words);
  });

  it('offers the open draft first, so that nothing half-written is lost', async () => {
    const first = await refers(bot.as(referrer), { ...abuse, perpetratorLivesThere: 'yes' });
    const someone = bot.as(referrer);
    await someone.types('refer');
    const before = bot.stored().cases;
    await someone.types(`case ${first}`);
    expect(await someone.presses('Refer again')).toContain('Send or discard this one first');
    expect(bot.stored().cases).toEqual(before);
  });

  it('is for the referrer, once the case has ended', async () => {
    const ended = await refers(bot.as(referrer), { ...abuse, perpetratorLivesThere: 'yes' });
    const open = await refers(bot.as(referrer));
    const before = bot.stored();
    for (const who of [officer, coordinator, operative])
      expect(await bot.as(who).sends('refer again', { ref: ended, version: 1 })).not.toContain('Referral:');
    expect(await bot.as(referrer).sends('refer again', { ref: open, version: 1 })).not.toContain('Referral:');
    expect(await bot.as(referrer).goesToChannel().sends('refer again', { ref: ended, version: 1 })).toContain('own chat');
    expect(bot.stored()).toEqual(before);
  });
});
