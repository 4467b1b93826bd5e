import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { telephoneWords } from './words/telephone-words.ts';
import { caseView, rowOf, statusLine, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { isPossible } from './rows/possible.ts';
import { addressWords } from './rows/referral-rows.ts';
import { momentWords } from './words/time-words.ts';
import { capital } from './words/words.ts';

export const taskView = caseView.extend({ canAct: z.boolean() });

/** A high-risk case is told to Victim Support: a task for the co-ordinator that opens by itself (the scheme's own practice). */
export function toTaskView(current: Case, seen: Seen): z.infer<typeof taskView> {
  const {
    victimSupport,
    private: { answers },
  } = current;
  const done = victimSupport?.done;
  const canAct = victimSupport !== undefined && !done && isPossible(current, 'Victim Support told');
  const since = `High risk. Open since ${momentWords(victimSupport?.openedAt ?? current.startedAt, seen.now).replace(/^on /, '')}.`;
  const over = done ? `Done: ${done.name} told Victim Support.` : `No longer needed. Now: ${statusLine(current, seen.now)}`;
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: ${done ? 'Victim Support told' : 'tell Victim Support'}`,
      status: canAct ? since : over,
      why: canAct ? 'Refer the recipient to Victim Support, then press the button.' : '',
      warnings: canAct ? warningsOf(current, seen.now) : [],
      rows: canAct
        ? [
            rowOf('Recipient', answers.recipientName),
            rowOf('Address', addressWords(answers)),
            rowOf('Contact Telephone', answers.recipientTelephone && capital(telephoneWords(answers.recipientTelephone))),
          ]
        : [],
    }),
    canAct,
  };
}
