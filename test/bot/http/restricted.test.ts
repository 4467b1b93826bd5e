import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, inspector, operative, referrer, secondInspector, secondOperative } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { allocated, awaitingInspector, ready } from './cases.ts';
import { chatsWith, everywhere, looksAt, opensCase, reaches, remindersOf, startWithChannel } from './journey.ts';

const ref = 'TH-4F7K2M';
/** The same in the channel for every such job, so that nobody reads there why. */
const inTheChannel = `${ref}: restricted\nA co-ordinator assigns this one.`;
const stub = `${ref}: restricted\nOnly the people who were named may see this case.`;
const notFound = 'We cannot find that case among those you may see. Check the ref: it looks like TH-4F7K2M.';
/** Anything of the case beside its ref. */
const secrets = /Invented|Sampleton|DN15|07700|LOG 123|Friday|Faraway|Robin|etterbox|terrace|Immediate|Due |Waiting for/;
const otherCoordinator: Actor = { ...coordinator, id: '00000000-0000-4000-8000-000000000196', name: 'Sal Second' };
const people = [...everybody, otherCoordinator];

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel({ people, met: [...people, referrer] });
});
afterEach(() => bot.stop());

const named = (...who: Actor[]) =>
  who.map(({ name, roles }) => `${name} (${roles.includes('police') ? 'Humberside Police' : 'Safer Neighbourhoods'})`).join(',');
const restricts = async (...who: Actor[]) => {
  const chris = bot.as(coordinator);
  await chris.types(`restrict ${ref}`);
  return chris.presses('Restrict', { restrictTo: named(...who) });
};
const chatOf = (who: Actor) =>
  bot
    .as(who)
    .cards()
    .map(textOf)
    .filter((text) => text.includes(ref));

describe('a case that waits for an Inspector, restricted to one of them', () => {
  beforeEach(async () => {
    await bot.brings(awaitingInspector(ref));
    expect(await restricts(inspector)).toContain('Chris Co-ordinator, to 2 people');
  });

  it('is hidden from the other at once, but for its ref', async () => {
    expect(chatOf(secondInspector)).toEqual([stub]);
    const kim = bot.as(secondInspector);
    expect(await kim.types(`case ${ref}`)).toBe(notFound);
    expect(await kim.sends('authorise', { ref, version: 3 })).toBe(notFound);
    expect(await kim.types('waiting')).toContain('Nothing is waiting for you.');
    await reaches(bot, '2026-03-04T12:31:00.000Z');
    expect((await remindersOf(bot, ref)).filter((one) => one.includes('inspector'))).toEqual(['Insp. Alex Example: inspector, widen']);
  });

  it('is decided by who was named, and the referrer keeps what is their own', async () => {
    await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
    expect((await opensCase(bot, referrer, ref)).text()).toContain('Jo Invented');
    expect(chatsWith(bot, 'authorised it')).toContain('Robin Referrer');
  });

  it('stands in another co-ordinator’s lists as a ref, and opens for nobody else', async () => {
    const sal = bot.as(otherCoordinator);
    const list = await sal.types('waiting');
    expect(list).toContain(`${ref}: restricted\nOnly the people who were named may see it.`);
    expect(list).not.toMatch(secrets);
    expect(await sal.presses('Open')).toBe(notFound);
    expect(await sal.types(`restrict ${ref}`)).toBe(notFound);
    expect(await bot.as(coordinator).types('waiting')).toContain('Waiting for an Inspector');
  });

  it('is no longer restricted when that is chosen, and the others are asked', async () => {
    const chris = bot.as(coordinator);
    await chris.types(`restrict ${ref}`);
    await chris.presses('Restrict', { restrictTo: 'everybody whose work it is: no longer restricted' });
    expect((await bot.store.find(ref))?.case.restricted).toBeUndefined();
    await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
    expect(await bot.statusOf(ref)).toBe('ready');
  });
});

describe('a restricted job', () => {
  it('shows the channel its ref and nothing more, and the operatives who are named get it in their own chats', async () => {
    await bot.brings(ready(ref));
    await restricts(secondOperative);
    const inChannel = everywhere(bot, ref).filter(({ chat }) => chat === 'the channel');
    expect(inChannel).toEqual([{ chat: 'the channel', text: inTheChannel, titles: [] }]);
    expect(chatsWith(bot, `${ref}: a job to take`)).toEqual(['Toni Toolbox']);
    const fran = bot.as(operative).goesToChannel();
    expect(await fran.sends('take', { ref, version: 5 })).toBe(notFound);
    for (const who of [operative, secondOperative, coordinator]) {
      const list = await bot.as(who).goesToChannel().types('jobs');
      expect(list).toContain(`${ref}: restricted`);
      expect(list).not.toMatch(secrets);
    }
    expect(await bot.as(secondOperative).goesToChannel().sends('show', { ref })).toBe(inTheChannel);
    await bot.as(secondOperative).goesToChannel().types(`case ${ref}`);
    expect(everywhere(bot, ref).filter(({ chat, text }) => chat === 'the channel' && secrets.test(text))).toEqual([]);
    expect(await looksAt(bot, secondOperative, `${ref}: a job to take`).presses('Take job')).toContain('Taken by Toni Toolbox');
    await bot.later(1);
    expect(chatOf(secondOperative).join()).toContain('4 Invented Lane');
  });

  it('stands in the morning’s overview as a ref', async () => {
    await bot.brings(ready(ref));
    await restricts(secondOperative);
    await reaches(bot, '2026-03-05T08:31:00.000Z');
    const [digest] = everywhere(bot, 'Jobs on')
      .filter(({ chat }) => chat === 'the channel')
      .slice(-1);
    expect(digest?.text).toContain(`Restricted: ${ref}.`);
    expect(digest?.text).not.toMatch(/DN15|mmediate/);
  });

  it('cannot leave out who holds it', async () => {
    await bot.brings(allocated(ref));
    expect(await restricts(secondOperative)).toContain('Whoever holds the job must be among them');
    expect((await bot.store.find(ref))?.case.restricted).toBeUndefined();
    await restricts(operative);
    expect(chatOf(operative).at(-1)).toContain('4 Invented Lane');
    const chris = bot.as(coordinator);
    await chris.types(`case ${ref}`);
    await chris.presses('Assign');
    expect(JSON.stringify(chris.card)).not.toContain('Toni Toolbox');
  });
});

it('A co-ordinator who made the referral and was not named keeps what is their own, and no more', async () => {
  await bot.brings(awaitingInspector(ref, { referrer: otherCoordinator }));
  await bot.as(otherCoordinator).types(`case ${ref}`);
  await restricts(inspector);
  expect(chatOf(otherCoordinator)).toContain(stub);
  expect(chatOf(otherCoordinator).join()).not.toMatch(/the whole case/);
  const sal = await opensCase(bot, otherCoordinator, ref);
  expect(sal.text()).toContain('Jo Invented');
  expect(sal.text()).not.toContain('the whole case');
  const data = { ref, version: 4, card: 'whole case', reason: 'cannot be reached', text: 'Because.' };
  expect(await sal.sends('cancel', data)).toContain('Only a co-ordinator may do that.');
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
});

it('When nobody is left who may act, those who mind the case hear it', async () => {
  await bot.brings(awaitingInspector(ref));
  await restricts(operative);
  expect(chatOf(coordinator).join()).toContain('There is nobody to send the request to authorise to.');
  expect(chatOf(otherCoordinator).join()).not.toContain('nobody to send');
});

it('Only a co-ordinator restricts a case, and must name somebody; a forged id is nobody', async () => {
  await bot.brings(awaitingInspector(ref));
  for (const who of [inspector, operative, administrator])
    expect(await bot.as(who).types(`restrict ${ref}`)).toMatch(/^Only a co-ordinator may/);
  for (const who of [inspector, operative, administrator, referrer]) {
    const data = { ref, version: 3, card: 'whole case', restrictTo: named(inspector) };
    expect(await bot.as(who).sends('restrict', data)).not.toMatch(/Error/);
  }
  expect(await restricts()).toContain('Choose everybody who may see it');
  const chris = bot.as(coordinator);
  expect(await chris.sends('restrict', { ref, version: 3, card: 'whole case', restrictTo: inspector.id })).toContain('Error');
  expect((await bot.store.find(ref))?.case).toMatchObject({ version: 3 });
});
