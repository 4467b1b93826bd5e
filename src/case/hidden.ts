import type { Case } from './case.ts';

/** Why a case is hidden from somebody who could see it by role: they know someone in it, or it is restricted to others. */
export type Hidden = 'knows someone' | 'restricted';

/**
 * Whether a case is hidden from somebody, and why. Who said that they know someone in it sees nothing of it any more; of a restricted
 * case only the people named see more than the ref. The referrer keeps what is their own. `id` is a person's, or a channel's purpose.
 */
export function hiddenFrom(
  { recused, restricted, referrer }: Pick<Case, 'recused' | 'restricted' | 'referrer'>,
  id: string,
): Hidden | undefined {
  if (recused?.includes(id)) return 'knows someone';
  return restricted && id !== referrer.id && !restricted.people.includes(id) ? 'restricted' : undefined;
}

/** Those of these people from whom the case is not hidden. */
export const whoMaySee = <Person extends { id: string }>(people: Person[], current: Case): Person[] =>
  people.filter(({ id }) => !hiddenFrom(current, id));
