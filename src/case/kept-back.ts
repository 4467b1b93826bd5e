import type { Case, Look } from './case.ts';
import { canonical, sha256 } from './canonical.ts';
import { sameOf, type Somebody } from './may-know.ts';

type Keeping = Pick<Case, 'looks' | 'referrer' | 'private'>;

/** The look at somebody, the last one where there was more than one. */
export const lookAt = ({ looks }: Pick<Case, 'looks'>, id: string): Look | undefined => looks?.find(({ who }) => who.id === id);

/** Whether somebody was found not to be the one on the form, as far as that look goes. */
export const isCleared = ({ settled }: Look): boolean => settled?.did === 'not the same person';

/**
 * Both sides of what was compared, in a hash for each thing that is the same. A co-ordinator's word is kept with these, so it holds for
 * this person and these facts only, and says by itself what nobody is called.
 */
export function bothSides(current: Pick<Case, 'referrer' | 'private'>, somebody: Somebody): string[] {
  const { perpetratorName, perpetratorWhereMore, recipientName, dateOfBirth, address, postCode, referrerName } = current.private.answers;
  const compared = [perpetratorName, perpetratorWhereMore, recipientName, dateOfBirth, address, postCode];
  const known = [somebody.id, somebody.name, somebody.id === current.referrer.id ? referrerName : undefined];
  return sameOf(current, somebody).map((same) => sha256(canonical([same.what, same.as, known, compared])));
}

/**
 * Whether somebody may be, or may know, a person of the case: they are looked at, or were found to be the same; or something is the same
 * that nobody has cleared. They see nothing of it, whether or not a look was opened already. Pure.
 */
export function isKeptBack(current: Keeping, somebody: Somebody): boolean {
  const look = lookAt(current, somebody.id);
  if (look && !isCleared(look)) return true;
  const found = bothSides(current, somebody);
  if (found.length === 0) return false;
  const cleared = (look && current.private.looks?.[look.id]?.cleared) ?? [];
  return !found.every((one) => cleared.includes(one));
}

/** Whether an operative may be a perpetrator: then the channel, where they read along, sees no more than the ref. */
export const isInTheChannel = (current: Keeping): boolean =>
  (current.looks ?? []).some((look) => {
    const same = current.private.looks?.[look.id]?.same ?? sameOf(current, look.who);
    return !isCleared(look) && look.who.roles.includes('operative') && same.some(({ as }) => as === 'perpetrator');
  });
