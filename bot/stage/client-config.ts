import type { Person } from '../../src/people/person.ts';
import { localTenant } from '../settings/settings.ts';

export const team = { id: 'team-safer-neighbourhoods', name: 'Safer Neighbourhoods', aadGroupId: '00000000-0000-4000-8000-000000000031' };
export const installers = { id: 'channel-installers', name: 'Installers' };

/** The ids depend on the person alone, so the bot finds everybody's chat again after a restart. */
export const teamsUserId = ({ id }: Person) => `user-${id}`;
export const personalChatId = ({ id }: Person) => `personal-${id}`;

/**
 * The file that tells one person's client who they are. The client refuses unknown keys, missing blocks, and any other number than
 * five further users. A client cannot do without a team and a group chat, so those that play no part are called "Not used here".
 */
export function clientConfig(person: Person, people: Person[], holdsChannel: boolean) {
  const others = [...people.filter(({ id }) => id !== person.id), ...strangers].slice(0, 5);
  return {
    version: '0.1.1',
    tenantId: localTenant,
    bot: { id: 'target-hardening-bot', name: 'Target Hardening' },
    currentUser: user(person),
    users: others.map(user),
    personalChat: { id: personalChatId(person) },
    groupChat: { id: `group-${person.id}`, name: 'Not used here' },
    team: holdsChannel
      ? { ...team, channels: [installers] }
      : { ...team, id: `no-team-${person.id}`, name: 'Not used here', channels: [] as (typeof installers)[] },
  };
}

/** They fill the five seats when the people file names fewer. */
const strangers: Person[] = [1, 2, 3, 4, 5].map((n) => ({
  id: `00000000-0000-4000-8000-00000000009${n}`,
  name: `Nobody ${n}`,
  agency: 'nobody',
  roles: [],
}));

function user(person: Person) {
  const words = person.name.split(' ');
  const address = `${person.id}@example.com`;
  return {
    id: teamsUserId(person),
    name: person.name,
    userPrincipleName: address,
    aadObjectId: person.id,
    givenName: words.slice(0, -1).join(' ') || person.name,
    surname: words.at(-1) ?? person.name,
    email: address,
  };
}
