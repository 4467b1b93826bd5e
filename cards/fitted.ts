import { z } from 'zod';
import type { Case, Fit } from '../src/case/case.ts';
import { caseView, outcomeLine, quoteOf, row, rowOf, statusLine, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { survey } from '../src/referral/questions.ts';
import { isPossible } from './rows/possible.ts';
import { aboutWords } from './words/step-words.ts';
import { costWords } from './words/visit-words.ts';

export const fittedView = caseView.extend({ quotes: z.array(row), canFeedback: z.boolean() });

/** What was done at the address, item by item, for the co-ordinator who sends the feedback. */
export function toFittedView(current: Case, seen: Seen): z.infer<typeof fittedView> {
  const {
    ref,
    status,
    history,
    private: { fit, texts },
  } = current;
  const waits = status === 'installed';
  const feedback = history.findLast(({ step }) => step === 'feedback');
  return {
    ...toCaseView(current, seen, {
      title: waits ? `${ref}: fitted, send feedback` : `${ref}: fitted`,
      status: waits ? statusLine(current, seen.now) : outcomeLine(current, 'installed', seen.now),
      why: waits ? 'Tell the referrer what was done. The follow-up with the recipient then begins.' : '',
      warnings: fireWarnings(fit),
      rows: [
        ...(fit?.results ?? []).map(({ measure, fitted, quantity, product, because }) =>
          rowOf(
            aboutWords(measure),
            !fitted
              ? `not ${measure === survey ? 'done' : 'fitted'}, because: ${because ?? ''}`
              : measure === survey
                ? 'done'
                : `${quantity ?? 1} fitted (${product ?? ''})`,
          ),
        ),
        rowOf('Extra work', fit?.extra, 320),
        rowOf('Cost', costWords(current)),
        fit?.fire && rowOf('Fire safety', fireWords(fit.fire)),
        fit?.weakDoor === 'yes' ? rowOf('Weak or damaged door or window', 'Yes: it is the landlord’s to repair') : undefined,
      ],
    }),
    quotes: quoteOf('Feedback to the referrer', feedback && texts[feedback.version]),
    canFeedback: isPossible(current, 'feedback'),
  };
}

const fireWords = ({ post, alarm, escape, arson }: NonNullable<Fit['fire']>): string =>
  `Another way for the post: ${post}. Working smoke alarm: ${alarm}. Way out in a fire: ${escape}. Arson threatened: ${arson}.`;

/** A sealed letterbox must not make a fire worse: what is wrong, and who helps. Not known counts as wrong. */
function fireWarnings(fit: Fit | undefined): string[] {
  if (!fit?.fire) return [];
  const { alarm, escape, arson, post } = fit.fire;
  const wrong = [
    ...(arson === 'no' ? [] : [arson === 'yes' ? 'arson was threatened' : 'nobody knows whether arson was threatened']),
    ...(alarm === 'yes' ? [] : [alarm === 'no' ? 'there is no working smoke alarm' : 'nobody knows whether a smoke alarm works']),
    ...(escape === 'yes' ? [] : [escape === 'no' ? 'there is no way out' : 'nobody knows whether there is a way out']),
  ];
  return [
    ...(wrong.length > 0 ? [`Fire: ${wrong.join('; ')}. Offer the recipient the fire service’s safety visit.`] : []),
    ...(post === 'no' ? ['The letterbox is sealed and there is no other way for the post.'] : []),
  ];
}
