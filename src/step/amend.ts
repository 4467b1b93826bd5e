import { answerText } from '../referral/answer-text.ts';
import { isAsked } from '../referral/asked.ts';
import { commonCriteria, domesticAbuseCriteria, threatToLifeCriteria } from '../referral/criteria.ts';
import type { CriterionId } from '../referral/criterion-id.ts';
import { questionIds, type Answers, type QuestionId } from '../referral/questions.ts';
import { districtOf } from '../typed/typed-post-code.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { after } from '../typed/london.ts';
import type { Amendment, Case } from '../case/case.ts';
import { agreedOnForm } from '../case/owner-agreed.ts';
import { answersNow } from '../case/unsafe-visit.ts';
import { without } from '../case/without.ts';

/** What an Inspector decided on: when one of these changes, the authorisation is void. */
const decidedOn: QuestionId[] = ['threatGrade', 'address', 'postCode', 'prompt'];

/** What differs between two sets of answers, in the form's order. */
export function changesOf(before: Answers, now: Answers): Amendment['changes'] {
  return questionIds
    .map((id) => ({ id, old: answerText(before[id]), new: isAsked(id, now) ? answerText(now[id]) : '' }))
    .filter((change) => change.old !== change.new);
}

/** What was agreed for another home, or decided for another risk at the door, no longer counts. */
const agreedFor: QuestionId[] = ['address', 'postCode', 'propertyOwner'];
const escortFor: QuestionId[] = ['operativeSafety', 'operativeRisks', 'escortLikely'];
const touches = (changes: Amendment['changes'], ids: QuestionId[]): boolean => changes.some(({ id }) => ids.some((one) => one === id));

export const voidsAuthorisation = (changes: Amendment['changes']): boolean => touches(changes, decidedOn);

/** What a co-ordinator weighs with a doubt, beside the questions that its criterion asks. */
const weighedWith: Partial<Record<CriterionId, QuestionId[]>> = {
  C1: ['address'],
  C5: ['measuresMore'],
  C6: ['notAgreedReason'],
  TL1: ['threatGrade'],
};
const criteria = [...commonCriteria, ...domesticAbuseCriteria, ...threatToLifeCriteria];

/** What a co-ordinator accepted, as far as none of what they weighed has changed. */
function stillSettled({ settled = [] }: Case, changes: Amendment['changes']): NonNullable<Case['settled']> {
  const weighed = (id: CriterionId) => [...criteria.filter((one) => one.id === id).flatMap(({ asks }) => asks), ...(weighedWith[id] ?? [])];
  return settled.filter(({ id }) => !touches(changes, weighed(id)));
}

/** What is on record of the owner's agreement. On the form it may stand beside another address; a new answer there counts again. */
function agreementAfter({ ownerAgreed, private: { answers } }: Case, changes: Amendment['changes']): boolean | undefined {
  if (touches(changes, agreedFor)) return agreedOnForm(answers) ? false : undefined;
  return ownerAgreed === false && touches(changes, ['ownerAgreed']) ? undefined : ownerAgreed;
}

/** A safety that counts as high because of a visit, and that nobody has set anew, leaves what the form says of it as it was. */
const asOnForm = ({ private: { answers } }: Case, now: Answers, changes: Amendment['changes']): Answers =>
  touches(changes, ['operativeSafety']) || answers.operativeSafety === undefined
    ? now
    : { ...now, operativeSafety: answers.operativeSafety };

/**
 * The case with changed answers, `shown` as they count now: what was old and what is new is kept, and what was decided on other facts is
 * void.
 */
export function withAmendment(current: Case, shown: Answers, scheme: Scheme): Case {
  const changes = changesOf(answersNow(current), shown);
  const answers = asOnForm(current, shown, changes);
  // The log number is what a check goes by; once a grade was found, a slip in it is a slip and no more.
  const checkVoid = touches(changes, current.check?.grade === 'no record' ? ['threatGrade', 'logNumber'] : ['threatGrade']);
  // An Inspector who authorised what the police had no record of did so by that log number.
  const isVoid = voidsAuthorisation(changes) || checkVoid;
  const agreementVoid = touches(changes, agreedFor);
  const agreed = agreementAfter(current, changes);
  const escortVoid = touches(changes, escortFor);
  const { authorised, check, escort, told, ...rest } = without(current, 'ownerAgreed', 'settled');
  const settled = stillSettled(current, changes);
  const urgency = answers.urgency ?? current.urgency ?? 'immediate';
  const dueAt = current.sentAt && after(current.sentAt, scheme.clocks.installation.due[urgency]);
  // Another urgency is another clock: what it has to say by now is said, whatever the old one said.
  const heard = told && dueAt !== current.dueAt ? without(told, 'installation') : told;
  return {
    ...rest,
    ...(heard && { told: heard }),
    ...(agreed !== undefined && { ownerAgreed: agreed }),
    ...(escort && !escortVoid && { escort }),
    ...(authorised && !isVoid && { authorised }),
    ...(check && !checkVoid && { check }),
    urgency,
    ...(dueAt && { dueAt }),
    district: answers.postCode === undefined ? 'not known' : districtOf(answers.postCode),
    ...(settled.length > 0 && { settled }),
    private: {
      ...without(
        current.private,
        ...(agreementVoid ? (['agreement'] as const) : []),
        ...(escortVoid ? (['escort'] as const) : []),
        ...(checkVoid ? (['checkedLog'] as const) : []),
      ),
      answers,
      amendments: [...(current.private.amendments ?? []), { version: current.version, changes }],
    },
  };
}
