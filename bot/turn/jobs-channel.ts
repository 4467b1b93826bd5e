import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

/** Where jobs may be shown: in somebody's own chat, and in the installer channel. Who reads along in another channel, nobody knows. */
export async function mayShowJobs({ store, scheme }: Pick<BotDeps, 'store' | 'scheme'>, { isPersonal, channelId }: Turn): Promise<boolean> {
  return isPersonal || (await store.channelFor(scheme.name, 'jobs'))?.chat.conversationId === channelId;
}

export const inOwnChat = 'Ask me that in our own chat, so that nobody else sees the answer.';
