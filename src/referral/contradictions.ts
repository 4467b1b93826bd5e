import { noRisks, type Answers, type QuestionId } from './questions.ts';
import type { Problem } from '../typed/problem.ts';

export const isAnyTime = (whenToCall: string): boolean => /^(?:at )?any ?time\.?$/i.test(whenToCall.trim());

/** Answers that are each right by themselves and cannot both be true. It is said at the later one, where it is put right. */
const contradictions: { at: QuestionId; problem: Problem; holds: (answers: Answers) => boolean }[] = [
  {
    at: 'leaveMessage',
    problem: 'a message but no call',
    holds: ({ safeToCall, leaveMessage }) => safeToCall === 'no' && leaveMessage === 'yes',
  },
  {
    at: 'whenToCall',
    problem: 'any time but no call',
    holds: ({ safeToCall, whenToCall = '' }) => safeToCall === 'no' && isAnyTime(whenToCall),
  },
  {
    at: 'operativeRisks',
    problem: 'danger without a risk',
    holds: ({ operativeSafety, operativeRisks }) => operativeSafety === 'high' && (operativeRisks?.includes(noRisks) ?? false),
  },
];

/** What an answer cannot be, because of those before it. */
export const contradictionAt = (id: QuestionId, answers: Answers): Problem | undefined =>
  contradictions.find(({ at, holds }) => at === id && holds(answers))?.problem;
