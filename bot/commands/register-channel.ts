import { sayNo } from '../../cards/words/no-words.ts';
import { channelPurposes, type ChannelPurpose, type Channel } from '../../src/delivery/channel.ts';
import { mayShareMembers, roleOf } from '../../src/service/team-people.ts';
import { recordChannel } from '../../src/service/record-service.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, type Turn } from '../turn/turn.ts';

interface Words {
  already: string;
  done: string;
  moved: string;
}
const members = (whom: string) => ({
  already: `This channel is already used for ${whom}.`,
  done: `Done. Whoever is a member here counts as ${whom === 'inspectors' ? 'an Inspector' : 'the police desk'} from now on. They will be asked once they have opened a chat with me; guests will not.`,
  moved: `Done. It is the members here who count as ${whom === 'inspectors' ? 'Inspectors' : 'the police desk'} from now on, no longer those of the other channel.`,
});
const words: Record<ChannelPurpose, Words> = {
  jobs: {
    already: 'This is already the installer channel. Jobs are posted here.',
    done: 'Done. Jobs are posted in this channel from now on.',
    moved: 'Done. New jobs are posted in this channel from now on, no longer in the other one.',
  },
  inspectors: members('inspectors'),
  'police desk': members('police desk'),
};

/**
 * Registers a channel for a purpose of the scheme. Jobs that waited for a channel are posted by themselves; who is a member of a channel
 * for a role has that role within minutes. Who registered what, and when, goes into the service's record in the same write.
 */
export const useChannelFor =
  (purpose: ChannelPurpose) =>
  async ({ store, scheme, now, log }: BotDeps, turn: Turn): Promise<Answer> => {
    const { by, channelId, chat, teamId, channelKind } = turn;
    if (!by.roles.includes('administrator')) return sayNo({ why: 'not your step', who: ['administrator'] }, now());
    if (!channelId || !teamId) return 'This is not a channel of a team. Open the channel that you mean, and type it there.';
    const before = await store.channelFor(scheme.name, purpose);
    if (before?.chat.conversationId === channelId && before.chat.serviceUrl === chat.serviceUrl) return words[purpose].already;
    const fresh: Channel = {
      ...{ scheme: scheme.name, purpose, teamId, chat: { ...chat, conversationId: channelId } },
      ...(channelKind && { kind: channelKind }),
    };
    const others = await Promise.all(channelPurposes.filter((one) => one !== purpose).map((one) => store.channelFor(scheme.name, one)));
    if (others.some((other) => other && givesRoleToOthers(fresh, other))) return sameMembers;
    await recordChannel({ store, scheme, now }, fresh, by, pressedBy(turn).origin);
    log.info({ did: 'channel registered', outcome: purpose });
    return before ? words[purpose].moved : words[purpose].done;
  };

/** Whoever registers for a role decides who has it: nobody is to make Inspectors of all installers by a slip. */
const givesRoleToOthers = (fresh: Channel, other: Channel): boolean =>
  mayShareMembers(fresh, other) && (roleOf[fresh.purpose] ?? roleOf[other.purpose]) !== undefined;
const sameMembers =
  'The same people are members of a channel that I use for something else, and all of them would have the role. Use a channel of another team, or a private channel.';
