import type { Activity, TurnContext } from 'botbuilder';
import { cut } from '../../cards/words/words.ts';
import { plainName } from '../../src/people/person.ts';
import type { BotDeps } from '../turn/deps.ts';
import type { Turn, NotHere } from '../turn/turn.ts';

export interface ChannelData {
  tenant?: { id?: unknown };
  channel?: { id?: unknown; type?: unknown };
  channelType?: unknown;
  team?: { id?: unknown };
}

export const kindOf = ({ channel, channelType }: ChannelData): Turn['channelKind'] =>
  (['standard', 'private', 'shared'] as const).find((kind) =>
    [channel?.type, channelType].some((one) => String(one).toLowerCase() === kind),
  );

export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

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

/** Anything that is not plainly a chat of two is treated as a place where others read along. */
export const isPersonal = ({ conversation }: Activity) => conversation.conversationType === 'personal' && !conversation.isGroup;

/** A message whose writer has changed it: they mean what it says now, and each change is a new message to us. */
export const isEdited = ({ type, channelData }: Activity): boolean =>
  type === 'messageUpdate' && (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage';
