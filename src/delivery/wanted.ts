import type { Case } from '../case/case.ts';
import type { Status } from '../case/steps.ts';
import type { CaseCard, Recipient } from './message.ts';

/** Cards that ask somebody to act, and the status in which that makes sense. */
const asksIn: Partial<Record<CaseCard, Status>> = {
  'police check': 'awaiting police check',
  authorisation: 'awaiting Inspector',
  decision: 'with co-ordinator',
  fitted: 'installed',
  'follow-up': 'follow-up',
};

/** Whether a card that has not gone out yet is still worth sending: nobody is asked for what is settled, nobody gets an address that is no longer theirs. */
export function isStillWanted(card: CaseCard, to: Recipient, { status, holder }: Case): boolean {
  if (card === 'allocated job') return 'person' in to && holder?.id === to.person;
  const asked = asksIn[card];
  return asked === undefined || asked === status;
}
