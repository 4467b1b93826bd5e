import type { Actor } from '../../../src/case/case.ts';
import { coordinator, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector } from './cases.ts';
import { aJob, looksAt, opensCase, reaches, startWithChannel, takes } from './journey.ts';

// A client that knows no Action.Execute keeps each answer in the chat, where it would stand for ever.

const ref = 'TH-4F7K2M';
const otherCoordinator: Actor = { ...coordinator, id: '00000000-0000-4000-8000-000000000196', name: 'Sal Second' };
const people = [...everybody, otherCoordinator];
const personal = /Invented|07700|9ZZ|Jo |back on Friday|Faraway/;

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel({ people, met: [...people, referrer] });
});
afterEach(() => bot.stop());

const chatOf = (who: Actor): string => bot.as(who).cards().map(textOf).join('\n');
/** What was said in words, without a card. */
const saidTo = (who: Actor): string[] =>
  bot
    .as(who)
    .chat()
    .flatMap(({ text }) => (text ? [text] : []));
const cancels = async (of: string) => {
  const chris = await opensCase(bot, coordinator, of);
  await chris.presses('Cancel');
  await chris.presses('Cancel', { reason: 'something else', text: 'She has moved.' });
};

describe('“Open” on a list', () => {
  it.each<[string, Actor, string, () => Promise<string>]>([
    ['a co-ordinator', coordinator, 'waiting', () => aJob(bot)],
    ['an Inspector', secondInspector, 'waiting', () => bot.brings(awaitingInspector(ref))],
    ['the operative who holds the job', operative, 'jobs', async () => aJob(bot).then(async (job) => (await takes(bot, job), job))],
  ])('of %s brings a card that is known: it is reduced when the case is over, and gone when it is erased', async (_, who, list, comes) => {
    const opened = await comes();
    const someone = bot.as(who);
    await someone.types(list);
    const before = (await bot.store.postingsOf(opened)).length;
    await someone.submits('Open');
    expect(saidTo(who)).toEqual([`Here is ${opened} as it is now.`]);
    expect(chatOf(who)).toMatch(personal);
    expect(someone.text()).not.toMatch(personal);
    expect((await bot.store.postingsOf(opened)).length).toBe(before + 1);
    await cancels(opened);
    expect(chatOf(who)).not.toMatch(personal);
    await reaches(bot, '2027-03-04T12:00:00Z');
    expect([(await bot.caseOf(opened))?.erasedAt, await bot.store.postingsOf(opened)]).toEqual(['2027-03-04T12:00:00.000Z', []]);
    expect(chatOf(who)).not.toContain(`${opened}: over`);
  });

  it('leaves nothing of the case with who then says that they know someone in it', async () => {
    const job = await aJob(bot);
    const chris = bot.as(coordinator);
    await chris.types('waiting');
    await chris.submits('Open');
    await bot.as(coordinator).types(`I know someone in ${job}`);
    expect(chatOf(coordinator)).not.toMatch(personal);
  });

  it('is an event of the record, as any reading is', async () => {
    await bot.brings(awaitingInspector(ref));
    const kim = bot.as(secondInspector);
    await kim.types('waiting');
    await kim.submits('Open');
    expect((await bot.store.eventsOf(ref)).at(-1)).toMatchObject({ did: 'open', card: 'authorisation', by: { id: secondInspector.id } });
  });
});

it('“Open” on word of trouble leaves the word where it is, and nothing more of the case once it is restricted to others', async () => {
  await bot.brings(awaitingInspector(ref));
  await bot.as(secondInspector).types(`I know someone in ${ref}`);
  const sal = looksAt(bot, otherCoordinator, `${ref}: needs your attention`);
  await sal.submits('Open');
  expect(chatOf(otherCoordinator)).toMatch(personal);
  const chris = bot.as(coordinator);
  await chris.types(`restrict ${ref}`);
  await chris.presses('Restrict', { restrictTo: 'Insp. Alex Example (Humberside Police)' });
  expect(chatOf(otherCoordinator)).not.toMatch(personal);
  expect(chatOf(otherCoordinator)).toContain('knows someone in this case');
});

it('a press that is refused brings the present card, and knows where it stands', async () => {
  await bot.brings(awaitingInspector(ref));
  const chris = bot.as(coordinator);
  await chris.types(`restrict ${ref}`);
  await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
  await chris.submits('Restrict', { restrictTo: 'Insp. Alex Example (Humberside Police)' });
  expect(saidTo(coordinator)).toEqual([expect.stringContaining('This card was out of date.')]);
  expect(chatOf(coordinator)).toMatch(personal);
  await cancels(ref);
  expect(chatOf(coordinator)).not.toMatch(personal);
});

it('an old card of the case is brought up to date where it stands', async () => {
  await bot.brings(awaitingInspector(ref));
  const kim = looksAt(bot, secondInspector, `${ref}: authorise this?`);
  const old = kim.card;
  await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
  const before = bot.as(secondInspector).cards().length;
  kim.card = old;
  expect(await kim.submits('Authorise')).toContain('Insp. Alex Example authorised it');
  expect([kim.titles(), bot.as(secondInspector).cards().length]).toEqual([[], before]);
});

it('“Back” gives the card in the place of its form', async () => {
  await bot.brings(awaitingInspector(ref));
  const kim = looksAt(bot, secondInspector, `${ref}: authorise this?`);
  const { card } = kim;
  await kim.submits('Refuse');
  expect(kim.card).not.toEqual(card);
  await kim.submits('Back');
  expect(kim.card).toEqual(card);
});

it.each(['help', 'again'])(
  'a form that begins from a card of another kind (%s) has a message of its own, and goes with its draft',
  async (from) => {
    const sam = bot.as(from === 'help' ? referrer : officer);
    if (from === 'help') await sam.types('help');
    else {
      await bot.brings(awaitingInspector(ref, { referrer: officer }));
      await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Refuse');
      const alex = looksAt(bot, inspector, `${ref}: authorise this?`);
      await alex.presses('Refuse');
      await alex.presses('Refuse', { reason: 'something else', text: 'No.' });
      await sam.types(`case ${ref}`);
    }
    const { card, pressedId } = sam;
    await sam.submits(from === 'help' ? 'New referral' : 'Refer again');
    expect([sam.card, sam.pressedId]).toEqual([card, pressedId]);
    sam.opens('Referral: ');
    await sam.submits('Next', { recipientName: 'Jo Typed' });
    await reaches(bot, '2026-03-07T12:00:00Z');
    expect(JSON.stringify(sam.cards())).not.toMatch(/Referral: |Jo Typed/);
  },
);

it('what cannot be put into the pressed message is said in words, and stands nowhere', async () => {
  await bot.brings(awaitingInspector(ref));
  const kim = looksAt(bot, secondInspector, `${ref}: authorise this?`);
  bot.connector.faults.push({ on: new RegExp(`PUT .*personal-${secondInspector.id}/`), status: 404 });
  expect(await kim.submits('Refuse')).toMatch(/^I could not show that in the message that you pressed\./);
});
