import type { Actor } from '../../../src/case/case.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import { coordinator, inspector, officer, operative, referrer } from '../../builders.ts';
import { channel, everybody, startTestBot, type Someone, type TestBot } from './bot.ts';
import { textOf, titlesOf } from './cards.ts';
import { inputIds, refers } from './form.ts';

/** A bot with an installer channel. */
export async function startWithChannel(options: Parameters<typeof startTestBot>[0] = {}): Promise<TestBot> {
  const bot = await startTestBot(options);
  await bot.registerChannel();
  return bot;
}

/** Unhurried, so that no clock of the installation is heard before its time. */
export const unhurried: Typed = { urgency: '4-7 days' };

/** Domestic abuse that is accepted at once: high risk, and the owner has agreed. */
export const abuse: Typed = {
  ...{ grounds: 'domestic abuse', perpetratorLivesThere: 'no', perpetratorMayRemain: 'no', ownerAgreed: 'yes', ownerAgreedBy: 'Landlord' },
  ...{ victimRisk: 'high', riskTool: 'DASH', riskScore: '16', riskAssessor: 'PC Sample', riskDate: '3/3/2026', marac: 'yes' },
  ...{ maracDate: '12/3/2026', urgency: '4-7 days' },
};

/** Looks at somebody's last card with this title. */
export function looksAt(bot: TestBot, who: Actor, title: string): Someone {
  const someone = bot.as(who);
  someone.opens(title);
  return someone;
}
/** Opens a case by its ref, in the own chat. */
export async function opensCase(bot: TestBot, who: Actor, ref: string): Promise<Someone> {
  const someone = bot.as(who);
  await someone.types(`case ${ref}`);
  return someone;
}

/** A medium threat to life that an Inspector has authorised: it stands in the channel. */
export async function aJob(bot: TestBot, change: Typed = {}): Promise<string> {
  const ref = await refers(bot.as(officer), { ...unhurried, ...change });
  await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
  return ref;
}
/** Takes a job in the channel; the card in the own chat is then in front. */
export async function takes(bot: TestBot, ref: string, who: Actor = operative): Promise<Someone> {
  const inChannel = bot.as(who).goesToChannel();
  inChannel.opens(`${ref}: a job to take`);
  await inChannel.presses('Take job');
  return looksAt(bot, who, `${ref}: your job`);
}

export const visit = {
  ...{ visitDate: '6/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: '9/3/2026' },
  ...{ visitAgreement: 'Example Housing, on Monday', visitEscort: 'no escort needed', visitEscortBy: 'Sgt Sample, today' },
};
export const fit = {
  ...{ fit0Result: 'fitted', fit0Quantity: '1', fit0Product: 'External letterbox' },
  ...{ fit1Result: 'not fitted', fit1Because: 'The door is too thin' },
  ...{ fitPost: 'yes', fitAlarm: 'yes', fitEscape: 'yes', fitArson: 'no' },
  ...{ fitExtra: 'none', fitDoor: 'no', fitGoods: '42.50', fitTime: '60' },
};

/** Plans a visit, on whichever card is in front; answers only what is asked there. */
export async function plans(someone: Someone, change: Record<string, string> = {}): Promise<string> {
  await someone.presses('Schedule');
  const asked = inputIds(someone);
  const typed = Object.entries({ ...visit, ...change }).filter(([id]) => asked.includes(id));
  return someone.presses('Schedule', Object.fromEntries(typed));
}
export async function isScheduled(bot: TestBot, change: Typed = {}): Promise<{ ref: string; fitter: Someone }> {
  const ref = await aJob(bot, change);
  const fitter = await takes(bot, ref);
  await plans(fitter);
  return { ref, fitter };
}
/** Fitted, with feedback sent: the follow-ups begin. */
export async function isFollowedUp(bot: TestBot, change: Typed = {}): Promise<string> {
  const { ref, fitter } = await isScheduled(bot, change);
  await fitter.presses('Record fit');
  await fitter.presses('Record fit', fit);
  const minds = looksAt(bot, coordinator, `${ref}: fitted`);
  await minds.presses('Send feedback');
  await minds.presses('Send feedback', { text: 'The letterbox is sealed.' });
  return ref;
}

/** The clock reaches a time, and the bot looks at it. A look that had already begun may have seen the time before, so there are two. */
export async function reaches(bot: TestBot, time: string): Promise<void> {
  bot.clock.at = Date.parse(time);
  await bot.bot.ticker.tick();
  await bot.bot.ticker.tick();
  await bot.later(0);
}

const nameOf = (conversationId: string): string =>
  [...everybody, referrer].find(({ id }) => conversationId === `personal-${id}`)?.name ??
  (conversationId.startsWith(channel.id) ? 'the channel' : '?');

/** Everything that stands in any chat, in the order in which it came: whose chat, what it says, its buttons. */
export const everywhere = (bot: TestBot, of = '') =>
  bot.connector.standing
    .flatMap(({ conversationId, attachments }) => attachments?.map(({ content }) => ({ chat: nameOf(conversationId), content })) ?? [])
    .map(({ chat, content }) => ({ chat, text: textOf(content), titles: titlesOf(content) }))
    .filter(({ text }) => text.includes(of));
/** In whose chats a text stands, in the order in which it came. */
export const chatsWith = (bot: TestBot, text: string): string[] => everywhere(bot, text).map(({ chat }) => chat);
/** How often a text stands in somebody's chat. */
export const countOf = (bot: TestBot, who: Actor, text: string): number =>
  bot
    .as(who)
    .cards()
    .filter((card) => textOf(card).includes(text)).length;

/** The reminders of a case that stand in people's chats: "Fran Fitter: visit, one hour before". */
export const remindersOf = async (bot: TestBot, ref: string): Promise<string[]> =>
  (await bot.store.postingsOf(ref))
    .flatMap(({ to, notice }) => (notice && 'name' in to ? [`${to.name}: ${notice.clock}, ${notice.stage}`] : []))
    .sort();

/** What the Connector is asked, in order: "new: Fran Fitter", "update: the channel". */
export const callsSince = (bot: TestBot, before: number): string[] =>
  bot.connector.calls.slice(before).map((call) => {
    const to = decodeURIComponent(/conversations\/([^/]+)\/activities/.exec(call)?.[1] ?? channel.id);
    return `${call.startsWith('PUT') ? 'update' : 'new'}: ${nameOf(to)}`;
  });
/** While the Connector takes the next card for this person, the bot has time to do other things; gives what else was asked for by then. */
export function slowly(bot: TestBot, who: Actor): { meanwhile: string[] } {
  const seen = { meanwhile: ['nothing was sent'] };
  const before = bot.connector.calls.length;
  const until = async () => {
    for (let times = 0; times < 20; times += 1) await fetch(`${bot.url}/health`);
    seen.meanwhile = callsSince(bot, before);
  };
  bot.connector.faults.push({ on: new RegExp(`POST .*personal-${who.id}/`), until });
  return seen;
}

/** The refs of every page, page by page, to the end. */
export async function pagesOf(someone: Someone, command: string): Promise<string[][]> {
  const found: string[][] = [];
  await someone.types(command);
  for (;;) {
    found.push([...new Set(someone.text().match(/TH-\w{6}/g))]);
    if (!someone.titles().includes('Next')) return found;
    await someone.presses('Next');
  }
}
