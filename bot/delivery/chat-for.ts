import type { Chat } from '../../src/delivery/channel.ts';
import type { Message, Posting, Recipient } from '../../src/delivery/message.ts';
import type { Delivering } from './delivering.ts';
import type { Place } from './sender.ts';

/** Where a card may go. A guest who was met before has no chat any more: they count as not asked. */
export async function chatFor(to: Recipient, { scheme }: Message, { store, guests }: Delivering): Promise<Chat | undefined> {
  if ('channel' in to) return (await store.channelFor(scheme, to.channel))?.chat;
  const chat = await store.chatOf(to.person);
  return chat && (await guests.isGuest(to.person, chat)) ? undefined : chat;
}

/**
 * Where a card stands, under the address that its chat or channel has now: Teams may give it another one, and nobody answers at the old
 * one. Another chat is another place: the card does not stand there.
 */
export async function placeNow({ to, chat, activityId }: Posting, { store, scheme }: Delivering): Promise<Place> {
  const present = 'person' in to ? await store.chatOf(to.person) : (await store.channelFor(scheme.name, to.channel))?.chat;
  const isSame = present?.conversationId.split(';')[0] === chat.conversationId.split(';')[0];
  return { chat: present && isSame ? { ...chat, serviceUrl: present.serviceUrl } : chat, activityId };
}
