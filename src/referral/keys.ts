import { createHash } from 'node:crypto';
import { doorOf, homeForm } from '../people/home-form.ts';
import { isDistrict } from '../typed/typed-post-code.ts';
import type { Answers } from './questions.ts';

/** What two referrals of the same recipient, or of the same home, have in common. They say nothing by themselves. */
export interface Keys {
  recipient?: string | undefined;
  home?: string | undefined;
}

const keyOf = (...parts: string[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        parts.map((part) =>
          part
            .normalize('NFKD')
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]/gu, ''),
        ),
      ),
    )
    .digest('hex');

const isKnown = (text: string | undefined): text is string => text !== undefined && text !== 'not known';

/** An age says no day that another referral would say again: of two people of one name it may be either. */
const isBirth = (birth: string | undefined): birth is string => isKnown(birth) && !birth.startsWith('aged');

/** The same name and date of birth, or year of it; the same whole post code and the same number or name of the house, and flat. */
export function keysOf({ recipientName, dateOfBirth, postCode, address }: Answers): Keys {
  const home = homeForm({ address, postCode });
  const door = doorOf(home);
  return {
    recipient: isKnown(recipientName) && isBirth(dateOfBirth) ? keyOf('recipient', recipientName, dateOfBirth) : undefined,
    home: home.postCode !== undefined && !isDistrict(home.postCode) && door !== undefined ? keyOf('home', home.postCode, door) : undefined,
  };
}
