import type { Activity, TurnContext } from 'botbuilder';
import { cut } from '../cards/words.ts';
import { mayOpen } from '../src/case/access.ts';
import type { Origin } from '../src/case/audit.ts';
import type { Actor, Case } from '../src/case/case.ts';
import { postingAt, postingId, type CaseCard, type Chat, type Posting, type Recipient } from '../src/delivery/message.ts';
import { plainName } from '../src/people/person.ts';
import type { ChannelKind } from '../src/store/case-store.ts';
import type { BotDeps } from './deps.ts';
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

interface ChannelData {
  tenant?: { id?: unknown };
  channel?: { id?: unknown; type?: unknown };
  channelType?: unknown;
  team?: { id?: unknown };
}
const kindOf = ({ channel, channelType }: ChannelData): Turn['channelKind'] =>
  (['standard', 'private', 'shared'] as const).find((kind) =>
    [channel?.type, channelType].some((one) => String(one).toLowerCase() === kind),
  );

export type NotHere = 'unknown person' | Refused;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * Who somebody is, from the authenticated activity, the Connector's word on guests and the people file: never from a card's
 * data. Whoever is not a member of an allowed tenant is nobody here: then it gives the reason. The name is the people file's where
 * there is one, so that nobody signs with a name of their own choice.
 */
export async function readTurn({ activity }: Pick<TurnContext, 'activity'>, deps: BotDeps): Promise<Turn | NotHere> {
  const { people, allowedTenants, guests } = deps;
  const channelData = (activity.channelData ?? {}) as ChannelData;
  const id = text(activity.from.aadObjectId)?.toLowerCase();
  const tenant = (text(channelData.tenant?.id) ?? text(activity.conversation.tenantId))?.toLowerCase();
  if (!id) return 'unknown person';
  if (!tenant || !allowedTenants.includes(tenant)) return 'other tenant';
  const chat = { conversationId: activity.conversation.id, serviceUrl: activity.serviceUrl, tenantId: tenant };
  const channelId = text(channelData.channel?.id) ?? (isPersonal(activity) ? undefined : activity.conversation.id.split(';')[0]);
  const teamId = text(channelData.team?.id);
  const channelKind = kindOf(channelData);
  const place = (channelKind && channelKind !== 'standard' ? channelId : teamId) ?? chat.conversationId;
  const refused = await guests.refuses({ person: id, userId: activity.from.id, place, chat });
  if (refused) return refused;
  const known = await people.find(id);
  return {
    by: {
      id,
      name: cut(known?.name ?? text(plainName(activity.from.name ?? '')) ?? 'Somebody', 100, ''),
      tenant,
      roles: known?.roles ?? [],
    },
    agency: known?.agency,
    isPersonal: isPersonal(activity),
    ...{ chat, channelId, teamId, channelKind },
    activityId: isEdited(activity) ? `${activity.id ?? ''} ${Number(new Date(activity.timestamp ?? 0))}` : (activity.id ?? ''),
    pressedId: text(activity.replyToId),
    ...((activity.type === 'message' || isEdited(activity)) && { answerStays: true }),
  };
}

/** A message whose writer has changed it: they mean what it says now, and each change is a new message to us. */
export const isEdited = ({ type, channelData }: Activity): boolean =>
  type === 'messageUpdate' && (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage';

/** Anything that is not plainly a chat of two is treated as a place where others read along. */
export const isPersonal = ({ conversation }: Activity) => conversation.conversationType === 'personal' && !conversation.isGroup;

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
