import type { Case } from '../case/case.ts';
import { hiddenFrom } from '../case/hidden.ts';
import type { Somebody } from '../case/may-know.ts';
import type { Status } from '../case/steps.ts';
import type { People } from '../people/people.ts';
import type { Role } from '../people/person.ts';
import type { CaseCard } from '../case/cards.ts';
import type { Recipient } from './message.ts';

/**
 * The roles for which a card goes to somebody: whoever has none of them any more gets no fresh facts on it. What is the referrer's own
 * needs no role, and the word to stop is for who may be on the way, whatever they are by now.
 */
export const goesFor: Record<CaseCard, Role[] | 'anybody'> = {
  draft: 'anybody',
  referral: 'anybody',
  progress: 'anybody',
  'police check': ['police desk', 'inspector'],
  authorisation: ['inspector'],
  decision: ['co-ordinator'],
  job: ['operative', 'co-ordinator'],
  'allocated job': ['operative'],
  'whole case': ['co-ordinator'],
  fitted: ['co-ordinator'],
  'follow-up': ['co-ordinator'],
  task: ['co-ordinator'],
  stop: 'anybody',
  notice: ['co-ordinator', 'administrator', 'operative'],
  trouble: ['co-ordinator', 'administrator', 'inspector'],
};

/** Whether somebody has none of the roles for which this card goes out. Where nobody can tell who has a role by a team, they have none. */
export async function lacksRole(card: CaseCard, person: string, people: Pick<People, 'find'>): Promise<boolean> {
  const roles = goesFor[card];
  if (roles === 'anybody') return false;
  const has = (await people.find(person))?.roles ?? [];
  return !roles.some((role) => has.includes(role));
}

/** Cards that ask somebody to act, and the status in which that makes sense. */
export const asksIn: Partial<Record<CaseCard, Status>> = {
  'police check': 'awaiting police check',
  authorisation: 'awaiting Inspector',
  decision: 'with co-ordinator',
  fitted: 'installed',
  'follow-up': 'follow-up',
};

/**
 * Nobody gets a card of a case that is hidden from them. Of a restricted case somebody may have to hear that it is in trouble, and who may be
 * on the way that they must stop, whoever they are: that card then says no more.
 */
export function mustNotGetIt(card: CaseCard, somebody: Somebody, current: Case): boolean {
  const hidden = hiddenFrom(current, somebody, card);
  if (hidden === 'kept back') return card !== 'stop';
  return hidden === 'knows someone' || (hidden === 'restricted' && card !== 'trouble' && card !== 'notice');
}

/** Whether a card that has not gone out yet is still worth sending: nobody is asked for what is settled, nobody gets an address that is no longer theirs. */
export function isStillWanted(card: CaseCard, to: Recipient, current: Case): boolean {
  if ('person' in to && mustNotGetIt(card, { id: to.person, name: to.name }, current)) return false;
  const { status, holder } = current;
  if (card === 'allocated job') return 'person' in to && holder?.id === to.person;
  const asked = asksIn[card];
  return asked === undefined || asked === status;
}
