import type { Person } from '../people/person.ts';
import { labelled } from './labelled.ts';
import type { FormOf } from './form-of.ts';

/** Names are as long as they are: the choice is never refused for its length. */
const longest = 1_000;

/** Whom a job is given to: the address goes to them. People are chosen by name and agency. */
export const assignForm: FormOf = {
  fields: (_, { operatives }) => [
    {
      ...{ id: 'assignTo', words: 'assignTo' },
      field: { kind: 'choice', named: true, longest, choices: labelled(operatives, wordsFor).map(({ label }) => label) },
    },
  ],
  details: ({ assignTo }, { tenant }, { operatives }) => {
    const chosen = labelled(operatives, wordsFor).find(({ label }) => label === assignTo)?.person;
    return { details: chosen ? { to: { id: chosen.id, name: chosen.name, tenant, roles: chosen.roles } } : {} };
  },
};

const wordsFor = ({ name, agency }: Person) => `${name}, ${agency}`;
