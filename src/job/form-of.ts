import type { Details } from '../step/press.ts';
import type { Case } from '../case/case.ts';
import type { Problem } from '../typed/problem.ts';
import type { Field } from '../typed/read-field.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Steps that have a form of their own. */
export type StepForm = 'assign' | 'schedule' | 'record fit' | 'contact' | 'hold' | 'update recipient' | 'restrict';

/** What has been answered on a step's form so far, by field. */
export type Given = Record<string, string>;

/** One input of a step's form. `about` completes its label, such as the measure that it asks about. */
export interface StepField {
  id: string;
  /** Names the label; several fields may share one. */
  words: string;
  about?: string;
  field: Field;
  asked?: (given: Given) => boolean;
}

export interface Around {
  /** London's date, yyyy-mm-dd, and the time in UTC. */
  today: string;
  now: string;
  operatives: Person[];
  /** Those to whom a case may be restricted. */
  staff: Person[];
  scheme: Pick<Scheme, 'measures'>;
}

/** A form: its fields for this case, what is wrong with answers that are each right (one that is not is left out), and what they give. */
export interface FormOf {
  fields: (current: Case, around: Around) => StepField[];
  faults?: (given: Given, around: Around, current: Case) => StepError[];
  details: (given: Given, current: Case, around: Around) => Pick<Filled, 'details' | 'reason' | 'text'>;
}

export interface StepError {
  id: string;
  problem: Problem;
}

export interface Filled {
  details: Details;
  reason?: string;
  text?: string;
}

export type StepReading = { filled: Filled } | { errors: StepError[]; given: Given };
