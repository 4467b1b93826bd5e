import { TeamsInfo } from 'botbuilder';
import { cut } from '../../cards/words/words.ts';
import { membersOf, type Member } from '../../src/service/team-people.ts';
import { plainLine } from '../../src/typed/plain-text.ts';
import type { Channel } from '../../src/delivery/channel.ts';
import { isGuest, objectIdOf, type Account } from './account.ts';
import type { InChat } from './in-chat.ts';

const pageSize = 200;
/** More than these are no team of Inspectors: somebody registered the wrong one. */
const mostMembers = 2_000;

/**
 * Reads who is on the list of a channel's team, page by page. Of a private or shared channel its own list is read: a member of the team
 * need not be in it. Rejects when a page cannot be read, or when the list does not end.
 */
export const membersReader =
  (inChat: InChat) =>
  (channel: Channel): Promise<Member[]> =>
    inChat(channel.chat, (context) =>
      allPages(async (token) => {
        const { members, continuationToken } = await TeamsInfo.getPagedTeamMembers(context, membersOf(channel), pageSize, token);
        return { members: members as Account[], token: continuationToken };
      }, channel.chat.tenantId),
    );

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

/** Somebody without an object id is nobody whom we could know again. */
function asMember(account: Account, ofTeam: string): Member[] {
  const { id = '', name = '', tenantId } = account;
  const known = objectIdOf(account);
  return known
    ? [{ id: known, name: cut(plainLine(name), 100, '') || id, tenant: (tenantId ?? ofTeam).toLowerCase(), isGuest: isGuest(account) }]
    : [];
}
