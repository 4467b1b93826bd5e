import { createHash } from 'node:crypto';
import { drawCase } from '../cards/case-card.ts';
import { digestCard } from '../cards/digest.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Case } from '../src/case/case.ts';
import type { Deps } from '../src/case/deps.ts';
import { minders } from '../src/case/told.ts';
import {
  messageTo,
  postingAt,
  refreshOf,
  type CaseCard,
  type Chat,
  type Message,
  type Posting,
  type Recipient,
  type Trouble,
} from '../src/delivery/message.ts';
import { isStillWanted } from '../src/delivery/wanted.ts';
import { readDigest } from '../src/job/digest.ts';
import { ConnectorFailure } from './connector.ts';
import { faultOf, type Log } from './log.ts';
import type { Sender } from './sender.ts';
import type { Traffic } from './traffic.ts';

export interface Delivering extends Pick<Deps, 'store' | 'scheme' | 'people' | 'now'> {
  sender: Sender;
  log: Log;
  inDoubtSeconds: number;
  traffic: Pick<Traffic, 'quiet'>;
  /** Between 0 and 1: spreads the tries of many messages. */
  random: () => number;
}

const secondCopy = 'This may be a second copy of a card: we could not tell whether the first one arrived. Both act on the same case.';
const noChannelSeconds = 15;
/** After so many tries in vain the co-ordinator hears of it, and the tries go on. */
const triesBeforeTelling = 12;
const longestRetryAfter = 600;

/** Delivers one message: a fresh card, or an update of all the cards of a case. Never throws for what the Connector does. */
export async function deliver(message: Message, around: Delivering): Promise<void> {
  const { log } = around;
  await around.traffic.quiet();
  const started = performance.now();
  try {
    const { card } = message;
    const current = card === 'digest' ? undefined : (await around.store.find(message.ref))?.case;
    const outcome =
      card === 'digest'
        ? await postDigest(message, around)
        : !current
          ? await drop(message, around)
          : card === 'refresh'
            ? await refresh(message, current, around)
            : await create(message, card, current, around);
    log.debug({ did: 'delivered', ref: message.ref, card: message.card, outcome, ms: Math.round(performance.now() - started) });
  } catch (error) {
    const status = error instanceof ConnectorFailure ? error.status : undefined;
    log.warn({ did: 'not delivered', ref: message.ref, card: message.card, ...(status && { status }), ...faultOf(error) });
    await afterFailure(message, error, around);
  }
}

/** What a card looks like, in short: an update that would change nothing is not sent. */
const faceOf = (card: AdaptiveCard): string => createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 16);

async function drop(message: Message, { store }: Delivering): Promise<string> {
  await store.settle(message, []);
  return 'dropped';
}

const nameOf = (to: Recipient) => ('person' in to ? to.person : to.channel);
const seenNow = ({ scheme, now }: Delivering, notice?: string) => ({ scheme, now: now(), ...(notice && { notice }) });

async function create(message: Message, card: CaseCard, current: Case, around: Delivering): Promise<string> {
  const { store, sender } = around;
  const { to, trouble, notice, version, inDoubtAt } = message;
  if (!to || (!message.instead && !isStillWanted(card, to, current))) return drop(message, around);
  const chat = await chatFor(to, message, around);
  if (!chat) return noChat(message, card, to, around);

  const about = { version, ...(trouble && { trouble }), ...(notice && { notice }) };
  const drawn = drawCase(card, current, seenNow(around, inDoubtAt && secondCopy), { to: nameOf(to), ...about });
  const place = 'person' in to ? await sender.toPerson(chat, drawn) : await sender.toChannel(chat, drawn);
  const posting = postingAt(place, { ref: current.ref, card, to, shown: current.version, face: faceOf(drawn), ...about });
  await store.settle(message, [posting]);

  // Somebody may have moved the case while this card was on its way: the update of all cards has then missed this one.
  const now = await store.find(current.ref);
  if (now && now.case.version > current.version)
    await store.enqueue([refreshOf({ ...now.case, scheme: message.scheme }, around.now().toISOString(), posting.id)]);
  return inDoubtAt ? 'repeated' : 'sent';
}

/** The overview is drawn when it goes out, and nothing has to be brought up to date afterwards. */
async function postDigest(message: Message, around: Delivering): Promise<string> {
  const { store, scheme, sender, now } = around;
  const chat = (await store.channelFor(message.scheme, 'jobs'))?.chat;
  if (chat) await sender.toChannel(chat, digestCard(await readDigest(store, scheme, now()), now()));
  await store.settle(message, []);
  return chat ? 'sent' : 'no channel';
}

async function chatFor(to: Recipient, { scheme }: Message, { store }: Delivering): Promise<Chat | undefined> {
  return 'person' in to ? store.chatOf(to.person) : (await store.channelFor(scheme, to.channel))?.chat;
}

/** A person without a chat counts as not asked, and the co-ordinator hears it. A card for a channel waits until there is one. */
async function noChat(message: Message, card: CaseCard, to: Recipient, around: Delivering): Promise<string> {
  if ('person' in to) return notReached(message, card, to.name, around);
  if (message.attempts === 0) await around.store.enqueue(await troubleFor(message, { why: 'no channel', purpose: to.channel }, around));
  await around.store.postpone({ ...message, attempts: message.attempts + 1, nextTryAt: later(around, noChannelSeconds) });
  return 'no channel yet';
}

async function notReached(message: Message, card: CaseCard, name: string, around: Delivering): Promise<string> {
  // News that does not reach somebody is told; a co-ordinator who cannot be told about trouble is not told about that.
  const told = card === 'trouble' ? [] : await troubleFor(message, { why: 'not reached', name, card }, around);
  await around.store.settle(message, [], told);
  return 'not reached';
}

async function troubleFor({ ref, version, scheme }: Message, trouble: Trouble, around: Delivering): Promise<Message[]> {
  const at = around.now().toISOString();
  return (await minders(around)).map((to) => messageTo({ ref, version, scheme }, 'trouble', to, at, trouble));
}

/** Brings every card of the case up to date. Updating may be repeated freely, so one failure repeats the whole. */
async function refresh(message: Message, current: Case, around: Delivering): Promise<string> {
  const { store } = around;
  const behind = (await store.postingsOf(current.ref)).filter(({ shown }) => shown < current.version);
  const results = await Promise.allSettled(behind.map((posting) => update(posting, current, around)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed && message.attempts < triesBeforeTelling) throw failed.reason;
  // One card that can never be updated is let go in the end, so that it does not hold up the others for ever.
  if (failed) around.log.error({ did: 'update given up', ref: current.ref, ...faultOf(failed.reason) });
  const standing = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  await store.settle(message, standing);
  return `updated ${standing.length}`;
}

async function update(posting: Posting, current: Case, around: Delivering): Promise<Posting | undefined> {
  const { store, sender, traffic } = around;
  const { card, version, to, chat, activityId, trouble, notice } = posting;
  await traffic.quiet();
  // The case has moved on, so a reminder on top of a card is over; a card that only reminds stays what it is.
  const about = { version, ...(trouble && { trouble }), ...(notice && card === 'notice' && { notice }) };
  const drawn = drawCase(card, current, seenNow(around), { to: nameOf(to), ...about });
  const face = faceOf(drawn);
  if (face === posting.face) return { ...posting, shown: current.version };
  try {
    await sender.update({ chat, activityId }, drawn);
    return { ...posting, shown: current.version, face };
  } catch (error) {
    const gone = error instanceof ConnectorFailure && (error.status === 404 || error.status === 403);
    if (!gone) throw error;
    await store.forget(posting);
    // A message that is gone cannot say how the case stands, so a fresh one does. A chat that is closed is told to the co-ordinator.
    const about = messageTo(current, card, to, around.now().toISOString(), trouble);
    if (error.status === 404) await store.enqueue([{ ...about, instead: true }]);
    else if (card !== 'trouble') await store.enqueue(await troubleFor(about, { why: 'not reached', name: reachedAs(to), card }, around));
    return undefined;
  }
}

const later = ({ now }: Pick<Delivering, 'now'>, seconds: number) => new Date(now().getTime() + seconds * 1_000).toISOString();

/** The Connector said no for good: the chat is closed, gone, or will not take this card. */
const final = [400, 403, 404, 413];
const reachedAs = (to: Recipient) => ('person' in to ? to.name : 'The installer channel');

/** What to do about a message that did not go out (DESIGN §7). What certainly did not arrive is tried until it does. */
async function afterFailure(message: Message, error: unknown, around: Delivering): Promise<void> {
  const { store, random, inDoubtSeconds } = around;
  const { card, to, inDoubtAt } = message;
  const attempts = message.attempts + 1;
  const wait = Math.min(60, 2 ** Math.min(attempts, 6)) * (0.5 + random() / 2);
  const { status, retryAfter, neverSent } = error instanceof ConnectorFailure ? error : { neverSent: true };
  const seconds = retryAfter === undefined ? wait : Math.min(Math.max(retryAfter, 1), longestRetryAfter);
  const again = { ...message, attempts, nextTryAt: later(around, seconds) };
  if (card === 'refresh' || to === undefined) return store.postpone(again);
  // The overview is of this morning only: when it is not certain that it failed, it is let go.
  if (card === 'digest') return neverSent ? store.postpone(again) : store.settle(message, []);

  const unknown = !neverSent && (status === undefined || status === 408 || status >= 500);
  const last = status !== undefined && final.includes(status);
  // Word of trouble goes on: a second copy of it harms nobody, and without it a case would wait in silence.
  if (last || (unknown && inDoubtAt && card !== 'trouble')) return void (await notReached(message, card, reachedAs(to), around));
  if (unknown && !inDoubtAt)
    return store.postpone({ ...again, inDoubtAt: around.now().toISOString(), nextTryAt: later(around, inDoubtSeconds) });
  if (attempts === triesBeforeTelling && card !== 'trouble')
    await store.enqueue(await troubleFor(message, { why: 'not reached', name: reachedAs(to), card }, around));
  await store.postpone(again);
}
