import { sayNo } from '../cards/no-words.ts';
import type { Answer } from './buttons.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

/** Makes a channel the installer channel of the scheme. Jobs that waited for one are posted by themselves. */
export async function useChannelForJobs({ store, scheme, now, log }: BotDeps, { by, channelId, chat, teamId }: Turn): Promise<Answer> {
  if (!by.roles.includes('administrator')) return sayNo({ why: 'not your step', who: ['administrator'] }, now());
  if (!channelId || !teamId) return 'This is not a channel of a team. Open the channel that the installers use, and type it there.';
  const before = await store.channelFor(scheme.name, 'jobs');
  if (before?.chat.conversationId === channelId && before.chat.serviceUrl === chat.serviceUrl)
    return 'This already is the installer channel. Jobs are posted here.';
  await store.register({
    ...{ scheme: scheme.name, purpose: 'jobs', teamId, registeredBy: by.id, registeredAt: now().toISOString() },
    chat: { ...chat, conversationId: channelId },
  });
  log.info({ did: 'channel registered', outcome: 'jobs' });
  return before
    ? 'Done. New jobs are posted in this channel from now on, no longer in the other one.'
    : 'Done. Jobs are posted in this channel from now on.';
}
