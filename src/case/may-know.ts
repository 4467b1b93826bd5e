import { isCalled } from '../people/compare-names.ts';
import { homeKey } from '../people/person-key.ts';
import { writtenHome } from '../people/written-home.ts';
import type { Case } from './case.ts';

/** Somebody as they are known in Teams or by the people file; `home` is the key of where they live, where that is known. */
export interface Somebody {
  id: string;
  name: string;
  home?: string | undefined;
}

/** What somebody has in common with a person of the case, and with whom. */
export interface Same {
  what: 'name' | 'address';
  as: 'perpetrator' | 'recipient';
}

type Compared = Pick<Case, 'referrer' | 'private'>;

/**
 * What somebody has in common with the people of a case, the perpetrator first: they may know someone in it, or be the one whom the
 * recipient fears. Where the perpetrator lives is free text, and counts only where it is an address beyond doubt. Pure.
 */
export function sameOf({ referrer, private: { answers } }: Compared, { id, name, home }: Somebody): Same[] {
  const { perpetratorName, perpetratorWhereMore, recipientName, referrerName, address, postCode } = answers;
  // Who refers may be written otherwise on the form than in Teams.
  const names = [name, ...(id === referrer.id && referrerName ? [referrerName] : [])];
  const isOne = (written: string | undefined) => names.some((one) => isCalled(one, written));
  const livesAt = (key: () => string | undefined) => home !== undefined && home === key();
  const found: [boolean, Same][] = [
    [isOne(perpetratorName), { what: 'name', as: 'perpetrator' }],
    [livesAt(() => writtenHome(perpetratorWhereMore)), { what: 'address', as: 'perpetrator' }],
    [isOne(recipientName), { what: 'name', as: 'recipient' }],
    [livesAt(() => homeKey(address, postCode)), { what: 'address', as: 'recipient' }],
  ];
  return found.flatMap(([is, same]) => (is ? [same] : []));
}

/** Whether a referral is somebody's own: by their account, or because the referrer has their name, in Teams or as it was typed. */
export const isOwn = (current: Compared, somebody: Somebody): boolean =>
  current.referrer.id === somebody.id || hasReferrersName(current, somebody);
const hasReferrersName = ({ referrer, private: { answers } }: Compared, { name }: Somebody): boolean =>
  isCalled(name, referrer.name) || isCalled(name, answers.referrerName);
