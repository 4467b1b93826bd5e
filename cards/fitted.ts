import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, outcomeLine, row, rowOf, statusLine, toCaseView, type Seen } from './case-view.ts';
import { isPossible } from './possible.ts';
import { costWords } from './visit-words.ts';
import { capital, cut } from './words.ts';

export const fittedView = caseView.extend({ quotes: z.array(row), canFeedback: z.boolean() });

/** What was done at the address, item by item, for the co-ordinator who sends the feedback. */
export function toFittedView(current: Case, seen: Seen): z.infer<typeof fittedView> {
  const {
    status,
    private: { fit },
  } = current;
  const fire = fit?.fire;
  const arson = fire?.arson === 'yes' || fire?.alarm === 'no' || fire?.escape === 'no';
  const waits = status === 'installed';
  return {
    ...toCaseView(current, seen, {
      title: waits ? `${current.ref}: fitted, send feedback` : `${current.ref}: fitted`,
      status: waits ? statusLine(current, seen.now) : outcomeLine(current, 'installed', seen.now),
      why: waits ? 'Tell the referrer what was done. The follow-up of the recipient begins then.' : '',
      warnings: arson ? ['Fire: offer the recipient the fire service’s safety visit.'] : [],
      rows: [
        ...(fit?.results ?? []).map(({ measure, fitted, quantity, product, because }) =>
          rowOf(capital(measure), fitted ? `fitted, ${quantity ?? 1}: ${product ?? ''}` : `not fitted, because: ${because ?? ''}`),
        ),
        rowOf('Extra work', fit?.extra),
        rowOf('Cost', costWords(current)),
        fire &&
          rowOf(
            'Fire safety',
            `Another way for post: ${fire.post}. Smoke alarm works: ${fire.alarm}. Way out: ${fire.escape}. Arson threatened: ${fire.arson}.`,
          ),
        fit?.weakDoor === 'yes' ? rowOf('Weak or damaged door', 'Yes: it is the landlord’s to repair') : undefined,
      ],
    }),
    quotes: (current.private.contacts ?? []).slice(-3).map(({ text, outcome }) => ({ label: `Contact: ${outcome}`, text: cut(text, 200) })),
    canFeedback: isPossible(current, 'feedback'),
  };
}
