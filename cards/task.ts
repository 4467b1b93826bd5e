import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, rowOf, toCaseView, warningsOf, type Seen } from './case-view.ts';
import { addressWords } from './referral-rows.ts';
import { momentWords } from './time-words.ts';

export const taskView = caseView.extend({ canAct: z.boolean() });

/** A high-risk case is told to Victim Support: a task for the co-ordinator that opens by itself (the scheme's own practice). */
export function toTaskView(current: Case, seen: Seen): z.infer<typeof taskView> {
  const {
    victimSupport,
    private: { answers },
  } = current;
  const done = victimSupport?.done;
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: tell Victim Support`,
      status: done
        ? `Done: ${done.name} told Victim Support.`
        : `High risk. Open since ${momentWords(victimSupport?.openedAt ?? current.startedAt, seen.now)}.`,
      why: done ? '' : 'Refer the recipient to Victim Support, then press the button.',
      warnings: warningsOf(current, seen.now),
      rows: [
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        rowOf('Contact Telephone', answers.recipientTelephone),
      ],
    }),
    canAct: victimSupport !== undefined && !done,
  };
}
