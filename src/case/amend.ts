import { answerText } from '../referral/answer-text.ts';
import { isAsked } from '../referral/asked.ts';
import { questionIds, type Answers, type QuestionId } from '../referral/questions.ts';
import { districtOf } from '../referral/typed-post-code.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { after } from '../clock/london.ts';
import type { Amendment, Case } from './case.ts';

/** What an Inspector decided on: when one of these changes, the authorisation is void (DESIGN §5). */
const decidedOn: QuestionId[] = ['threatGrade', 'address', 'postCode', 'prompt'];

/** What differs between two sets of answers, in the form's order. */
export function changesOf(before: Answers, now: Answers): Amendment['changes'] {
  return questionIds
    .map((id) => ({ id, old: answerText(before[id]), new: isAsked(id, now) ? answerText(now[id]) : '' }))
    .filter((change) => change.old !== change.new);
}

export const voidsAuthorisation = (changes: Amendment['changes']): boolean => changes.some(({ id }) => decidedOn.some((one) => one === id));

/** The case with changed answers: what was old and what is new is kept, and what was decided on other facts is void. */
export function withAmendment(current: Case, answers: Answers, scheme: Scheme): Case {
  const changes = changesOf(current.private.answers, answers);
  const isVoid = voidsAuthorisation(changes);
  const gradeChanged = changes.some(({ id }) => id === 'threatGrade' || id === 'logNumber');
  const { authorised, check, ...rest } = current;
  const urgency = answers.urgency ?? current.urgency ?? 'immediate';
  return {
    ...rest,
    ...(authorised && !isVoid && { authorised }),
    ...(check && !gradeChanged && { check }),
    urgency,
    ...(current.sentAt && { dueAt: after(current.sentAt, scheme.clocks.installation.due[urgency]) }),
    district: answers.postCode === undefined ? 'not known' : districtOf(answers.postCode),
    doubtsSettled: current.doubtsSettled && changes.length === 0,
    private: {
      ...current.private,
      answers,
      amendments: [...(current.private.amendments ?? []), { version: current.version, changes }],
    },
  };
}
