import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a ref is easy to say on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const refPattern = /^TH-[0-9A-HJKMNP-TV-Z]{6}$/;

/** A new random ref: no counter, nothing to guess. The store refuses one that is taken. */
export const newRef = (): string => `TH-${Array.from({ length: 6 }, () => alphabet[randomInt(32)]).join('')}`;

/** The ref in what somebody types, with other words after it or before it. It begins with TH there: six letters alone may be a word. */
export const findRef = (typed: string): string | undefined =>
  readRef(typed) ?? readRef(/\bth[\s\p{Dash}]*[0-9a-z]{6}\b/iu.exec(typed)?.[0] ?? '');

/** Reads a ref as people type it: any case, with or without TH and hyphen, O for 0, I or L for 1. */
export function readRef(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/^TH(?=.{6}$)/, '');
  const ref = `TH-${letters.replace(/O/g, '0').replace(/[IL]/g, '1')}`;
  return refPattern.test(ref) ? ref : undefined;
}
