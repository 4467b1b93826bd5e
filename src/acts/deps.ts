import type { People } from '../people/people.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CaseStore } from '../store/case-store.ts';

/** What the use cases need from outside. Put together once, in bot/index.ts. */
export interface Deps {
  store: CaseStore;
  scheme: Scheme;
  people: People;
  now: () => Date;
  newRef: () => string;
}
