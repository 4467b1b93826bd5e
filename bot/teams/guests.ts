import { TeamsInfo } from 'botbuilder';
import type { People } from '../../src/people/people.ts';
import { isGuest, objectIdOf, type Account } from './account.ts';
import { ConnectorFailure } from '../delivery/connector-failure.ts';
import type { InChat } from './in-chat.ts';
import type { Standing, Asked, Guests } from '../turn/guests.ts';

/** Without a registration nobody signs in, and nobody is looked up. */
export const noGuests: Guests = { refuses: async () => undefined, isGuest: async () => false };

interface Around {
  /** The people file. */
  people: Pick<People, 'find'>;
  allowedTenants: string[];
  inChat: InChat;
  /** Whoever presses must still be answered in time. */
  patience: { lookUp: number };
  now: () => Date;
  /** Told when somebody could not be looked up. */
  failed: (error: unknown) => void;
}

const minute = 60_000;
/** An answer is asked for again after so long: who became a member need not wait long to be let in. */
const freshFor: Record<Standing, number> = { member: 30 * minute, guest: 5 * minute, 'other tenant': 5 * minute };
/** When nobody answers, whoever was a member counts as one for so long. A guest stays one until an answer says otherwise. */
const longestWithout = 8 * 60 * minute;
/** What failed is not tried again at every press; in another place, or by another id, it may work. */
const pause = 15_000;
export const mostKept = 10_000;

/** What is known of somebody; `at` is when it was found, `tried` where they were looked up last, `asking` is the look-up on its way. */
interface Known {
  standing?: Standing;
  at: number;
  tried?: { where: string; at: number };
  asking?: Promise<void> | undefined;
}

/** Looks people up with the Connector. A cache in memory only: each instance asks for itself, and keeps those who came last. */
export function watchGuests({ people, allowedTenants, inChat, patience, now, failed }: Around): Guests {
  const all = new Map<string, Known>();
  const knownOf = (person: string): Known => {
    const known = all.get(person) ?? { at: -Infinity };
    all.delete(person);
    all.set(person, known);
    const [quietest] = all.size > mostKept ? all.keys() : [];
    if (quietest !== undefined) all.delete(quietest);
    return known;
  };

  async function standingOf(asked: Asked): Promise<Standing | undefined> {
    const known = knownOf(asked.person);
    const at = now().getTime();
    const isFresh = known.standing !== undefined && at - known.at < freshFor[known.standing];
    const where = `${asked.place} ${asked.userId}`;
    const failedJustNow = known.tried?.where === where && at - known.tried.at < pause;
    if (!isFresh && !failedJustNow && !known.asking) {
      known.tried = { where, at };
      known.asking = inTime(lookUp(asked, known), patience.lookUp)
        .catch(failed)
        .finally(() => (known.asking = undefined));
    }
    await known.asking;
    return known.standing === 'member' && now().getTime() - known.at >= longestWithout ? undefined : known.standing;
  }

  /** An answer that comes too late for whoever asked is there for the next. */
  async function lookUp(asked: Asked, known: Known): Promise<void> {
    const { chat, place, userId } = asked;
    const account = (await inChat(chat, (context) => TeamsInfo.getTeamMember(context, place, userId))) as Account;
    known.standing = read(account, asked);
    known.at = now().getTime();
  }

  function read(account: Account, { person, userId }: Asked): Standing {
    if ((objectIdOf(account) ?? (account.id === userId ? person : undefined)) !== person)
      throw new Error('the answer is about somebody else');
    if (isGuest(account)) return 'guest';
    const { tenantId, userRole, userPrincipalName } = account;
    if (!userRole && !userPrincipalName) throw new Error('the answer says nothing of guests');
    return !tenantId || allowedTenants.includes(tenantId.toLowerCase()) ? 'member' : 'other tenant';
  }

  return {
    async refuses(asked) {
      const standing = await standingOf(asked);
      if (standing !== undefined) return standing === 'member' ? undefined : standing;
      return (await people.find(asked.person)) ? undefined : 'not checked';
    },
    async isGuest(person, chat) {
      const standing = await standingOf({ person, userId: person, place: chat.conversationId, chat });
      return standing !== undefined && standing !== 'member';
    },
  };
}

async function inTime(lookUp: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, tooLate) => {
    timer = setTimeout(() => tooLate(new ConnectorFailure({})), ms);
  });
  await Promise.race([lookUp, late]).finally(() => clearTimeout(timer));
}
