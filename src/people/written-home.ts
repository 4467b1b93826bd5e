import { postCodesIn, readPostCode } from '../typed/typed-post-code.ts';
import { homeKey } from './person-key.ts';

/** What ends the name of a street. Without one of these a number may be that of anything: "2 weeks with his brother in DN15 9ZZ". */
const street =
  '(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|dr|way|court|ct|crescent|place|pl|terrace|grove|gardens|hill|walk|row|square|view|mews|park|green|rise|parade|yard|gate|approach|mount|vale|croft|garth)';
const leadIn = /^(?:(?:lives|living|staying|stays) )?(?:at )?/i;
/** "9 Faraway Road, Sampleton, " or "Flat 2, 9 Faraway Road, ": a house, a street and at most a town, and no further number. */
const houseAndStreet = new RegExp(
  `^(?:(?:flat|apartment|unit) \\d+[a-z]?, ?)?\\d+[a-z]?,? [\\p{L}’'. -]+ ${street}\\b\\.? ?(?:,[\\p{L}’',. -]*)?$`,
  'iu',
);
/** With these it is not sure that the address is theirs. */
const doubt = /\?|\b(?:not|no|or|near|opposite|behind|formerly|previously|maybe|perhaps|possibly|probably|until|from)\b/i;

/**
 * The home that a free text holds, under the same key as in the people file; nothing on any doubt: the text must be an address from
 * the number of the house to one post code, and no more.
 */
export function writtenHome(text = ''): string | undefined {
  const line = text
    .replace(/,?\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .replace(leadIn, '');
  const [postCode] = postCodesIn(line);
  if (!postCode || doubt.test(line) || !line.endsWith(postCode)) return undefined;
  const address = line.slice(0, -postCode.length);
  return houseAndStreet.test(address) ? homeKey(address, readPostCode(postCode)) : undefined;
}
