import { coordinator, inspector, officer, operative, secondOperative } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { ready } from './cases.ts';
import { fillsIn, refers } from './form.ts';
import { aJob, looksAt, opensCase, startWithChannel, unhurried } from './journey.ts';

// A press says of itself in which message it was pressed. A message that is a card of one case never becomes one of another.

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const kinds = async (ref: string) =>
  (await bot.store.postingsOf(ref)).map((one) => [one.ref, one.card, 'name' in one.to ? one.to.name : 'the channel']);

describe('a press about one case that names a message of another', () => {
  it('does what it says, and leaves the other card what it was: nothing more is read on it', async () => {
    const job = await aJob(bot);
    const own = await refers(bot.as(operative), unhurried);
    const fran = await opensCase(bot, operative, job);
    fran.opens(`${job}: a job to take`);
    const before = await kinds(job);
    const version = (await bot.caseOf(own))?.version;
    await fran.sends('withdraw', { ref: own, version, card: 'referral', reason: 'sent by mistake', text: 'Twice.' });
    expect([await bot.statusOf(own), await kinds(job)]).toEqual(['withdrawn', before]);
    const chris = await opensCase(bot, coordinator, job);
    await chris.presses('Hold');
    await chris.presses('Hold', { holdReason: 'something else', holdText: 'Not for everybody.', holdReview: '10/3/2026' });
    const told = bot
      .as(operative)
      .cards()
      .map(textOf)
      .filter((text) => text.includes(job));
    expect(told).toEqual([expect.stringMatching(`^${job}: job\nOn hold`)]);
    expect(told.join()).not.toMatch(/Not for everybody|Invented|: your referral/);
  });

  it.each(['I know someone in it', 'a draft that is saved'])('also with %s', async (what) => {
    const job = await aJob(bot);
    const other = await bot.brings(ready('TH-00000A'));
    const fran = await opensCase(bot, operative, job);
    fran.opens(`${job}: a job to take`);
    const before = await kinds(job);
    if (what.startsWith('I')) await fran.sends('recuse', { ref: other, card: 'job' });
    else {
      const draft = bot.as(operative);
      await fillsIn(draft, {}, 1);
      const open = await bot.store.draftOf('north-lincolnshire', operative.id);
      await fran.sends('form save', { ref: open?.case.ref, version: open?.case.version, section: 'recipient', recipientName: 'Qname' });
    }
    expect(await kinds(job)).toEqual(before);
    expect(bot.as(operative).cards().map(textOf).join()).toContain(`${job}: a job to take`);
  });

  it('keeps in the channel the job that stands there', async () => {
    const [first, second] = [await aJob(bot), await bot.brings(ready('TH-00000A'))];
    const fran = bot.as(operative).goesToChannel();
    fran.opens(`${first}: a job to take`);
    await fran.sends('take', { ref: second, version: 4 });
    expect(await bot.statusOf(second)).toBe('allocated');
    const toni = bot.as(secondOperative).goesToChannel();
    expect(toni.cards().map(textOf).join()).toContain(`${first}: a job to take`);
    toni.opens(`${first}: a job to take`);
    expect(await toni.presses('Take job')).toContain('Taken by Toni Toolbox');
  });
});

it('A referral that was begun from the card of an earlier one has a card of its own, and the earlier one keeps its', async () => {
  const earlier = await refers(bot.as(officer), unhurried);
  const alex = looksAt(bot, inspector, `${earlier}: authorise this?`);
  await alex.presses('Refuse');
  await alex.presses('Refuse', { reason: 'something else', text: 'Not yet.' });
  const sam = await opensCase(bot, officer, earlier);
  sam.opens(`${earlier}: your referral`);
  await sam.presses('Refer again');
  await fillsIn(sam, unhurried);
  const again = /TH-[0-9A-Z]{6}/.exec((await sam.presses('Send referral')).replaceAll(earlier, ''))?.[0] ?? '';
  expect(again).toMatch(/^TH-/);
  const cards = bot.as(officer).cards().map(textOf);
  expect(cards.filter((text) => text.startsWith(`${again}: your referral`))).toHaveLength(1);
  expect(cards.filter((text) => text.startsWith(`${earlier}: your referral`)).length).toBeGreaterThan(0);
  await looksAt(bot, inspector, `${again}: authorise this?`).presses('Authorise');
  expect(
    bot
      .as(officer)
      .cards()
      .map(textOf)
      .filter((text) => text.startsWith(`${again}: your referral\nReady`)),
  ).toHaveLength(1);
});
