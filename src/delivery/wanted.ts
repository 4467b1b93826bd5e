import type { Case } from '../case/case.ts';
import { hiddenFrom } from '../case/hidden.ts';
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

/** Nobody gets a card of a case that is hidden from them. Of a restricted case somebody may have to hear that it is in trouble. */
export function mustNotGetIt(card: CaseCard, person: string, current: Case): boolean {
  const hidden = hiddenFrom(current, person, card);
  return hidden === 'knows someone' || (hidden === 'restricted' && card !== 'trouble' && card !== 'notice');
}

/** Whether a card that has not gone out yet is still worth sending: nobody is asked for what is settled, nobody gets an address that is no longer theirs. */
export function isStillWanted(card: CaseCard, to: Recipient, current: Case): boolean {
  if ('person' in to && mustNotGetIt(card, to.person, current)) return false;
  const { status, holder } = current;
  if (card === 'allocated job') return 'person' in to && holder?.id === to.person;
  const asked = asksIn[card];
  return asked === undefined || asked === status;
}
