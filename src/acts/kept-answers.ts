import type { Reading } from '../referral/check.ts';
import type { Answers, QuestionId } from '../referral/questions.ts';

/** The answers of a reading; what was not asked for now stays as it was sent, even when the scheme's lists have changed since. */
export function keptAnswers({ answers, errors }: Reading, before: Answers, asked: readonly QuestionId[]): Answers {
  const untouched = errors.filter(({ id }) => !asked.includes(id)).map(({ id }) => [id, before[id]]);
  return { ...answers, ...Object.fromEntries(untouched.filter(([, answer]) => answer !== undefined)) };
}
