import type { FormOf } from './step-form.ts';

/** Names are as long as they are: the choice is never refused for its length. */
const longest = 1_000;

/** Whom a job is given to. People are chosen by name; who shares a name is told apart by agency. */
export const assignForm: FormOf = {
  fields: (_, { operatives }) => [
    { id: 'assignTo', words: 'assignTo', field: { kind: 'choice', named: true, longest, choices: operatives.map(labelOf) } },
  ],
  details: ({ assignTo }, { tenant }, { operatives }) => {
    const chosen = operatives.find((one) => labelOf(one) === assignTo);
    return { details: chosen ? { to: { id: chosen.id, name: chosen.name, tenant, roles: chosen.roles } } : {} };
  },
};

const labelOf = ({ name, agency }: { name: string; agency: string }) => `${name}, ${agency}`;
