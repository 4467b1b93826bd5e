import type { CaseCard } from './cards.ts';
import type { Actor, Case } from './case.ts';
import { isInTheChannel, isKeptBack, lookAt } from './kept-back.ts';
import type { Somebody } from './may-know.ts';
import { knowsSomeone } from './reasons.ts';

/**
 * Why a case is hidden from somebody who could see it by role: they know someone in it, they may and nobody has cleared that, or it is
 * restricted to others.
 */
export type Hidden = 'knows someone' | 'kept back' | 'restricted';

type Seen = Pick<Case, 'recused' | 'restricted' | 'referrer' | 'looks' | 'private'>;
/** What a referrer keeps of a case that is hidden from them by role: what is their own. */
const own: CaseCard[] = ['draft', 'referral', 'progress'];

/** The installer channel as a reader: everybody who works on jobs reads along. */
export const installers: Somebody = { id: 'jobs', name: '' };

const isNamed = (current: Seen, id: string): boolean =>
  (!current.restricted || current.restricted.people.includes(id)) && !(id === installers.id && isInTheChannel(current));

/**
 * Whether a case, or one card of it, is hidden from somebody, and why. Who said that they know someone in it, or may know them, sees nothing
 * of it; of a restricted case only the people named see more than the ref, and the referrer what is their own.
 */
export function hiddenFrom(current: Seen, somebody: Somebody, card?: CaseCard): Hidden | undefined {
  const { id } = somebody;
  if (current.recused?.includes(id)) return 'knows someone';
  if (id === current.referrer.id && (card === undefined || own.includes(card))) return undefined;
  if (isKeptBack(current, somebody)) return 'kept back';
  return isNamed(current, id) ? undefined : 'restricted';
}

/** Whether a case is hidden from somebody for who they are. To them there is no such case; of a restricted one they may hear that it is in trouble. */
export const isBarred = (current: Seen, somebody: Somebody, card?: CaseCard): boolean =>
  ['knows someone', 'kept back'].includes(hiddenFrom(current, somebody, card) ?? '');

/** Whether somebody held a job of the case and lost it, because they know someone in it or may. */
export const gaveBack = ({ history, looks }: Pick<Case, 'history' | 'looks'>, id: string): boolean =>
  lookAt({ looks }, id)?.held === true ||
  history.some(
    ({ step, by, from, to, reason }) =>
      by.id === id && ((step === 'recuse' && from !== 'ready' && to === 'ready') || (step === 'hand back' && reason === knowsSomeone)),
  );

/** Those of these people who may work on the case. */
export const whoMaySee = <Person extends Somebody>(people: Person[], current: Case): Person[] =>
  people.filter((one) => !current.recused?.includes(one.id) && isNamed(current, one.id) && !isKeptBack(current, one));

/** Somebody as they stand to a case: a role counts for nothing where they are kept back, or in a restricted one unless they were named. */
export const actingIn = (current: Case, by: Actor): Actor =>
  isNamed(current, by.id) && !isKeptBack(current, by) ? by : { ...by, roles: [] };
