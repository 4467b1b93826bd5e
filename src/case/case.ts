import { z } from 'zod';
import { role } from '../people/person.ts';
import type { Assessment } from '../referral/assess.ts';
import { criterionIds } from '../referral/criterion-id.ts';
import { grades, type Known } from '../referral/facts.ts';
import { sections, type Answers, type Typed } from '../referral/questions.ts';
import { urgencies } from '../scheme/scheme.ts';
import { figures } from './figures.ts';
import { refPattern } from './ref.ts';
import { stepNames, statuses, type Step } from './steps.ts';

/** Who did something: from the authenticated activity and the people file, never from a card. */
export const actor = z.strictObject({ id: z.string(), name: z.string(), tenant: z.string(), roles: z.array(role) });
export type Actor = z.infer<typeof actor>;
export const isActor = (value: unknown): value is Actor =>
  typeof value === 'object' && value !== null && ['id', 'name', 'tenant', 'roles'].every((field) => field in value);

const historyEntry = z.strictObject({
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

/** When somebody goes to the address. London's day and hours, stored as UTC. `fallback` is a second day with the same hours. */
export const visit = z.strictObject({ from: z.string(), to: z.string(), fallback: z.string().optional() });
export type Visit = z.infer<typeof visit>;

export const fitResult = z.strictObject({
  measure: z.string(),
  fitted: z.boolean(),
  quantity: z.number().optional(),
  product: z.string().optional(),
  because: z.string().optional(),
});
/** What was done at the address, item by item. Money is in pence. */
export const fit = z.strictObject({
  results: z.array(fitResult),
  extra: z.string(),
  goods: z.number(),
  time: z.number(),
  /** Asked when a letterbox was sealed: a house must stay safe in a fire. */
  fire: z.strictObject({ post: z.string(), alarm: z.string(), escape: z.string(), arson: z.string() }).optional(),
  /** A weak or damaged door is the landlord's. */
  weakDoor: z.string(),
});
export type Fit = z.infer<typeof fit>;

/** One follow-up contact. Feelings are 1 (very unsafe) to 5 (very safe). */
export const contact = z.strictObject({
  at: z.string(),
  by: actor,
  outcome: z.enum(['reached', 'not possible', 'not safe']),
  before: z.number().optional(),
  after: z.number().optional(),
  worked: z.string().optional(),
  text: z.string(),
});
export type Contact = z.infer<typeof contact>;

/** What somebody changed after the referral was sent. */
export const amendment = z.strictObject({
  version: z.number(),
  changes: z.array(z.strictObject({ id: z.string(), old: z.string(), new: z.string() })),
});
export type Amendment = z.infer<typeof amendment>;

/** How a look at somebody may end. */
export const settlements = ['not the same person', 'the same'] as const;
export type Settlement = (typeof settlements)[number];
/** Somebody may be, or may know, a person of the case: they are kept back until a co-ordinator has looked. What is the same stands in `private.looks`. */
const look = z.strictObject({
  /** A press names it. */
  id: z.string(),
  who: actor,
  openedAt: z.string(),
  /** When they first could read something personal of the case, where that was before anything was the same. */
  readAt: z.string().optional(),
  /** They held the job, and it went back. */
  held: z.literal(true).optional(),
  settled: z.strictObject({ did: z.enum(settlements), by: actor, at: z.string(), version: z.number() }).optional(),
});
export type Look = z.infer<typeof look>;
/** What a look is about, by its id; and what both sides were, in a hash each, when somebody was cleared. */
const lookedInto = z.strictObject({
  same: z.array(z.strictObject({ what: z.enum(['name', 'address']), as: z.enum(['perpetrator', 'recipient']) })),
  cleared: z.array(z.string()).optional(),
});

/** Who put the case under legal hold, or ended that, and why. */
const legalHoldEntry = z.strictObject({ did: z.enum(['legal hold', 'end legal hold']), at: z.string(), by: actor, text: z.string() });

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
  /** Doubts that a co-ordinator accepted, by their criterion. Each holds while the facts that it is about are the same. */
  settled: z.array(z.strictObject({ id: z.enum(criterionIds), by: actor, at: z.string() })).optional(),
  assessment: z.custom<Assessment>((value) => typeof value === 'object' && value !== null).optional(),
  authorised: z.strictObject({ by: actor, at: z.string() }).optional(),
  holder: actor.optional(),
  visit: visit.optional(),
  failedVisits: z.number().optional(),
  /** Somebody recorded that the landlord and owner agree; who that was stands in `private.agreement`. No: what the form says was agreed for another home. */
  ownerAgreed: z.boolean().optional(),
  escort: z.strictObject({ decision: z.enum(['escort arranged', 'no escort needed']), by: actor, at: z.string() }).optional(),
  /** Where the case was before it was held, and when somebody looks at it again. */
  heldFrom: z.enum(statuses).optional(),
  reviewAt: z.string().optional(),
  installedAt: z.string().optional(),
  /** How many follow-ups are done. */
  followUps: z.number().optional(),
  /** When the recipient last heard how things stand, and the date set for the next time, if one was. */
  updatedAt: z.string().optional(),
  updateDueAt: z.string().optional(),
  /** A high-risk case is told to Victim Support. */
  victimSupport: z.strictObject({ openedAt: z.string(), done: actor.optional() }).optional(),
  /** In pence. They stay as figures when the personal data is erased. */
  costs: z.strictObject({ goods: z.number(), time: z.number() }).optional(),
  /** Refs of earlier cases: the one that this continues, and those of the same recipient or address. */
  continues: z.string().optional(),
  /** How the case that this one continues had ended. */
  continuesAfter: z.strictObject({ status: z.enum(statuses), reason: z.string().optional() }).optional(),
  repeats: z.array(z.string()).optional(),
  /** Ids of those who said that they know someone in this case. It is hidden from them for good. */
  recused: z.array(z.string()).optional(),
  /** Who may know someone in it, with what a co-ordinator said of each. */
  looks: z.array(look).optional(),
  /** Only these people, by id, may see it. Who restricted it is one of them. */
  restricted: z.strictObject({ by: actor, at: z.string(), people: z.array(z.string()) }).optional(),
  /** While it stands nothing is erased. Why, stands in `private.legalHolds`. */
  legalHold: z.strictObject({ by: actor, at: z.string() }).optional(),
  /** When the personal data was erased, and what stays of it. */
  erasedAt: z.string().optional(),
  figures: figures.optional(),
  /** For each clock, up to when it has been told; and when the next notice is due. */
  told: z.record(z.string(), z.string()).optional(),
  nextNoticeAt: z.string().optional(),
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
    /** The log number that the check went by. */
    checkedLog: z.string().optional(),
    agreement: z.string().optional(),
    escort: z.string().optional(),
    fit: fit.optional(),
    contacts: z.array(contact).optional(),
    amendments: z.array(amendment).optional(),
    legalHolds: z.array(legalHoldEntry).optional(),
    looks: z.record(z.string(), lookedInto).optional(),
  }),
});
export type Case = z.infer<typeof caseSchema>;

/** What the criteria need to know from the case beside the answers. */
export const knownOf = ({ check, askedAgain, settled = [], authorised }: Case): Known => ({
  grade: check === undefined ? 'not checked' : check.grade === 'no record' && askedAgain ? 'no record, asked again' : check.grade,
  settled: settled.map(({ id }) => id),
  authorised: authorised !== undefined,
});

/** Steps that are beside the matter: what was asked, or told, before them still stands. */
const asides: Step[] = [
  ...(['say what happened', 'recuse', 'restrict', 'Victim Support told', 'update recipient', 'hold', 'resume'] as const),
  ...(['keep back', 'not the same person', 'the same'] as const),
];

/** Whether one entry of the history is the last word on where the case stands: it is there still, and nothing but asides came after. */
export const isLastWord = ({ history, status }: Pick<Case, 'history' | 'status'>, { version, to }: HistoryEntry): boolean =>
  to === status && history.every((later) => later.version <= version || asides.includes(later.step));

/** The open question that an Inspector or a co-ordinator asked, with who asked it. */
export function openQuestion({ status, history, private: { texts } }: Case): { text: string; by: Actor } | undefined {
  const last = history.findLast(({ step }) => !asides.includes(step));
  return status === 'needs information' && last?.step === 'ask' ? { text: texts[last.version] ?? '', by: last.by } : undefined;
}
