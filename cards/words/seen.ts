import type { Scheme } from '../../src/scheme/scheme.ts';

/** What a card is drawn with beside the case: the scheme, the time, and a sentence for who looks now. */
export interface Seen {
  scheme: Scheme;
  now: Date;
  notice?: string;
}
