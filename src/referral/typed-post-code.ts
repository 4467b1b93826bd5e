import { parse } from 'postcode';

/** Reads a post code as people type it ("dn15 9zz", "DN159ZZ") and gives its usual form, or nothing. */
export const readPostCode = (typed: string): string | undefined => parse(typed).postcode ?? undefined;

/** The district ("DN15") of a checked post code, or `not known`. */
export const districtOf = (postCode: string): string => parse(postCode).outcode ?? 'not known';
