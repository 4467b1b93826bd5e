import { nameOf, noticeTo, type Message, type Recipient } from './message.ts';
import type { Press } from '../step/press.ts';
import { badOutcome } from '../case/bad-outcome.ts';
import type { Case } from '../case/case.ts';

/**
 * A contact found that it went badly: whoever minds the case looks into it now, whenever the next follow-up is due. Administrators, in the
 * place of co-ordinators, hear that something waits and see nothing of the case.
 */
export function toldBadly(
  next: Case,
  { step, by }: Pick<Press, 'step' | 'by'>,
  minding: Recipient[],
  areCoordinators: boolean,
  at: string,
): Message[] {
  if (step !== 'contact' || !badOutcome(next)) return [];
  const others = minding.filter((to) => nameOf(to) !== by.id);
  return others.map((to) => noticeTo(next, areCoordinators ? 'follow-up' : 'notice', to, { clock: 'follow-up', stage: 'due', at }, at));
}
