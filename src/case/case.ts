import { z } from 'zod';
import { role } from '../people/person.ts';
import type { Assessment } from '../referral/assess.ts';
import { grades, type Known } from '../referral/facts.ts';
import { sections, type Answers, type Typed } from '../referral/questions.ts';
import { urgencies } from '../scheme/scheme.ts';
import { refPattern } from './ref.ts';
import { stepNames, statuses } from './steps.ts';

/** Who did something: from the authenticated activity and the people file, never from a card. */
export const actor = z.strictObject({ id: z.string(), name: z.string(), tenant: z.string(), roles: z.array(role) });
export type Actor = z.infer<typeof actor>;

export const historyEntry = z.strictObject({
  /** The version that this step made. */
  version: z.number(),
  step: z.enum(stepNames),
  by: actor,
  /** UTC, ISO 8601. */
  at: z.string(),
  from: z.enum(statuses),
  to: z.enum(statuses),
  /** Chosen from the step's list. What was typed with it stands in `private.texts`. */
  reason: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** One referral and all that happened to it. Times are UTC, ISO 8601. */
export const caseSchema = z.strictObject({
  schema: z.literal(1),
  ref: z.string().regex(refPattern),
  scheme: z.string(),
  schemeVersion: z.number(),
  status: z.enum(statuses),
  /** Grows with every step. Cards carry it, so that an old card is known as old. */
  version: z.number(),
  tenant: z.string(),
  referrer: actor,
  startedAt: z.string(),
  editedAt: z.string(),
  sentAt: z.string().optional(),
  dueAt: z.string().optional(),
  urgency: z.enum(urgencies).optional(),
  /** Of the post code: all that lists and the channel need to know of the place. */
  district: z.string().optional(),
  /** Where a draft stands. */
  section: z.enum([...sections, 'check answers']).optional(),
  /** What the police system says of a threat to life, and who looked. */
  check: z.strictObject({ grade: z.enum(grades), by: actor, at: z.string() }).optional(),
  /** After "no record" the referrer has been asked again. */
  askedAgain: z.boolean(),
  doubtsSettled: z.boolean(),
  assessment: z.custom<Assessment>((value) => typeof value === 'object' && value !== null).optional(),
  authorised: z.strictObject({ by: actor, at: z.string() }).optional(),
  holder: actor.optional(),
  history: z.array(historyEntry),
  /** How many audit events there are, and the hash of the last one. */
  events: z.number(),
  head: z.string(),
  /** All that identifies or describes a person. Kept together, apart from what lists and clocks need. */
  private: z.strictObject({
    /** A draft as it was typed. Empty once the referral was sent. */
    typed: z.record(z.string(), z.string()) as z.ZodType<Typed>,
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])) as z.ZodType<Answers>,
    /** What was typed with a step, by the version that the step made. */
    texts: z.record(z.string(), z.string()),
  }),
});
export type Case = z.infer<typeof caseSchema>;

/** What the criteria need to know from the case beside the answers. */
export const knownOf = ({ check, askedAgain, doubtsSettled }: Case): Known => ({
  grade: check === undefined ? 'not checked' : check.grade === 'no record' && askedAgain ? 'no record, asked again' : check.grade,
  doubtsSettled,
});

/** The open question that an Inspector or a co-ordinator asked, with who asked it. */
export function openQuestion({ status, history, private: { texts } }: Case): { text: string; by: Actor } | undefined {
  const last = history.at(-1);
  return status === 'needs information' && last?.step === 'ask' ? { text: texts[last.version] ?? '', by: last.by } : undefined;
}
