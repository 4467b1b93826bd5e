import { z } from 'zod';
import { isLastWord, type Case } from '../src/case/case.ts';
import type { Status } from '../src/case/steps.ts';
import { becauseAndQuestions, keptFromReferrer } from './referral.ts';
import { caseView, didLine, point, points, rowOf, statusLine, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { addressWords } from './rows/referral-rows.ts';
import { refusalOf, whereElse } from './rows/where-else.ts';
import { asksForAddress, fitWords, nextFor, visitWords } from './words/visit-words.ts';

export const progressView = caseView.extend({
  points: z.array(point),
  signposts: z.array(point),
  hasSignposts: z.boolean(),
  canAnswer: z.boolean(),
  canChange: z.boolean(),
});

/** With these the reasons belong to the news. */
const explained: Status[] = ['needs information', 'not eligible'];

/** News for the referrer: one step that somebody else took, told by the version that it made. */
export function toProgressView(current: Case, seen: Seen, version: number): z.infer<typeof progressView> {
  const {
    ref,
    history,
    private: { answers, texts },
  } = current;
  const told = history.find((entry) => entry.version === version);
  const isLast = told !== undefined && isLastWord(current, told);
  const asksAddress = isLast && asksForAddress(current, current.status);
  const reasons = isLast && explained.includes(told.to) && told.step !== 'decline' ? becauseAndQuestions(current) : [];
  const elsewhere = isLast && refusalOf(current) ? whereElse(current, seen.scheme) : [];
  return {
    ...toCaseView(current, seen, {
      title: `${ref}: news of your referral`,
      status: told ? didLine(told, seen.now) : statusLine(current, seen.now),
      why: isLast ? nextFor(current, told.to, seen.now) : `Since then: ${statusLine(current, seen.now)}`,
      rows: [
        asksAddress ? rowOf('Address', addressWords(answers)) : undefined,
        isLast ? rowOf('Visit', visitWords(current, seen.now)) : undefined,
        told?.step === 'record fit' ? rowOf('What was done', fitWords(current), 600) : undefined,
        told && told.step !== 'ask' && !keptFromReferrer.includes(told.step) ? rowOf('They wrote', texts[version], 600) : undefined,
      ],
    }),
    points: points(reasons),
    signposts: points(elsewhere),
    hasSignposts: elsewhere.length > 0,
    canChange: asksAddress,
    canAnswer: current.status === 'needs information' && isLast,
  };
}
