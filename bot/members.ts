import { TeamsInfo, type CloudAdapter } from 'botbuilder';
import { membersOf, type Member } from '../src/people/team-people.ts';
import type { Channel } from '../src/store/case-store.ts';

const pageSize = 200;
/** More than these are no team of Inspectors: somebody registered the wrong one. */
const mostMembers = 2_000;

interface Account {
  id?: string;
  name?: string;
  aadObjectId?: string;
  objectId?: string;
  tenantId?: string;
  userRole?: string;
}

/**
 * Reads who is on the list of a channel's team, page by page. Of a private or shared channel its own list is read: a member of the team
 * need not be in it. Rejects when a page cannot be read, or when the list does not end.
 */
export const membersReader =
  (adapter: CloudAdapter, botId: string) =>
  async (channel: Channel): Promise<Member[]> => {
    const { chat } = channel;
    const reference = {
      channelId: 'msteams',
      serviceUrl: chat.serviceUrl,
      bot: { id: `28:${botId}`, name: 'Target hardening' },
      conversation: { id: chat.conversationId, tenantId: chat.tenantId } as never,
    };
    let reading: Promise<Member[]> | undefined;
    await adapter.continueConversationAsync(botId, reference, async (context) => {
      reading = allPages(async (token) => {
        const { members, continuationToken } = await TeamsInfo.getPagedTeamMembers(context, membersOf(channel), pageSize, token);
        return { members: members as Account[], token: continuationToken };
      }, chat.tenantId);
      // The SDK gives what fails in here to onTurnError, which talks to people: so it is carried past it.
      await reading.catch(() => undefined);
    });
    if (!reading) throw new Error('the SDK did not ask');
    return reading;
  };

async function allPages(read: (token?: string) => Promise<{ members: Account[]; token?: string }>, tenantId: string): Promise<Member[]> {
  const found: Member[] = [];
  for (let token: string | undefined, isFirst = true; isFirst || token; isFirst = false) {
    const page = await read(token);
    found.push(...page.members.flatMap((one) => asMember(one, tenantId)));
    if (found.length > mostMembers) throw new Error('the list of members does not end');
    token = page.token;
  }
  return found;
}

/** Somebody without an object id is nobody whom we could know again. Only a guest's tenant is told apart by the platform. */
function asMember({ id = '', name = '', aadObjectId, objectId, tenantId, userRole }: Account, ofTeam: string): Member[] {
  const known = (aadObjectId ?? objectId)?.toLowerCase();
  if (!known) return [];
  const isGuest = /guest|anonymous|external/i.test(userRole ?? '');
  return [{ id: known, name: name || id, tenant: (tenantId ?? ofTeam).toLowerCase(), isGuest }];
}
