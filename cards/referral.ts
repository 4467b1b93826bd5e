import { z } from 'zod';
import { openQuestions } from '../src/acts/answer.ts';
import { badOutcome } from '../src/case/bad-outcome.ts';
import { openQuestion, type Case } from '../src/case/case.ts';
import type { Status, Step } from '../src/case/steps.ts';
import { askedWords } from './words/asked-words.ts';
import { becauseWords } from './words/because.ts';
import { caseView, didLine, point, points, rowOf, statusLine, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { questionWords } from './words/form-words.ts';
import { isPossible } from './rows/possible.ts';
import { addressWords } from './rows/referral-rows.ts';
import { momentWords } from './words/time-words.ts';
import { asksForAddress, fitWords, nextFor, visitWords } from './words/visit-words.ts';
import { refusalOf, whereElse } from './rows/where-else.ts';
import { capital, cut, verdictWords } from './words/words.ts';

export const referralView = caseView.extend({
  points: z.array(point),
  signposts: z.array(point),
  hasSignposts: z.boolean(),
  next: z.string(),
  ...{ canAnswer: z.boolean(), canChange: z.boolean(), canWithdraw: z.boolean(), canContact: z.boolean(), canReferAgain: z.boolean() },
});

/** Statuses in which the criteria's own reasons are what the referrer needs to read. */
const explained: Status[] = ['needs information', 'with co-ordinator', 'not eligible', 'ready'];

/** Of these the referrer reads the reason that was chosen; what was written is for those who go there. The forms say so. */
export const keptFromReferrer: Step[] = ['hand back', 'no access', 'not safe', 'hold'];

/** What the referrer may do about it, on this card alone. */
const ownWords: Partial<Record<Status, string>> = {
  'follow-up': 'If you have spoken with them yourself, press Record contact.',
};

const badlyTold = 'The co-ordinators have been told and will look into it. The case stays open.';

/** The referrer's own card of a case: where it is, why, what happens next. */
export function toReferralView(current: Case, seen: Seen): z.infer<typeof referralView> {
  const {
    ref,
    status,
    assessment,
    history,
    sentAt,
    private: { answers, texts },
  } = current;
  // What an operative wrote of a visit later is not for the referrer: for them it is the visit that was the last word.
  const last = history.findLast(({ step }) => step !== 'say what happened');
  const byPerson = last !== undefined && last.by.id !== current.referrer.id;
  const ownEnd = last !== undefined && ['withdraw', 'contact'].includes(last.step);
  const feedback = history.findLast(({ step }) => step === 'feedback');
  // After three failed visits the criteria are not what is in doubt.
  const afterVisits = status === 'with co-ordinator' && assessment?.verdict !== 'co-ordinator decides';
  const elsewhere = whereElse(current, seen.scheme);
  return {
    ...toCaseView(current, seen, {
      title: `${ref}: your referral`,
      status: statusLine(current, seen.now),
      why: byPerson || ownEnd ? didLine(last, seen.now) : assessment ? verdictWords[assessment.verdict] : '',
      warnings: warningsOf(current, seen.now),
      rows: [
        rowOf('Ref', `${ref}. Say this when you ring us.`),
        rowOf('Sent', sentAt && capital(momentWords(sentAt, seen.now))),
        rowOf('Recipient', answers.recipientName),
        asksForAddress(current, status) ? rowOf('Address', addressWords(answers)) : undefined,
        rowOf('Continues', current.continues),
        rowOf('Visit', visitWords(current, seen.now)),
        rowOf('What was done', fitWords(current), 600),
        rowOf('Feedback', feedback && texts[feedback.version], 600),
        byPerson && last.step !== 'ask' && last !== feedback && !keptFromReferrer.includes(last.step)
          ? rowOf('They wrote', texts[last.version], 600)
          : undefined,
      ],
    }),
    points: points(explained.includes(status) && last?.step !== 'decline' && !afterVisits ? becauseAndQuestions(current) : []),
    signposts: points(elsewhere),
    hasSignposts: elsewhere.length > 0,
    next: [
      badOutcome(current) && badlyTold,
      nextFor(current, status, seen.now),
      askedWords(current, seen),
      ownWords[status],
      // A refusal after danger has said it already, beside the other numbers.
      refusalOf(current)?.inDanger ? '' : seen.scheme.wording.emergency,
    ]
      .filter(Boolean)
      .join(' '),
    canAnswer: status === 'needs information',
    ...{ canChange: isPossible(current, 'change facts'), canWithdraw: isPossible(current, 'withdraw') },
    ...{ canContact: isPossible(current, 'contact'), canReferAgain: ['not eligible', 'not authorised', 'closed'].includes(status) },
  };
}

/** The reasons, and under "needs information" every question that is open. */
export function becauseAndQuestions(current: Case): string[] {
  const question = openQuestion(current);
  return [
    ...becauseWords(current.assessment?.verdict === 'awaiting Inspector' ? undefined : current.assessment),
    ...openQuestions(current).map((id) => `Question: ${questionWords[id].label}`),
    ...(question ? [`${question.by.name} asks: “${cut(question.text, 600)}”`] : []),
  ];
}
