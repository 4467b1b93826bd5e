import type { Role } from '../../src/people/person.ts';

export interface Worker {
  id: string;
  name: string;
  agency: string;
  roles: Role[];
}
/** Who presses. `officers` and `operatives` are as many as asked for; each referral asks every Inspector, so there are three. */
export interface Crew {
  officers: Worker[];
  inspectors: Worker[];
  operatives: Worker[];
  coordinators: Worker[];
  administrator: Worker;
}

const workers = (count: number, name: string, roles: Role[], block: number): Worker[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `00000000-0000-4000-8000-${String(block * 10_000 + at).padStart(12, '0')}`, name: `${name} ${at + 1}` },
    ...{ agency: 'Humberside Police', roles },
  }));

/** Invented people. More Inspectors would not spread the load: a referral is put to each of them. */
export const crewOf = (officers: number): Crew => ({
  officers: workers(officers, 'Officer', ['police'], 1),
  inspectors: workers(3, 'Inspector', ['police', 'inspector'], 2),
  operatives: workers(officers, 'Operative', ['operative'], 3),
  coordinators: workers(2, 'Co-ordinator', ['co-ordinator'], 4),
  administrator: workers(1, 'Administrator', ['administrator'], 5)[0] as Worker,
});
export const everybody = ({ administrator, ...crew }: Crew): Worker[] => [...Object.values(crew).flat(), administrator];
