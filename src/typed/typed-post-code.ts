import { fix, match, parse } from 'postcode';
import { plainFigures } from './plain-figures.ts';

/** More is no post code: reading it would only take long. */
const longest = 40;
const together = (typed: string) => plainFigures(typed.slice(0, longest + 1)).replace(/[\s.,;:'"’“”\p{Dash}]/gu, '');

/** Reads a whole post code as people type it ("dn159zz", "DN15 OZZ" with a letter for the nought) and gives its usual form, or nothing. */
export const readPostCode = (typed: string): string | undefined => {
  const text = together(typed);
  return text.length > longest ? undefined : (parse(fix(text)).postcode ?? undefined);
};

const district = /^([A-Z]{1,2})([0-9][0-9A-Z]?)$/;
const figures: Record<string, string> = { O: '0', I: '1', L: '1' };

/** Reads a district alone ("dn15", "DNI5"). It says whether a home is in the area, and not which home it is. */
export function readDistrict(typed: string): string | undefined {
  const text = together(typed).toUpperCase();
  const [, area = '', rest = ''] = /^([A-Z]{1,2}?)((?:\d|[OIL](?=\d))[\dOIL]?[A-Z]?)$/.exec(text) ?? [];
  const read = `${area}${rest.replace(/^[OIL]|(?<=^.)[OIL]/g, (letter) => figures[letter] ?? letter)}`;
  return district.test(read) ? read : undefined;
}

/** Whether a checked post code is a district alone. */
export const isDistrict = (postCode: string): boolean => district.test(postCode);

/** Every post code that stands in a text, as it is written there. */
export const postCodesIn = (text: string): string[] => match(text);

/** The district ("DN15") of a checked post code, or `not known`. */
export const districtOf = (postCode: string): string => (isDistrict(postCode) ? postCode : (parse(postCode).outcode ?? 'not known'));
