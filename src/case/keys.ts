import { createHash } from 'node:crypto';
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

/** The same name and date of birth; the same post code and the same number or name of the house. */
export function keysOf({ recipientName, dateOfBirth, postCode, address }: Answers): Keys {
  const house = houseOf(address);
  return {
    recipient: isKnown(recipientName) && isKnown(dateOfBirth) ? keyOf('recipient', recipientName, dateOfBirth) : undefined,
    home: isKnown(postCode) && isKnown(house) ? keyOf('home', postCode, house) : undefined,
  };
}
