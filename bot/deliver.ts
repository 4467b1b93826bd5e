import { createHash } from 'node:crypto';
import { drawCase, type About } from '../cards/case-card.ts';
import type { Seen } from '../cards/case-view.ts';
import { digestCard } from '../cards/digest.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Case } from '../src/case/case.ts';
import type { Deps } from '../src/case/deps.ts';
import { minds, sameFor } from '../src/case/may-know.ts';
import {
  insteadOf,
  nameOf,
  postingAt,
  refreshOf,
  type CaseCard,
  type Chat,
  type Claimed,
  type Message,
  type Posting,
  type Recipient,
} from '../src/delivery/message.ts';
import { isStillWanted, lacksRole, mustNotGetIt } from '../src/delivery/wanted.ts';
import { readDigest } from '../src/job/digest.ts';
import type { CaseStore } from '../src/store/case-store.ts';
import { closedTo, letGo } from './closed-to.ts';
import { ConnectorFailure } from './connector.ts';
import { eraseCards } from './erase-cards.ts';
import type { Guests } from './guests.ts';
import { faultOf, type Log } from './log.ts';
import { NotYet } from './rates.ts';
import type { Sender } from './sender.ts';
import type { Traffic } from './traffic.ts';
import { afterFailure, later, reachedAs, setAside, troubleFor } from './undelivered.ts';

export interface Delivering extends Pick<Deps, 'store' | 'scheme' | 'people' | 'now'> {
  /** A case, for drawing its cards: several that ask at once share one read. */
  read: CaseStore['find'];
  sender: Sender;
  guests: Pick<Guests, 'isGuest'>;
  log: Log;
  inDoubtSeconds: number;
  traffic: Pick<Traffic, 'quiet'>;
  /** Between 0 and 1: spreads the tries of many messages. */
  random: () => number;
}

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
    const current = card === 'digest' ? undefined : (await around.read(message.ref))?.case;
    const outcome =
      card === 'digest'
        ? await postDigest(message, around)
        : !current
          ? await drop(message, around)
          : card === 'refresh'
            ? await (current.erasedAt ? eraseCards : refresh)(message, current, around)
            : await create(message, card, current, around);
    log.debug({ did: 'delivered', ref: message.ref, card: message.card, outcome, ms: Math.round(performance.now() - started) });
  } catch (error) {
    const status = error instanceof ConnectorFailure ? error.status : undefined;
    log.warn({ did: 'not delivered', ref: message.ref, card: message.card, ...(status && { status }), ...faultOf(error) });
    await afterFailure(message, error, around);
  }
}

/** A card whose delivery was broken off may have gone out: it goes out again as a second copy, and never a third time. */
function doubted({ abandoned, ...message }: Claimed, { now }: Delivering): Message {
  if (!abandoned || message.inDoubtAt || message.card === 'refresh' || message.card === 'digest') return message;
  return { ...message, inDoubtAt: now().toISOString() };
}

/** What a card looks like, in short: an update that would change nothing is not sent. */
const faceOf = (card: AdaptiveCard): string => createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 16);

async function drop(message: Message, { store }: Delivering): Promise<string> {
  await store.settle(message, []);
  return 'dropped';
}

const seenNow = ({ scheme, now }: Delivering, notice?: string) => ({ scheme, now: now(), ...(notice && { notice }) });

type Drawing = Omit<About, 'to' | 'same' | 'minds'> & { card: CaseCard; to: Recipient };

/** The card for whoever gets it. Whom somebody may know is worked out here: what would tell it stands in no message and in no posting. */
async function draw(current: Case, { card, to, ...about }: Drawing, seen: Seen, { people }: Delivering): Promise<AdaptiveCard> {
  const { trouble } = about;
  const same = trouble?.why === 'may know someone' ? await sameFor(nameOf(to), current, trouble, people) : undefined;
  const isMinded = (card === 'notice' || card === 'trouble') && (await minds(nameOf(to), current, people));
  return drawCase(card, current, seen, { ...about, to: nameOf(to), same, minds: isMinded });
}

async function create(message: Message, card: CaseCard, current: Case, around: Delivering): Promise<string> {
  const { store, sender } = around;
  const { to, trouble, notice, version, inDoubtAt } = message;
  if (!to || ('person' in to && mustNotGetIt(card, to.person, current))) return drop(message, around);
  if (!message.instead && !isStillWanted(card, to, current)) return drop(message, around);
  if ('person' in to && (await lacksRole(card, to.person, around.people))) return letGo(message, card, around);
  const chat = await chatFor(to, message, around);
  if (!chat) return noChat(message, to, around);

  const about = { version, ...(trouble && { trouble }), ...(notice && { notice }) };
  const drawn = await draw(current, { card, to, ...about }, seenNow(around, inDoubtAt && secondCopy), around);
  const place = 'person' in to ? await sender.toPerson(chat, drawn) : await sender.toChannel(chat, drawn);
  const posting = postingAt(place, { ref: current.ref, card, to, shown: current.version, face: faceOf(drawn), ...about });
  // Of an erased case no card stands anywhere: what was on its way says that it was erased, and is let go.
  // This one is out: when that cannot be written down, it must not go out once more as if it never had.
  await store.settle(message, current.erasedAt ? [] : [posting]).catch((error: unknown) => {
    throw new ConnectorFailure({}, { cause: error });
  });

  // Somebody may have moved the case while this card was on its way: the update of all cards has then missed this one.
  const now = await store.find(current.ref);
  if (now && now.case.version > current.version) await store.enqueue([refreshOf(now.case, around.now().toISOString(), posting.id)]);
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

/** Where a card may go. A guest who was met before has no chat any more: they count as not asked. */
async function chatFor(to: Recipient, { scheme }: Message, { store, guests }: Delivering): Promise<Chat | undefined> {
  if ('channel' in to) return (await store.channelFor(scheme, to.channel))?.chat;
  const chat = await store.chatOf(to.person);
  return chat && (await guests.isGuest(to.person, chat)) ? undefined : chat;
}

/** A person without a chat counts as not asked, and the co-ordinator hears it. A card for a channel waits until there is one. */
async function noChat(message: Message, to: Recipient, around: Delivering): Promise<string> {
  if ('person' in to) return setAside(message, 'no chat', around);
  if (message.attempts === 0) await around.store.enqueue(await troubleFor(message, { why: 'no channel', purpose: to.channel }, around));
  await around.store.postpone({ ...message, attempts: message.attempts + 1, nextTryAt: later(around, noChannelSeconds) });
  return 'no channel yet';
}

/** Brings every card of the case up to date. What failed is tried again by itself; what was done is not done twice. */
async function refresh(message: Message, current: Case, around: Delivering): Promise<string> {
  const { store } = around;
  // A draft that was discarded leaves nothing behind, in its record as little as in itself.
  if (current.status === 'expired') await store.strip(current.ref);
  const behind = (await store.postingsOf(current.ref)).filter((one) => one.shown < current.version && !maybeWritten(one, message, current));
  const results = await Promise.allSettled(behind.map((posting) => update(posting, current, around)));
  const standing = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (failed.length === 0) await store.settle(message, standing);
  else {
    if (standing.length > 0) await store.stand(standing);
    throw failed.find((reason) => !(reason instanceof NotYet)) ?? failed[0];
  }
  return `updated ${standing.length}`;
}

/** An update wipes what is being typed: of the cards of a draft only the one that its writer has just left is updated. */
const maybeWritten = ({ card, version }: Posting, message: Message, { status }: Case): boolean =>
  card === 'draft' && status === 'draft' && version !== message.version;

async function update(posting: Posting, current: Case, around: Delivering): Promise<Posting | undefined> {
  const { store, sender, traffic } = around;
  const { card, version, to, chat, activityId, trouble, notice } = posting;
  await traffic.quiet();
  // The case has moved on, so a reminder on top of a card is over; a card that only reminds stays what it is.
  const closed = await closedTo(posting, around);
  const about = { version, stands: true as const, closed, ...(trouble && { trouble }), ...(notice && card === 'notice' && { notice }) };
  const drawn = await draw(current, { card, to, ...about }, seenNow(around), around);
  const face = faceOf(drawn);
  if (face === posting.face) return { ...posting, shown: current.version };
  try {
    await sender.update({ chat, activityId }, drawn);
    return { ...posting, shown: current.version, face };
  } catch (error) {
    const gone = error instanceof ConnectorFailure && (error.status === 404 || error.status === 403);
    if (!gone) throw error;
    // A message that is gone cannot say how the case stands, so a fresh one does. A chat that is closed is told to the co-ordinator.
    const fresh = insteadOf(current, posting, around.now().toISOString());
    const untold = error.status === 404 || card === 'trouble' || closed === 'no role';
    const further = untold ? [] : await troubleFor(fresh, { why: 'not reached', name: reachedAs(to), card }, around);
    await store.forget(posting, error.status === 404 ? [fresh] : further);
    return undefined;
  }
}
