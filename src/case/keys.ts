import { createHash } from 'node:crypto';
import { isDistrict } from '../typed/typed-post-code.ts';
import type { Answers } from '../referral/questions.ts';

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

/** "4a" of "4a Invented Lane", else the first line, such as "Rose Cottage" or "Flat 2". */
export const houseOf = (address = ''): string | undefined => {
  const line = address.split(/[\n,]/)[0] ?? '';
  return (/^\s*(\d+\s?[a-z]?)\b/i.exec(line)?.[1] ?? line) || undefined;
};

/** An age says no day that another referral would say again: of two people of one name it may be either. */
const isBirth = (birth: string | undefined): birth is string => isKnown(birth) && !birth.startsWith('aged');

/** The same name and date of birth, or year of it; the same whole post code and the same number or name of the house. */
export function keysOf({ recipientName, dateOfBirth, postCode, address }: Answers): Keys {
  const house = houseOf(address);
  return {
    recipient: isKnown(recipientName) && isBirth(dateOfBirth) ? keyOf('recipient', recipientName, dateOfBirth) : undefined,
    home: isKnown(postCode) && !isDistrict(postCode) && isKnown(house) ? keyOf('home', postCode, house) : undefined,
  };
}
