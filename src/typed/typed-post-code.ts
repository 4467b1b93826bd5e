import { fix, match, parse } from 'postcode';

/** Reads a post code as people type it ("dn159zz", "DN15 OZZ" with a letter for the nought) and gives its usual form, or nothing. */
export const readPostCode = (typed: string): string | undefined => parse(fix(typed.replace(/[\s.\p{Dash}]/gu, ''))).postcode ?? undefined;

/** Every post code that stands in a text, as it is written there. */
export const postCodesIn = (text: string): string[] => match(text);

/** The district ("DN15") of a checked post code, or `not known`. */
export const districtOf = (postCode: string): string => parse(postCode).outcode ?? 'not known';
