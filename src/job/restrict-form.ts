import type { Person } from '../people/person.ts';
import { labelled } from './labelled.ts';
import type { FormOf } from './form-of.ts';

/** Chosen alone, it ends the restriction. */
const noLonger = 'everybody whose work it is: no longer restricted';

/** To whom a case is restricted. People are chosen by name and agency; the one who restricts it is always among them. */
export const restrictForm: FormOf = {
  fields: ({ restricted }, { staff }) => [
    {
      id: 'restrictTo',
      words: 'restrictTo',
      field: {
        kind: 'choices',
        choices: [...labelled(staff, wordsFor).map(({ label }) => label), ...(restricted ? [noLonger] : [])],
        alone: noLonger,
      },
    },
  ],
  faults: ({ restrictTo }, { staff }, { holder }) => {
    const leftOut = restrictTo && holder && staff.some(({ id }) => id === holder.id) && !restrictTo.split(',').includes(noLonger);
    return leftOut && !chosen(restrictTo, staff).some(({ id }) => id === holder.id)
      ? [{ id: 'restrictTo', problem: 'holder left out' }]
      : [];
  },
  details: ({ restrictTo = '' }, _, { staff }) => ({
    details: { restrictTo: restrictTo === noLonger ? 'everybody' : chosen(restrictTo, staff).map(({ id }) => id) },
  }),
};

/** Clients read Markdown in a list of choices, and a comma divides what was chosen: a label has letters and the signs of names only. */
const wordsFor = ({ name, agency }: Person) => `${name} (${agency})`.replace(/[^\p{L}\p{M}\p{N} .'’()&/+-]/gu, ' ');

const chosen = (restrictTo: string, staff: Person[]): Person[] =>
  labelled(staff, wordsFor).flatMap(({ label, person }) => (restrictTo.split(',').includes(label) ? [person] : []));
