import type { Answers } from '../referral/questions.ts';
import type { Case } from './case.ts';

/** Whether the form says that the landlord and the owner have agreed. */
export const agreedOnForm = ({ ownerAgreed }: Answers): boolean => ownerAgreed === 'yes' || ownerAgreed === 'recipient is the sole owner';

/** Locks are changed, so the landlord and the owner must have agreed before a visit is planned. What was recorded since counts before the form. */
export const ownerHasAgreed = ({ ownerAgreed, private: { answers } }: Case): boolean => ownerAgreed ?? agreedOnForm(answers);
