import type { Case, HistoryEntry } from '../case/case.ts';
import { saysNotSafe } from '../case/not-safe.ts';
import { somethingElse } from '../case/reasons.ts';
import { answersNow, unsafeVisit } from '../case/unsafe-visit.ts';
import type { Answers } from '../referral/questions.ts';
import type { Scheme, Urgency } from '../scheme/scheme.ts';

type Measured = Pick<Scheme, 'measures'>;

/** What the installer channel may see of an accepted case, copied by name: a new field stays private until it is added here. */
export interface Job {
  ref: string;
  version: number;
  status: Case['status'];
  urgency: Urgency;
  dueAt: string;
  /** 'DN15', never the whole post code. */
  district: string;
  propertyType: string;
  measures: NonNullable<Answers['measures']>;
  operativeSafety: string;
  /** The visit since which the safety counts as high: when it was, and the reason that was chosen. */
  unsafeVisit?: { at: string; reason: string };
  escortLikely: string;
  /** The reasons that were chosen where somebody found it not safe there, the last one first, each once. Not what they wrote. */
  notSafe: string[];
  /** Who took it: a colleague's name, and the only name on the card. */
  holder?: string;
}

/** Whether it was found not safe by somebody who went there, or was to. */
export const wasUnsafe = ({ step, reason }: HistoryEntry): boolean => step !== 'hold' && saysNotSafe(step, reason);
const mostReasons = 3;

/** What was asked for and the team can fit, by the scheme. The referrer is told of the rest where to turn. */
export const measuresToFit = ({ measures = [] }: Answers, { measures: { notProvided } }: Measured): NonNullable<Answers['measures']> =>
  measures.filter((measure) => !notProvided.some((one) => one === measure));

/** What a case gives to the channel, whatever its status. What is not known yet counts as immediate, without a due time (''), or "not known". */
export function toJob(current: Case, scheme: Measured): Job {
  const { ref, version, status, urgency, dueAt, district, holder, history } = current;
  const answers = answersNow(current);
  const visit = unsafeVisit(current);
  return {
    ref,
    version,
    status,
    urgency: urgency ?? 'immediate',
    dueAt: dueAt ?? '',
    district: district ?? 'not known',
    propertyType: answers.propertyType ?? 'not known',
    measures: measuresToFit(answers, scheme),
    operativeSafety: answers.operativeSafety ?? 'not known',
    escortLikely: answers.escortLikely ?? 'not known',
    notSafe: [...new Set(history.flatMap((one) => (wasUnsafe(one) ? [one.reason ?? somethingElse] : [])).reverse())].slice(0, mostReasons),
    ...(visit && { unsafeVisit: { at: visit.at, reason: visit.reason ?? somethingElse } }),
    ...(holder && { holder: holder.name }),
  };
}
