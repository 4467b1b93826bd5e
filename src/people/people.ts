import type { Person, Role } from './person.ts';

/** Who holds which role. Answers come from the people file and, in service, from the teams registered for a role. */
export interface People {
  find(id: string): Promise<Person | undefined>;
  withRole(role: Role): Promise<Person[]>;
}

/** People that never change while the bot runs: those of the people file. */
export const fixedPeople = (people: Person[]): People => ({
  find: async (id) => people.find((person) => person.id === id),
  withRole: async (role) => people.filter(({ roles }) => roles.includes(role)),
});
