import { fix, parse } from 'postcode';

/** Reads a post code as people type it ("dn159zz", "DN15 OZZ" with a letter for the nought) and gives its usual form, or nothing. */
export const readPostCode = (typed: string): string | undefined => parse(fix(typed.replace(/[\s.\p{Dash}]/gu, ''))).postcode ?? undefined;

/** The district ("DN15") of a checked post code, or `not known`. */
export const districtOf = (postCode: string): string => parse(postCode).outcode ?? 'not known';
