import type { Chat, Message, Recipient } from '../src/delivery/message.ts';
import type { Delivering } from './deliver.ts';

/** Where a card may go. A guest who was met before has no chat any more: they count as not asked. */
export async function chatFor(to: Recipient, { scheme }: Message, { store, guests }: Delivering): Promise<Chat | undefined> {
  if ('channel' in to) return (await store.channelFor(scheme, to.channel))?.chat;
  const chat = await store.chatOf(to.person);
  return chat && (await guests.isGuest(to.person, chat)) ? undefined : chat;
}
