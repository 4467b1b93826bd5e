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

/** Every area of the United Kingdom's post codes: two letters and a figure may be many things else. */
const areas =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  );
const district = /^([A-Z]{1,2})([0-9][0-9A-Z]?)$/;
const figures: Record<string, string> = { O: '0', I: '1', L: '1' };

/** Reads a district alone ("dn15", "DNI5"). It says whether a home is in the area, and not which home it is. */
export function readDistrict(typed: string): string | undefined {
  const text = together(typed).toUpperCase();
  const [, area = '', rest = ''] = /^([A-Z]{1,2}?)((?:\d|[OIL](?=\d))[\dOIL]?[A-Z]?)$/.exec(text) ?? [];
  const read = `${area}${rest.replace(/^[OIL]|(?<=^.)[OIL]/g, (letter) => figures[letter] ?? letter)}`;
  return district.test(read) && areas.includes(area) ? read : undefined;
}

/** Whether a checked post code is a district alone. */
export const isDistrict = (postCode: string): boolean => district.test(postCode);

/** Every post code that stands in a text, as it is written there. */
export const postCodesIn = (text: string): string[] => match(text);

/** The district ("DN15") of a checked post code, or `not known`. */
export const districtOf = (postCode: string): string => (isDistrict(postCode) ? postCode : (parse(postCode).outcode ?? 'not known'));
