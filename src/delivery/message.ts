import { createHash } from 'node:crypto';
import type { Actor, Case } from '../case/case.ts';
import type { Notice } from '../clock/clocks.ts';
import type { CaseCard } from '../case/cards.ts';
import type { ChannelPurpose, Chat } from './channel.ts';
export type Recipient = { person: string; name: string } | { channel: ChannelPurpose };

/** What a co-ordinator must know of: a card that could not reach somebody, or a case that was there before. */
export type Trouble =
  | { why: 'not reached'; name: string; card: CaseCard; because?: Unreached }
  /** In whose chats cards of the case stand as it was. */
  | { why: 'not updated'; names: string[] }
  | { why: 'unreadable' }
  | { why: 'nobody to ask'; card: CaseCard }
  | { why: 'no channel'; purpose: ChannelPurpose }
  | { why: 'repeat'; refs: string[] }
  | { why: 'knows someone' | 'not safe alone' | 'what happened' | 'wrong address'; name: string }
  // What is the same, and with whom, is looked up when the card is drawn: it would say here what the recipient or the perpetrator is called.
  | { why: 'may know someone'; name: string; id?: string };

/** A card still to be delivered. Its picture is drawn from the case at the moment of delivery, so nothing personal waits in the outbox. */
export interface Message {
  id: string;
  ref: string;
  scheme: string;
  /** The version of the case that this message tells of. */
  version: number;
  /** `refresh`: bring every posting of the case up to date. `digest`: the morning's overview, which is about no single case. */
  card: CaseCard | 'refresh' | 'digest';
  to?: Recipient;
  trouble?: Trouble;
  /** The clock and stage that a reminder tells of. */
  notice?: Pick<Notice, 'clock' | 'stage'>;
  createdAt: string;
  nextTryAt: string;
  attempts: number;
  /** Was asked for, or takes the place of a card that is gone from the chat: so it goes out even when it asks for nothing any more. */
  instead?: true;
  /** When it went out without an answer. It is repeated once, marked, after a while. */
  inDoubtAt?: string;
  /** Why it was set aside: no chat takes it, nobody knows whether it arrived, it cannot be made or taken as it is, or its case cannot be read. */
  aside?: Aside;
}
export type Aside = 'no chat' | 'in doubt' | 'refused' | 'unreadable';
/** Why somebody has not got a card: it was set aside, or it is still being tried. */
export type Unreached = Exclude<Aside, 'unreadable'> | 'not yet';

/** A message as it was taken out of the outbox. */
export interface Claimed extends Message {
  /** Whoever had it in hand before gave no word of it, so it may have gone out. */
  abandoned?: true;
}

/** The time of a message that was set aside: nobody tries it again until somebody asks for it. */
export const setAsideTime = '9999-12-31T00:00:00.000Z';

/** A card of ours that stands in some chat. */
export interface Posting {
  id: string;
  ref: string;
  card: CaseCard;
  version: number;
  to: Recipient;
  chat: Chat;
  activityId: string;
  /** When it was sent. A card that a press has brought into the case has none. */
  at?: string;
  /** The version of the case that the card shows; 0 when it shows something else, such as a form. */
  shown: number;
  /** What it looks like, in short. */
  face?: string;
  /** An update that nobody answered: it may land late, on top of a newer one. `face` is what it looks like; nothing when that is not known. */
  inDoubt?: { at: string; face?: string };
  trouble?: Trouble;
  notice?: Pick<Notice, 'clock' | 'stage'>;
}

/** The same step makes the same id however often it is tried, so its message is stored once. Cosmos refuses an id with a slash. */
const idOf = ({ ref, version }: Pick<Case, 'ref' | 'version'>, card: Message['card'], to: string) => [ref, version, card, to].join(':');
/** A person's id, or the channel's purpose. */
export const nameOf = (to: Recipient) => ('person' in to ? to.person : to.channel);

/** Of whom it tells, and of which card: somebody who gets two cards of a step, and neither of them, is told of for each. */
const whatIn = (trouble: Trouble): string => {
  const who = 'name' in trouble ? ('id' in trouble && trouble.id) || trouble.name : undefined;
  return [who, 'card' in trouble ? trouble.card : undefined].flatMap((one) => (one === undefined ? [] : [`:${one}`])).join('');
};

type About = Pick<Case, 'ref' | 'version' | 'scheme'>;
/** A card of a case for somebody, due at once: `at` is UTC. With `trouble` it tells of that, and each trouble has a message of its own. */
export const messageTo = (about: About, card: CaseCard, to: Recipient, at: string, trouble?: Trouble): Message => ({
  ...unsent(about, card, trouble ? `${nameOf(to)}:${trouble.why}${whatIn(trouble)}` : nameOf(to), at),
  to,
  ...(trouble && { trouble }),
});
/** A reminder. Its id derives from the clock's moment, so several instances that think of it make one message. */
export const noticeTo = (about: About, card: CaseCard, to: Recipient, { clock, stage, at: due }: Notice, at: string): Message => ({
  ...unsent(about, card, `${nameOf(to)}:${clock}:${stage}:${due}`, at),
  ...{ to, notice: { clock, stage } },
});
/** Cards that tell of one version of a case, whatever came after it. */
const tellsOfOne: CaseCard[] = ['stop', 'progress'];

/** Takes the place of a card that is gone from its chat. A card that only reminds still says of which stage; news still tells of the same. */
export const insteadOf = (
  about: About,
  { card, to, version, trouble, notice }: Pick<Posting, 'card' | 'to' | 'version' | 'trouble' | 'notice'>,
  at: string,
): Message => {
  const fresh = messageTo(about, card, to, at, trouble);
  const message = tellsOfOne.includes(card) ? { ...fresh, id: `${fresh.id}:${version}`, version } : fresh;
  if (!notice || card !== 'notice') return { ...message, instead: true };
  return { ...unsent(about, card, `${nameOf(to)}:${notice.clock}:${notice.stage}`, at), to, notice, instead: true };
};
/** The morning's overview for the installer channel. */
export const digestOf = (scheme: string, day: string, at: string): Message => ({
  ...unsent({ ref: `digest-${scheme}-${day}`, version: 0, scheme }, 'digest', 'jobs', at),
  to: { channel: 'jobs' },
});
/** `why` sets a further update of the same version apart from one that may be on its way. */
export const refreshOf = (about: About, at: string, why = 'all'): Message => unsent(about, 'refresh', why, at);

const unsent = (about: About, card: Message['card'], to: string, at: string): Message => ({
  ...{ id: idOf(about, card, to).replace(/[/\\?#]/g, '-'), ref: about.ref, scheme: about.scheme, version: about.version, card },
  ...{ createdAt: at, nextTryAt: at, attempts: 0 },
});

export const asRecipient = ({ id, name }: Pick<Actor, 'id' | 'name'>): Recipient => ({ person: id, name });

/** A card that stands at a place. The id is that of the place, so the same message is one posting however often it is noted. */
export function postingAt(
  { chat, activityId }: Pick<Posting, 'chat' | 'activityId'>,
  what: Omit<Posting, 'id' | 'chat' | 'activityId'>,
): Posting {
  return { id: postingId(chat, activityId), chat, activityId, ...what };
}

/**
 * Derived from where the card stands, and tells nothing of it. A press names the channel with the post behind it or without: it is the
 * same card, and must not become two, of which one would be updated after the other is gone.
 */
export const postingId = ({ conversationId }: Pick<Chat, 'conversationId'>, activityId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([conversationId.split(';')[0], activityId]))
    .digest('hex')
    .slice(0, 32);
