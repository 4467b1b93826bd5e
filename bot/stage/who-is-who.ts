import type { Person, Role } from '../../src/people/person.ts';

/** The most telling role comes first: an Inspector is a police officer, too. */
const callings: [Role, string][] = [
  ['inspector', 'Inspector'],
  ['police desk', 'Police desk'],
  ['police', 'Police officer'],
  ['co-ordinator', 'Co-ordinator'],
  ['operative', 'Operative'],
  ['administrator', 'Administrator'],
];

export const calling = ({ roles }: Person) => callings.find(([role]) => roles.includes(role))?.[1] ?? 'Partner agency';

const abilities: Record<Role, string> = {
  police: 'A risk grade that they give counts as checked.',
  inspector: 'Authorises or refuses medium-risk threats to life.',
  'police desk': 'Checks the risk grade when a partner agency refers a threat to life.',
  'co-ordinator': 'Sees whole cases. Decides the doubtful ones.',
  operative: 'Takes jobs and goes to the address.',
  administrator: 'Says which channel gets the jobs.',
};

/** What somebody can do, in plain words. Anybody may refer. */
export const canDo = ({ roles }: Person) => ['Can refer somebody.', ...roles.map((role) => abilities[role])].join(' ');
