import type { Case } from '../../src/case/case.ts';
import { telephoneWords } from '../words/telephone-words.ts';
import type { Answers } from '../../src/referral/questions.ts';

/** Where it is not safe to ring the recipient, or nobody knows whether it is, or there is no number: whoever goes there asks the referrer. */
export const throughReferrer = ({ safeToCall, recipientTelephone = 'not known' }: Answers): boolean =>
  safeToCall !== 'yes' || ['not known', 'none'].includes(recipientTelephone);

/** The referrer's name and telephone, for whoever arranges the visit; nothing where the recipient can be rung. */
export const referrerToRing = ({ private: { answers } }: Case): string | undefined =>
  throughReferrer(answers)
    ? [answers.referrerName ?? 'whose name we do not have', telephoneWords(answers.referrerTelephone ?? '')].filter(Boolean).join(', ')
    : undefined;
