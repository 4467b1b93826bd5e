import { londonDay } from '../typed/london.ts';
import { readAnswers, type FormError } from '../referral/check.ts';
import { isAsked } from '../referral/asked.ts';
import { plainText } from '../typed/plain-text.ts';
import type { Answers, QuestionId, Typed } from '../referral/questions.ts';
import type { Posting } from '../delivery/message.ts';
import { longestReason, type Outcome } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import { openQuestion, type Actor, type Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { keptAnswers } from './kept-answers.ts';
import { takeStep } from './take-step.ts';

/** Answers as they stood in the inputs. */
export const asTyped = (answers: Answers): Typed =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, Array.isArray(answer) ? answer.join(',') : answer]));

/** The questions of the form that are still open, for these answers. */
export const openQuestions = ({ assessment, private: { answers } }: Case): QuestionId[] =>
  (assessment?.verdict === 'needs information' ? assessment.asks : []).filter((id) => isAsked(id, answers));

export interface Answering {
  ref: string;
  version: number;
  by: Actor;
  /** From where it was pressed. */
  origin?: Origin | undefined;
  typed: Typed;
  /** The reply to what an Inspector or a co-ordinator asked. */
  reply: string;
}
export type Answered = { outcome: Outcome } | { current: Case; errors: FormError[]; more: QuestionId[]; replyMissing: boolean };

/** Answers what was asked, all of it at once. With errors nothing is kept, and they come back with the case. */
export async function answerQuestions(
  deps: Deps,
  { ref, version, by, origin, typed, reply }: Answering,
  on: (current: Case) => Posting[],
): Promise<Answered> {
  const read = await deps.store.find(ref);
  const current = read?.case;
  const press = { ref, version, by, origin, step: 'answer', text: reply, on } as const;
  if (!current || current.version !== version || current.referrer.id !== by.id) return { outcome: await takeStep(deps, press) };

  const asks = current.assessment?.verdict === 'needs information' ? current.assessment.asks : [];
  const shown = openQuestions(current);
  const given = Object.fromEntries(asks.map((id) => [id, typed[id]]).filter(([, text]) => text !== undefined));
  const reading = readAnswers(
    { ...asTyped(current.private.answers), ...Object.fromEntries(asks.map((id) => [id, ''])), ...given },
    { scheme: deps.scheme, today: londonDay(deps.now()) },
  );
  const faults = reading.errors.filter(({ id }) => asks.includes(id));
  const answers = keptAnswers(reading, current.private.answers, asks);
  const question = openQuestion(current);
  const replyMissing = question !== undefined && (plainText(reply) === '' || plainText(reply).length > longestReason);
  if (faults.length > 0 || replyMissing) {
    const errorsShown = faults.filter(({ id }) => shown.includes(id) || typed[id] !== undefined);
    const more = faults.map(({ id }) => id).filter((id) => !errorsShown.some((error) => error.id === id));
    return { current, errors: errorsShown, more, replyMissing };
  }
  const outcome = await takeStep(deps, press, (now) => (now.version === version ? { ...now, private: { ...now.private, answers } } : now));
  return { outcome };
}
