import type { Actor } from '../../../src/case/case.ts';
import { coordinator, inspector, officer, secondInspector } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { fillsIn, refers } from './form.ts';
import { looksAt, opensCase, startWithChannel } from './journey.ts';

const otherCoordinator: Actor = { ...coordinator, id: '00000000-0000-4000-8000-000000000196', name: 'Sal Second' };
const people = [...everybody, otherCoordinator];
const chatOf = (who: Actor, ref: string) =>
  bot
    .as(who)
    .cards()
    .map(textOf)
    .filter((text) => text.includes(ref));

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel({ people, met: people });
});
afterEach(() => bot.stop());

/** A refused case in which an Inspector and a co-ordinator said that they know someone. */
async function refusedAndKnown(): Promise<string> {
  const ref = await refers(bot.as(officer));
  await bot.as(secondInspector).types(`I know someone in ${ref}`);
  await bot.as(otherCoordinator).types(`I know someone in ${ref}`);
  return ref;
}
async function refuses(ref: string): Promise<void> {
  const decides = looksAt(bot, inspector, `${ref}: authorise this?`);
  await decides.presses('Refuse');
  await decides.presses('Refuse', { reason: 'not enough information', text: 'Too little.' });
}
async function refersAgain(ref: string): Promise<string> {
  const sam = await opensCase(bot, officer, ref);
  await sam.presses('Refer again');
  await fillsIn(sam);
  return /TH-[0-9A-Z]{6}/.exec(await sam.presses('Send referral'))?.[0] ?? '';
}

it('a case that continues another one is hidden from whoever said that they know someone in that one', async () => {
  const ref = await refusedAndKnown();
  await refuses(ref);
  const again = await refersAgain(ref);
  expect((await bot.caseOf(again))?.recused).toEqual([secondInspector.id, otherCoordinator.id]);
  expect(chatOf(inspector, again)).toHaveLength(1);
  for (const who of [secondInspector, otherCoordinator]) {
    expect(chatOf(who, again)).toEqual([]);
    expect(await bot.as(who).types(`case ${again}`)).toContain('We cannot find that case');
  }
  // It is no news: nobody is told once more that they know someone.
  expect(chatOf(coordinator, again).join()).not.toContain('knows someone');
});

it('so is another referral of the same recipient, and one of somebody else in the same home is not', async () => {
  await refusedAndKnown();
  const repeat = await refers(bot.as(officer), { address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' });
  expect((await bot.caseOf(repeat))?.recused).toEqual([secondInspector.id, otherCoordinator.id]);
  const neighbour = await refers(bot.as(officer), { recipientName: 'Kit Fiction', dateOfBirth: '1/1/1990' });
  expect(await bot.caseOf(neighbour)).not.toHaveProperty('recused');
});

it('a case that continues a restricted one is for the same people', async () => {
  const ref = await refers(bot.as(officer));
  const chris = bot.as(coordinator);
  await chris.types(`restrict ${ref}`);
  await chris.presses('Restrict', { restrictTo: 'Insp. Alex Example (Humberside Police)' });
  await refuses(ref);
  const again = await refersAgain(ref);
  expect((await bot.caseOf(again))?.restricted?.people).toEqual([coordinator.id, inspector.id]);
  expect(chatOf(secondInspector, again)).toEqual([]);
  expect(chatOf(inspector, again).join()).toContain('authorise this?');
});
