import type { CaseCard } from '../delivery/message.ts';
import type { Actor, Case } from './case.ts';
import { knowsSomeone } from './reasons.ts';

/** Why a case is hidden from somebody who could see it by role: they know someone in it, or it is restricted to others. */
export type Hidden = 'knows someone' | 'restricted';

type Seen = Pick<Case, 'recused' | 'restricted' | 'referrer'>;
/** What a referrer keeps of a case that is restricted to others: what is their own. */
const own: CaseCard[] = ['draft', 'referral', 'progress'];

const isNamed = ({ restricted }: Seen, id: string): boolean => !restricted || restricted.people.includes(id);

/**
 * Whether a case, or one card of it, is hidden from somebody, and why. Who said that they know someone in it sees nothing of it any more;
 * of a restricted case only the people named see more than the ref, and the referrer what is their own. `id` is a person's, or a
 * channel's purpose.
 */
export function hiddenFrom(current: Seen, id: string, card?: CaseCard): Hidden | undefined {
  if (current.recused?.includes(id)) return 'knows someone';
  const keeps = id === current.referrer.id && (card === undefined || own.includes(card));
  return isNamed(current, id) || keeps ? undefined : 'restricted';
}

/** Whether somebody gave a job back by stepping back from its case. */
export const gaveBack = ({ history }: Pick<Case, 'history'>, id: string): boolean =>
  history.some(
    ({ step, by, from, to, reason }) =>
      by.id === id && ((step === 'recuse' && from !== 'ready' && to === 'ready') || (step === 'hand back' && reason === knowsSomeone)),
  );

/** Those of these people who may work on the case. */
export const whoMaySee = <Person extends { id: string }>(people: Person[], current: Case): Person[] =>
  people.filter(({ id }) => !current.recused?.includes(id) && isNamed(current, id));

/** Somebody as they stand to a case: a role counts for nothing in a restricted one, unless they were named. */
export const actingIn = (current: Case, by: Actor): Actor => (isNamed(current, by.id) ? by : { ...by, roles: [] });
