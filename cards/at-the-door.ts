import type { Case, HistoryEntry } from '../src/case/case.ts';
import { wasUnsafe } from '../src/job/job.ts';
import { quoteOf, type Row } from './case-view.ts';
import { momentWords } from './time-words.ts';

/** Who goes there next must know it, and on a job stands no word about the perpetrator. */
export const codedReason = (reason: string): string => (reason === 'the perpetrator was there' ? 'someone dangerous was there' : reason);
const wordsFor = (reason = 'something else'): string => (reason === 'something else' ? 'read below what happened' : codedReason(reason));

const mostVisits = 3;
/** What operatives found not safe, the last time first. */
const unsafeOf = ({ history }: Case): HistoryEntry[] => history.filter(wasUnsafe).slice(-mostVisits).reverse();

/** "Not safe before, yesterday at 3pm: threats or violence.", for whoever goes there next. */
export const unsafeWarnings = (current: Case, now: Date): string[] =>
  unsafeOf(current).map(({ at, reason }) => `Not safe before, ${momentWords(at, now)}: ${wordsFor(reason)}.`);

/** The same in the words of whoever was there. */
export const unsafeQuotes = (current: Case, now: Date): Row[] =>
  unsafeOf(current).flatMap(({ version, by, at }) =>
    quoteOf(`Not safe, wrote ${by.name} ${momentWords(at, now)}`, current.private.texts[version]),
  );

/** What was met at the door, the last time first: what was not safe, and on `failed` also where nobody let them in. */
export const doorQuotes = (current: Case, now: Date, failed: boolean): Row[] =>
  current.history
    .filter((entry) => wasUnsafe(entry) || (failed && entry.step === 'no access'))
    .slice(-mostVisits)
    .reverse()
    .flatMap(({ version, by, at, reason = '' }) =>
      quoteOf(`${by.name}, ${momentWords(at, now)}: ${reason}`, current.private.texts[version]),
    );
