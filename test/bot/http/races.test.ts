import type { Actor } from '../../../src/case/case.ts';
import { coordinator, desk, inspector, officer, operative, referrer, secondInspector, secondOperative } from '../../builders.ts';
import { channel, everybody, startTestBot, type TestBot } from './bot.ts';
import { allocated, awaitingCheck, awaitingInspector, ready } from './cases.ts';
import { buttonsOf, textOf } from './cards.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterEach(() => bot.stop());

const ref = 'TH-000001';
const press = async (who: Actor, verb: string, version: number, more = {}) => {
  const someone = bot.as(who);
  await someone.sends(verb, { ref, version, ...more });
  return { name: who.name, said: someone.said || someone.text(), titles: someone.titles() };
};
const eventsOf = async () => (await bot.store.eventsOf(ref)).map(({ did, by }) => `${by.name}: ${did}`);

it('lets one of two Inspectors win who authorise in the same moment, and tells the other who it was', async () => {
  await bot.brings(awaitingInspector(ref));
  const answers = await Promise.all([press(inspector, 'authorise', 3), press(secondInspector, 'authorise', 3)]);
  const winner = (await bot.store.find(ref))?.case.authorised?.by.name ?? 'nobody';
  expect(answers.map(({ said }) => said.includes(`${winner} authorised it today at 12pm`))).toEqual([true, true]);
  const loser = answers.find(({ name }) => name !== winner);
  expect(loser?.said).toContain(`This card was out of date. ${winner} authorised it today at 12pm. Your press changed nothing.`);
  expect(answers.map(({ titles }) => titles)).toEqual([[], []]);
  // Whoever was slower has read the case as it is now.
  expect(await eventsOf()).toEqual(['Robin Referrer: send', `${winner}: authorise`, `${loser?.name}: open`]);
  expect(bot.as(operative).goesToChannel().cards()).toHaveLength(1);
});

it('lets either the authorisation or the refusal stand, never both', async () => {
  await bot.brings(awaitingInspector(ref));
  const refusal = { card: 'authorisation', reason: 'something else', text: 'He is in custody.' };
  await Promise.all([press(inspector, 'authorise', 3), press(secondInspector, 'refuse', 3, refusal)]);
  const current = (await bot.store.find(ref))?.case;
  expect(current?.version).toBe(4);
  const jobs = bot.as(operative).goesToChannel().cards();
  expect([current?.status, jobs.length]).toEqual(current?.authorised ? ['ready', 1] : ['not authorised', 0]);
});

it('lets one grade stand when two are confirmed at once, and says to the other which', async () => {
  await bot.brings(awaitingCheck(ref));
  const answers = await Promise.all([press(desk, 'confirm medium', 2), press(inspector, 'confirm low', 2)]);
  const check = (await bot.store.find(ref))?.case.check;
  const loser = answers.find(({ name }) => name !== check?.by.name);
  expect(loser?.said).toContain(`${check?.by.name} confirmed the grade: ${check?.grade} today at 12pm. Your press changed nothing.`);
  const won = `${check?.by.name}: confirm ${check?.grade}`;
  expect(await eventsOf()).toEqual(['Robin Referrer: send', won, `${loser?.name}: open`]);
});

it('gives the job to one of two operatives who take it at once, and the address to nobody else', async () => {
  await bot.brings(ready(ref));
  const answers = await Promise.all([press(operative, 'take', 4), press(secondOperative, 'take', 4)]);
  const holder = (await bot.store.find(ref))?.case.holder;
  const loser = answers.find(({ name }) => name !== holder?.name);
  expect(loser?.said).toContain(`${holder?.name} took the job today at 12pm`);
  const addressIn = (who: Actor) =>
    bot
      .as(who)
      .cards()
      .some((card) => textOf(card).includes('4 Invented Lane'));
  expect([operative, secondOperative].map((who) => [who.id === holder?.id, addressIn(who)])).toEqual(
    [operative, secondOperative].map((who) => (who.id === holder?.id ? [true, true] : [false, false])),
  );
});

it('lets nobody hand back what somebody else holds', async () => {
  await bot.brings(allocated(ref));
  const before = bot.stored();
  const why = { card: 'allocated job', reason: 'something else', text: 'I want it.' };
  expect((await press(secondOperative, 'hand back', 5, why)).said).toBe('Fran Fitter holds TH-000001. Nothing was changed.');
  expect((await press(secondOperative, 'hand back form', 5)).said).toBe(
    'This card was out of date. Here is the case as it is now. Nothing was changed.',
  );
  expect(bot.stored()).toEqual(before);
});

it('sends a referral once, however often Send is pressed at once', async () => {
  const pc = bot.as(officer);
  const first = await refers(pc);
  const draft = (await bot.store.find(first))?.case;
  const version = (draft?.version ?? 0) - 1;
  const again = await Promise.all([1, 2, 3].map(() => bot.as(officer).sends('send', { ref: first, version })));
  expect(again.map((text) => text.includes(`${first}: your referral`))).toEqual([true, true, true]);
  expect((await bot.store.find(first))?.case.version).toBe(draft?.version);
  expect(bot.as(inspector).cards()).toHaveLength(1);
});

describe('once it is decided', () => {
  /** Every card of the case, wherever it stands: whose chat it is, and its buttons. */
  const everywhere = () =>
    bot.connector.standing
      .filter(({ attachments }) => attachments && JSON.stringify(attachments).includes(ref))
      .map(({ conversationId, attachments }) => ({
        chat:
          everybody.concat(referrer).find(({ id }) => conversationId === `personal-${id}`)?.name ??
          (conversationId.startsWith(channel.id) ? 'channel' : '?'),
        titles: buttonsOf(attachments?.[0]?.content as never).map(({ title }) => title),
        text: textOf(attachments?.[0]?.content as never),
      }));
  const deciding = ['Authorise', 'Refuse', 'Ask for information', 'Accept', 'Decline'];

  it('has no button to decide in any chat: every copy says who decided, those opened by hand too', async () => {
    await bot.brings(awaitingInspector(ref));
    await bot.as(secondInspector).types(`case ${ref}`);
    await bot.as(coordinator).types(`case ${ref}`);
    expect(
      everywhere()
        .map(({ chat }) => chat)
        .sort(),
    ).toEqual(['Chris Co-ordinator', 'Insp. Alex Example', 'Insp. Kim Instance', 'Insp. Kim Instance', 'Robin Referrer'].sort());
    const one = bot.as(inspector);
    one.opens(ref);
    await one.presses('Authorise');

    const after = everywhere();
    expect(after).toHaveLength(7);
    expect(after.filter(({ titles }) => titles.some((title) => deciding.includes(title)))).toEqual([]);
    const saysWho = after.filter(({ text }) => text.includes('Insp. Alex Example authorised it'));
    expect(saysWho.map(({ chat }) => chat).sort()).toEqual(
      ['Chris Co-ordinator', 'Insp. Alex Example', 'Insp. Kim Instance', 'Insp. Kim Instance', 'Robin Referrer'].sort(),
    );
    const olderNews = after.find(({ chat, text }) => chat === 'Robin Referrer' && text.includes('Dana Desk confirmed'));
    expect(olderNews?.text).toContain('Since then: Ready');
    expect(bot.stored().postings.map(({ doc }) => (JSON.parse(String(doc)) as { shown: number }).shown)).toEqual(Array(7).fill(4));
  });

  it('shows who took the job on every copy in the channel, without the button', async () => {
    await bot.brings(ready(ref));
    await bot.as(secondOperative).goesToChannel().types(`case ${ref}`);
    const taker = bot.as(operative).goesToChannel();
    taker.opens(ref);
    await taker.presses('Take job');
    const inChannel = everywhere().filter(({ chat }) => chat === 'channel');
    expect(inChannel.map(({ titles, text }) => [titles, text.includes('Taken by Fran Fitter')])).toEqual([
      [[], true],
      [[], true],
    ]);
  });
});
