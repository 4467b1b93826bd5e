import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, outcomeLine, quoteOf, row, rowOf, statusLine, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { addressWords, logWords, perpetratorRows } from './rows/referral-rows.ts';
import { dateWords } from './words/time-words.ts';
import { capital } from './words/words.ts';

export const policeCheckView = caseView.extend({ quotes: z.array(row), canAct: z.boolean() });

/** What the police desk needs to find the record: names, address, grounds, risk text, log number. */
export function toPoliceCheckView(current: Case, seen: Seen): z.infer<typeof policeCheckView> {
  const {
    status,
    private: { answers },
  } = current;
  const canAct = status === 'awaiting police check';
  const again = current.askedAgain
    ? ' No record was found before. The referrer has answered since: look once more with the number below.'
    : '';
  const combined = seen.scheme.policeDesk ? '' : ' If you are an Inspector, “Confirm medium” authorises it as well.';
  return {
    ...toCaseView(current, seen, {
      title: canAct ? `${current.ref}: what is the grade?` : `${current.ref}: checked`,
      status: canAct ? statusLine(current, seen.now) : outcomeLine(current, 'awaiting police check', seen.now),
      why: canAct
        ? `Look up the threat to life on the police system and confirm its grade. The referrer says: ${answers.threatGrade ?? 'not known'}.${again}${combined}`
        : '',
      rows: [
        rowOf('Grounds', capital(answers.grounds ?? 'not known')),
        rowOf('Crime or log number', logWords(current)),
        rowOf('Recipient', answers.recipientName),
        rowOf('DOB', dateWords(answers.dateOfBirth ?? '')),
        rowOf('Address', addressWords(answers)),
        ...perpetratorRows(answers),
      ],
    }),
    quotes: quoteOf('What has prompted this referral', answers.prompt),
    canAct,
  };
}
