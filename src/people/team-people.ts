import type { Channel, CaseStore } from '../store/case-store.ts';
import type { ChannelPurpose } from '../delivery/message.ts';
import type { People } from './people.ts';
import type { Person, Role } from './person.ts';

/** Somebody on the list of a team or channel, as the platform gives it. */
export interface Member {
  id: string;
  name: string;
  tenant: string;
  isGuest: boolean;
}

/** Which role the members of a registered channel's team have. Who works on jobs stands in the people file: an address goes to nobody by membership. */
export const roleOf: Partial<Record<ChannelPurpose, Role>> = { inspectors: 'inspector', 'police desk': 'police desk' };

/** Whose list says who is a member: that of the team, or of a private or shared channel its own. */
export const membersOf = ({ kind, chat, teamId }: Channel): string => (kind ? chat.conversationId : teamId);

interface Around {
  scheme: string;
  store: Pick<CaseStore, 'channelFor' | 'chatOf'>;
  allowedTenants: string[];
  now: () => Date;
  /** Reads the whole list of a team, or of a private or shared channel; rejects when it cannot be read. */
  readMembers: (channel: Channel) => Promise<Member[]>;
  /** Writes into the service's record who has the role by a list, before anybody has it. */
  record: (purpose: ChannelPurpose, members: Member[]) => Promise<void>;
  /** Told when a list could not be read. */
  failed: (purpose: ChannelPurpose, error: unknown) => void;
}

const minute = 60_000;
/** A list is read again after so long: a role that was ended is over then. */
const freshFor = 4 * minute;
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
export function withTeams(listed: People, { scheme, store, allowedTenants, now, readMembers, record, failed }: Around): People {
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

    return async (): Promise<Member[]> => {
      const age = () => now().getTime() - (known?.at ?? -Infinity);
      if (age() >= freshFor && now().getTime() - triedAt >= pause) {
        reading ??= read()
          .catch((error: unknown) => failed(purpose, error))
          .finally(() => (reading = undefined));
      }
      await reading;
      return known && age() < longestWithout ? known.people : [];
    };
  };
  const teams = (Object.entries(roleOf) as [ChannelPurpose, Role][]).map(([purpose, role]) => ({ role, members: keep(purpose) }));

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
        for (const member of await team.members()) {
          if (found.some(({ id }) => id === member.id) || !(await store.chatOf(member.id))) continue;
          found.push(joined((await listed.find(member.id)) ?? asPerson(member, []), role));
        }
      }
      return found;
    },
  };
}
