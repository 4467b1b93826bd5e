import { mayOpen } from '../../src/case/access.ts';
import type { Origin } from '../../src/record/event.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { postingAt, postingId, type Posting, type Recipient } from '../../src/delivery/message.ts';
import type { Chat, ChannelKind } from '../../src/delivery/channel.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Refused } from './guests.ts';

/** What a command or a button needs to know of the activity that brought it. */
export interface Turn {
  by: Actor;
  agency: string | undefined;
  /** Only here may anything personal be shown. */
  isPersonal: boolean;
  chat: Chat;
  /** The channel itself, without the post that a thread hangs on. */
  channelId: string | undefined;
  teamId: string | undefined;
  channelKind: ChannelKind | undefined;
  activityId: string;
  /** The message whose button was pressed. */
  pressedId: string | undefined;
  /** That message is a card of another case than the press is about: it stays one. */
  isOfAnother?: true;
  /** The answer becomes a message in the chat, and is no mere view of the client that asked. */
  answerStays?: true;
}

export type NotHere = 'unknown person' | Refused;

/** Who does something, and from which posting: what the record says of every step. */
export const pressedBy = ({ by, isPersonal, chat, pressedId }: Turn): { by: Actor; origin: Origin } => ({
  by,
  origin: { place: isPersonal ? 'own chat' : 'channel', ...(pressedId && { posting: postingId(chat, pressedId) }) },
});

/**
 * The pressed message as a posting of the case, so that a reload or another device shows the outcome too.
 * The kind of card may come from the press itself, so it counts only where this person may see such a card; the allocated
 * job looks by itself who holds it.
 */
export const pressedPosting =
  ({ chat, pressedId, by, isPersonal, isOfAnother }: Turn, card: CaseCard) =>
  (current: Case): Posting[] => {
    const { ref, version } = current;
    if (isOfAnother) return [];
    if (card !== 'allocated job' && !mayOpen(card, by, current)) return [];
    const to: Recipient = isPersonal ? { person: by.id, name: by.name } : { channel: 'jobs' };
    return pressedId ? [postingAt({ chat, activityId: pressedId }, { ref, card, version, to, shown: 0 })] : [];
  };
