import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, quoteOf, row, rowOf, statusLine, toCaseView, warningsOf, type Seen } from './case-view.ts';
import { isPossible } from './possible.ts';
import { addressWords, safetyWords } from './referral-rows.ts';
import { escortWords, failedWords, visitWords } from './visit-words.ts';
import { capital, oneOf } from './words.ts';

export const allocatedJobView = caseView.extend({
  quotes: z.array(row),
  ...{ canFit: z.boolean(), canSchedule: z.boolean(), canFail: z.boolean(), canHandBack: z.boolean() },
});

/**
 * What the person who holds the job needs at the door (DESIGN §6): the address, safe-contact facts, access, safety, measures.
 * Not the narrative, and no word about the perpetrator. Once somebody no longer holds it, the address is gone from their card.
 */
export function toAllocatedJobView(current: Case, seen: Seen, to: string): z.infer<typeof allocatedJobView> {
  const {
    ref,
    holder,
    private: { answers },
  } = current;
  if (holder?.id !== to) {
    const gone = { title: `${ref}: no longer with you`, status: 'You do not hold this job now.' };
    return { ...toCaseView(current, seen, gone), quotes: [], ...{ canFit: false, canSchedule: false, canFail: false, canHandBack: false } };
  }
  return {
    ...toCaseView(current, seen, {
      title: `${ref}: your job`,
      status: statusLine(current, seen.now),
      warnings: warningsOf(current, seen.now),
      rows: [
        rowOf('Visit', visitWords(current)),
        rowOf('Police escort', escortWords(current)),
        rowOf('Failed visits', failedWords(current)),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        rowOf('Contact Telephone', answers.recipientTelephone),
        rowOf('Safe to call', capital(answers.safeToCall ?? 'not known')),
        rowOf('When to call', answers.whenToCall),
        rowOf('Leave a message', capital(answers.leaveMessage ?? 'not known')),
        rowOf('Access needs', answers.accessNeeds),
        rowOf('Access restrictions', answers.accessRestrictions),
        rowOf('Property Type', capital(answers.propertyType ?? 'not known')),
        rowOf('Safety of operatives', safetyWords(answers)),
        rowOf('Police escort likely', capital(answers.escortLikely ?? 'not known')),
        rowOf('What is needed', capital(oneOf([...(answers.measures ?? [])], 'and'))),
        rowOf('What else is needed', answers.measuresMore),
      ],
    }),
    quotes: quoteOf('What you should know', answers.operativeRisksMore),
    ...{ canFit: isPossible(current, 'record fit'), canSchedule: isPossible(current, 'schedule') },
    ...{ canFail: isPossible(current, 'no access'), canHandBack: isPossible(current, 'hand back') },
  };
}
