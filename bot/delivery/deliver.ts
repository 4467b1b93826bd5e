import { digestCard } from '../../cards/digest.ts';
import type { Case } from '../../src/case/case.ts';
import { postingAt, refreshOf, type Claimed, type Message, type Posting, type Recipient } from '../../src/delivery/message.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { isStillWanted, lacksRole, mustNotGetIt } from '../../src/delivery/wanted.ts';
import { readDigest } from '../../src/job/digest.ts';
import type { CaseStore } from '../../src/store/case-store.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { chatFor } from './chat-for.ts';
import { letGo } from './closed-to.ts';
import { ConnectorFailure } from './connector-failure.ts';
import { drawFor, faceOf, seenNow } from './draw-for.ts';
import { eraseCards } from './erase-cards.ts';
import { faultOf } from '../settings/log.ts';
import { takeAwayOlder } from './take-away-older.ts';
import { NotRead, afterFailure, later, setAside, troubleFor } from './undelivered.ts';
import { postUnreadable } from './unreadable.ts';
import type { Delivering } from './delivering.ts';

const secondCopy = 'This may be a second copy of a card: we could not tell whether the first one arrived. Both act on the same case.';
const noChannelSeconds = 15;

/** Delivers one message: a fresh card, or an update of all the cards of a case. Never throws for what the Connector does. */
export async function deliver(claimed: Claimed, around: Delivering): Promise<void> {
  const { log } = around;
  const message = doubted(claimed, around);
  await around.traffic.quiet();
  const started = performance.now();
  try {
    const { card } = message;
    if (claimed.abandoned && card !== 'refresh' && card !== 'digest') {
      if (claimed.inDoubtAt && card !== 'trouble') return void (await setAside(message, 'in doubt', around));
      // Written down before it goes out again: who finds it after one more broken delivery knows that this was the second.
      await around.store.note(message);
    }
    const outcome = await goesOut(message, claimed, around);
    log.debug({ did: 'delivered', ref: message.ref, card: message.card, outcome, ms: Math.round(performance.now() - started) });
  } catch (error) {
    const status = error instanceof ConnectorFailure ? error.status : undefined;
    log.warn({ did: 'not delivered', ref: message.ref, card: message.card, ...(status && { status }), ...faultOf(error) });
    await afterFailure(message, error, around);
  }
}

/** What becomes of a message, in a word for the log. */
async function goesOut(message: Message, claimed: Claimed, around: Delivering): Promise<string> {
  const { card } = message;
  if (card === 'digest') return postDigest(message, around);
  if (message.trouble?.why === 'unreadable') return postUnreadable(message, around);
  const current = await caseFor(message, around);
  if (!current) return drop(message, around);
  if (card !== 'refresh') return create(message, card, current, around);
  return current.erasedAt ? eraseCards(message, current, around) : bringUpToDate(claimed, current, around);
}

/**
 * The case as it is now, at least as new as the message. A shared read may have begun before the step that wrote the message, and a store
 * may answer from a copy: an older case is never drawn, and never a reason to let a card go. Rejects, so that it is tried again.
 */
async function caseFor({ ref, version }: Message, { read, store }: Delivering): Promise<Case | undefined> {
  const found = (reading: ReturnType<CaseStore['find']>) =>
    reading.then(
      (saved) => saved?.case,
      (error: unknown) => Promise.reject(new NotRead('', { cause: error })),
    );
  const shared = await found(read(ref));
  if (shared && shared.version >= version) return shared;
  const current = await found(store.find(ref));
  if (current && current.version < version) throw new OlderThanItsMessage();
  return current;
}
class OlderThanItsMessage extends Error {}

/** A card whose delivery was broken off may have gone out: it goes out again as a second copy, and never a third time. */
function doubted({ abandoned, ...message }: Claimed, { now }: Delivering): Message {
  if (!abandoned || message.inDoubtAt || message.card === 'refresh' || message.card === 'digest') return message;
  return { ...message, inDoubtAt: now().toISOString() };
}

async function drop(message: Message, { store }: Delivering): Promise<string> {
  await store.settle(message, []);
  return 'dropped';
}

async function create(message: Message, card: CaseCard, current: Case, around: Delivering): Promise<string> {
  const { sender } = around;
  const { to, trouble, notice, version, inDoubtAt } = message;
  if (!to || ('person' in to && mustNotGetIt(card, { id: to.person, name: to.name }, current))) return drop(message, around);
  if (!message.instead && !isStillWanted(card, to, current)) return drop(message, around);
  if ('person' in to && (await lacksRole(card, to.person, around.people))) return letGo(message, card, around);
  const chat = await chatFor(to, message, around);
  if (!chat) return noChat(message, to, around);

  const about = { version, ...(trouble && { trouble }), ...(notice && { notice }) };
  const drawn = await drawFor(current, { card, to, ...about }, seenNow(around, inDoubtAt && secondCopy), around);
  const place = 'person' in to ? await sender.toPerson(chat, drawn) : await sender.toChannel(chat, drawn);
  const posting = postingAt(place, {
    ref: current.ref,
    card,
    to,
    at: around.now().toISOString(),
    shown: current.version,
    face: faceOf(drawn),
    ...about,
  });
  // This one is out: when that cannot be written down, it must not go out once more as if it never had.
  await standAndSettle(message, posting, current, around).catch((error: unknown) => {
    throw new ConnectorFailure({}, { cause: error });
  });
  if (card === 'notice') await takeAwayOlder(posting, around);
  return inDoubtAt ? 'repeated' : 'sent';
}

/**
 * Somebody may have moved the case while its card was on its way, and the update of all cards has then missed this one. So the card stands
 * first, the store says of which version the case was then, and an update is written together with the end of the message: whoever dies
 * in between leaves the message to the next. Of an erased case no card stands anywhere: what was on its way says that it was erased, and is let go.
 */
async function standAndSettle(message: Message, posting: Posting, drawn: Case, { store, now }: Delivering): Promise<void> {
  const { ref, scheme } = drawn;
  const version = drawn.erasedAt ? undefined : await store.stand([posting]);
  const isBehind = version !== undefined && version > drawn.version;
  await store.settle(message, [], isBehind ? [refreshOf({ ref, version, scheme }, now().toISOString(), posting.id)] : []);
}

/** The overview is drawn when it goes out, and nothing has to be brought up to date afterwards. */
async function postDigest(message: Message, around: Delivering): Promise<string> {
  const { store, scheme, sender, now } = around;
  const chat = (await store.channelFor(message.scheme, 'jobs'))?.chat;
  if (chat) await sender.toChannel(chat, digestCard(await readDigest(store, scheme, now()), now()));
  await store.settle(message, []);
  return chat ? 'sent' : 'no channel';
}

/** A person without a chat counts as not asked, and the co-ordinator hears it. A card for a channel waits until there is one. */
async function noChat(message: Message, to: Recipient, around: Delivering): Promise<string> {
  if ('person' in to) return setAside(message, 'no chat', around);
  if (message.attempts === 0) await around.store.enqueue(await troubleFor(message, { why: 'no channel', purpose: to.channel }, around));
  await around.store.postpone({ ...message, attempts: message.attempts + 1, nextTryAt: later(around, noChannelSeconds) });
  return 'no channel yet';
}
