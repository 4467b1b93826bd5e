import type { Answers } from '../referral/questions.ts';
import type { Actor, Contact, Fit, Visit, Case } from '../case/case.ts';
import type { No } from './no.ts';
import type { Step } from '../case/steps.ts';

/** What the form of a step gives, checked. Each step takes only its own part. */
export interface Details {
  to?: Actor;
  visit?: Visit;
  agreement?: string;
  escort?: { decision: 'escort arranged' | 'no escort needed'; text: string };
  fit?: Fit;
  contact?: Omit<Contact, 'at' | 'by'>;
  closeNow?: boolean;
  reviewAt?: string;
  updateDueAt?: string;
  answers?: Answers;
  /** Ids of the people named, or everybody whose work it is: the restriction ends. */
  restrictTo?: string[] | 'everybody';
  /** The look that is settled, and both sides of it for whoever is cleared. */
  look?: string;
  bothSides?: string[];
}

/** What somebody asks for. `version` is that of the card they pressed, `at` is UTC. */
export interface Press {
  step: Step;
  by: Actor;
  at: string;
  version: number;
  reason?: string;
  text?: string;
  /** What was filled in on the step's own form, checked. */
  details?: Details;
}

export type Outcome = { ok: true; case: Case; repeated?: true } | { ok: false; no: No; case?: Case };

export const longestReason = 1_000;
