import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, row, rowOf, statusLine, toCaseView, warningsOf, type Seen } from './case-view.ts';
import { isPossible } from './possible.ts';
import { momentWords } from './time-words.ts';
import { fitWords } from './visit-words.ts';
import { capital, cut } from './words.ts';

export const followUpView = caseView.extend({ quotes: z.array(row), canContact: z.boolean() });

/** Invites a call to the recipient, so the safe-contact facts stand at the top. */
export function toFollowUpView(current: Case, seen: Seen): z.infer<typeof followUpView> {
  const {
    followUps = 0,
    installedAt,
    private: { answers, contacts = [] },
  } = current;
  const canContact = isPossible(current, 'contact');
  return {
    ...toCaseView(current, seen, {
      title: canContact ? `${current.ref}: ask how it works` : `${current.ref}: followed up`,
      status: statusLine(current, seen.now),
      why: canContact
        ? `Follow-up ${followUps + 1} of ${seen.scheme.clocks.followUp.at.length}. Read the safe-contact facts before you call.`
        : '',
      warnings: warningsOf(current, seen.now),
      rows: [
        rowOf('Recipient', answers.recipientName),
        rowOf('Contact Telephone', answers.recipientTelephone),
        rowOf('Safe to call', capital(answers.safeToCall ?? 'not known')),
        rowOf('When to call', answers.whenToCall),
        rowOf('Leave a message', capital(answers.leaveMessage ?? 'not known')),
        rowOf('Fitted', installedAt && momentWords(installedAt, seen.now)),
        rowOf('What was done', fitWords(current), 500),
      ],
    }),
    quotes: contacts
      .slice(-3)
      .map(({ text, outcome, at }) => ({ label: `${capital(outcome)}, ${momentWords(at, seen.now)}`, text: cut(text, 300) })),
    canContact,
  };
}
