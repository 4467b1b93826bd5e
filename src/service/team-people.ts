import type { Channel, ChannelPurpose } from '../delivery/channel.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { People } from '../people/people.ts';
import type { Person, Role } from '../people/person.ts';

/** Somebody on the list of a team or channel, as the platform gives it. */
export interface Member {
  id: string;
  name: string;
  tenant: string;
  isGuest: boolean;
}

/** Which role the members of a registered channel's team have. Who works on jobs stands in the people file: an address goes to nobody by membership. */
export const roleOf: Partial<Record<ChannelPurpose, Role>> = { inspectors: 'inspector', 'police desk': 'police desk' };

/**
 * Whose list says who is a member: that of the team where the channel is known as everybody's, else the channel's own. So a private channel
 * that nobody called so does not make a whole team Inspectors.
 */
export const membersOf = ({ kind, chat, teamId }: Channel): string => (kind === 'standard' ? teamId : chat.conversationId);

const hasOwnList = ({ kind }: Channel): boolean => kind === 'private' || kind === 'shared';
/** Whether the same people may be members of both, as far as is known. */
export const mayShareMembers = (one: Channel, other: Channel): boolean =>
  hasOwnList(one) || hasOwnList(other) ? one.chat.conversationId === other.chat.conversationId : one.teamId === other.teamId;

interface Around {
  scheme: string;
  store: Pick<CaseStore, 'channelFor' | 'chatOf'>;
  allowedTenants: string[];
  now: () => Date;
  /** Reads the whole list of a team, or of a private or shared channel; rejects when it cannot be read. */
  readMembers: (channel: Channel) => Promise<Member[]>;
  /** Writes into the service's record who has the role by a list, before anybody has it. */
  record: (purpose: ChannelPurpose, members: Member[]) => Promise<void>;
  /** Resolves when whoever presses can wait no longer for a list. */
  patience: () => Promise<void>;
  /** Told when a list could not be read. */
  failed: (purpose: ChannelPurpose, error: unknown) => void;
}

const minute = 60_000;
/** A list is read again after so long, and nobody waits for it yet. */
const freshFor = 4 * minute;
/** Then it is waited for: a role that was ended is over by now. */
const waitedForAfter = 5 * minute;
/** When it cannot be read, the last list counts for so long, and then nobody has the role through the team. */
const longestWithout = 10 * minute;
/** A list that could not be read, or a channel that is not there, is not asked for at every press. */
const pause = 15_000;

const idsOf = (people: Member[]): string =>
  people
    .map(({ id }) => id)
    .sort()
    .join();

/** Roles from the people file, and from the teams that an administrator registered for a role. Guests and people of other tenants get none. */
export function withTeams(listed: People, { scheme, store, allowedTenants, now, readMembers, record, patience, failed }: Around): People {
  const keep = (purpose: ChannelPurpose) => {
    let known: { conversation: string; people: Member[]; at: number } | undefined;
    let triedAt = -Infinity;
    let reading: Promise<void> | undefined;

    async function read(): Promise<void> {
      triedAt = now().getTime();
      const channel = await store.channelFor(scheme, purpose);
      if (!channel) {
        known = undefined;
        return;
      }
      const conversation = channel.chat.conversationId;
      // Another channel was registered: the members of the old one have nothing by it.
      if (known?.conversation !== conversation) known = undefined;
      const all = await readMembers(channel);
      const people = all.filter((one) => !one.isGuest && allowedTenants.includes(one.tenant));
      if (!known || idsOf(known.people) !== idsOf(people)) await record(purpose, people);
      known = { conversation, at: now().getTime(), people };
    }

    /** `anyWait`: whoever is to be asked is not left out because the first list takes its time. */
    return async ({ anyWait = false } = {}): Promise<Member[]> => {
      const age = () => now().getTime() - (known?.at ?? -Infinity);
      if (age() >= freshFor && now().getTime() - triedAt >= pause) {
        reading ??= read()
          .catch((error: unknown) => failed(purpose, error))
          .finally(() => (reading = undefined));
      }
      if (reading && age() >= waitedForAfter) await (anyWait && !known ? reading : Promise.race([reading, patience()]));
      return known && age() < longestWithout ? known.people : [];
    };
  };
  const teams = (Object.entries(roleOf) as [ChannelPurpose, Role][]).map(([purpose, role]) => ({ role, members: keep(purpose) }));

  /** Who had no chat is asked for again after a while: most of a team never open one. */
  const withoutChat = new Map<string, number>();
  const hasChat = async (id: string): Promise<boolean> => {
    const at = now().getTime();
    if (at - (withoutChat.get(id) ?? -Infinity) < minute) return false;
    const found = (await store.chatOf(id)) !== undefined;
    if (found) withoutChat.delete(id);
    else withoutChat.set(id, at);
    return found;
  };

  const asPerson = ({ id, name }: Member, roles: Role[]): Person => ({ id, name, agency: 'Police', roles });
  const joined = (person: Person, role: Role): Person =>
    person.roles.includes(role) ? person : { ...person, roles: [...person.roles, role] };

  return {
    async find(id) {
      let found = await listed.find(id);
      for (const { role, members } of teams) {
        const member = (await members()).find((one) => one.id === id);
        if (member) found = joined(found ?? asPerson(member, []), role);
      }
      return found;
    },
    /** Who has no chat with the bot cannot be asked, so from a team only those who have one are named. */
    async withRole(role) {
      const named = await listed.withRole(role);
      const found: Person[] = [...named];
      for (const team of teams.filter((one) => one.role === role)) {
        const others = (await team.members({ anyWait: true })).filter((member) => !found.some(({ id }) => id === member.id));
        const reachable = await Promise.all(others.map(({ id }) => hasChat(id)));
        for (const [at, member] of others.entries())
          if (reachable[at]) found.push(joined((await listed.find(member.id)) ?? asPerson(member, []), role));
      }
      return found;
    },
  };
}
