import type { Actor } from '../../src/case/case.ts';
import type { Person } from '../../src/people/person.ts';
import { localTenant } from '../../bot/settings/settings.ts';

export const channel = { id: '19:installers@thread.tacv2', team: '19:team@thread.tacv2' };
/** So many journeys go on at once: each has a referrer of its own, because a referrer has one open draft. */
export const atOnce = 30;

const person = (block: number, at: number, name: string, roles: Actor['roles']): Actor => ({
  id: `00000000-0000-4000-8000-${String(block * 1_000 + at).padStart(12, '0')}`,
  name,
  tenant: localTenant,
  roles,
});

/** Every second one is of the police, so that a grade that they claim counts as checked. */
export const referrers = Array.from({ length: atOnce }, (_, at) =>
  at % 2 === 0 ? person(1, at, `PC Sample ${at + 1}`, ['police']) : person(1, at, `Robin Referrer ${at + 1}`, []),
);
export const inspectors = [1, 2].map((at) => person(2, at, `Insp. Example ${at}`, ['police', 'inspector']));
export const desk = person(3, 1, 'Dana Desk', ['police', 'police desk']);
export const coordinator = person(4, 1, 'Chris Co-ordinator', ['co-ordinator']);
export const operatives = [1, 2, 3].map((at) => person(5, at, `Fran Fitter ${at}`, ['operative']));
export const administrator = person(6, 1, 'Ada Administrator', ['administrator']);

export const everybody = [...referrers, ...inspectors, desk, coordinator, ...operatives, administrator];

/** As the people file lists them. */
export const peopleFile = (): { people: Person[] } => ({
  people: everybody.map(({ id, name, roles }) => ({
    ...{ id, name, roles },
    agency: roles.includes('police') ? 'Humberside Police' : 'Example Housing',
  })),
});

export const chatOf = ({ id }: Pick<Actor, 'id'>) => `personal-${id}`;
