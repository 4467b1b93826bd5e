import { z } from 'zod';
import { badOutcome } from '../src/case/bad-outcome.ts';
import type { Case } from '../src/case/case.ts';
import { clocksOf } from '../src/clock/clocks.ts';
import { caseView, row, rowOf, statusLine, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { isPossible } from './rows/possible.ts';
import { callRows } from './rows/referral-rows.ts';
import { dueWords, momentWords } from './words/time-words.ts';
import { badlyWords, feltWords, fitWords } from './words/visit-words.ts';
import { capital, cut } from './words/words.ts';

export const followUpView = caseView.extend({ quotes: z.array(row), canContact: z.boolean() });

/** Invites a call to the recipient, so the safe-contact facts stand at the top. */
export function toFollowUpView(current: Case, seen: Seen): z.infer<typeof followUpView> {
  const {
    installedAt,
    private: { answers, contacts = [] },
  } = current;
  const canContact = isPossible(current, 'contact');
  const bad = badOutcome(current);
  return {
    ...toCaseView(current, seen, {
      title: canContact ? `${current.ref}: follow up` : `${current.ref}: followed up`,
      status: canContact ? turnWords(current, seen) : statusLine(current, seen.now),
      why: bad ? lookIntoIt : canContact ? 'Ask the recipient how it works and how safe they feel.' : '',
      warnings: [...(bad ? [badlyWords(bad, seen.now)] : []), ...warningsOf(current, seen.now)],
      rows: [
        rowOf('Recipient', answers.recipientName),
        ...callRows(answers),
        rowOf('Fitted', installedAt && capital(momentWords(installedAt, seen.now).replace(/^on /, ''))),
        rowOf('What was done', fitWords(current), 500),
      ],
    }),
    quotes: contacts
      .filter((one) => one !== bad)
      .slice(-3)
      .map((one) => ({
        label: `${capital(one.outcome)} ${momentWords(one.at, seen.now)}`,
        text: `${feltWords(one)}${cut(one.text, 300)}`,
      })),
    canContact,
  };
}

const lookIntoIt = 'Please look into it now, then press Record contact. Only a co-ordinator can close the case after this.';

/** "Follow-up 2 of 3. Due today by 10am, in 2 hours." */
function turnWords(current: Case, { scheme, now }: Seen): string {
  const due = clocksOf(current, scheme)
    .find(({ name }) => name === 'follow-up')
    ?.stages.find(([stage]) => stage === 'due');
  const turn = `Follow-up ${(current.followUps ?? 0) + 1} of ${scheme.clocks.followUp.at.length}.`;
  return due ? `${turn} ${dueWords(due[1], now)}.` : turn;
}
