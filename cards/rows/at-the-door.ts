import type { Case, HistoryEntry } from '../../src/case/case.ts';
import { somethingElse } from '../../src/case/reasons.ts';
import { wasUnsafe } from '../../src/job/job.ts';
import { quoteOf, type Row } from './case-view.ts';
import { dayWords, momentWords } from '../words/time-words.ts';

/** Who goes there next must know it, and on a job stands no word about the perpetrator. */
export const codedReason = (reason: string): string => (reason === 'the perpetrator was there' ? 'someone dangerous was there' : reason);
/** Nobody is made to write while they are in danger, so there may be no words yet. */
function wordsFor(reason = somethingElse, isWritten: boolean, isOwn: boolean): string {
  if (reason !== somethingElse) return codedReason(reason);
  if (isWritten) return 'read below what happened';
  return isOwn ? 'say below what happened' : 'nobody has written yet what it was. Ask the co-ordinator';
}

/** "since the visit of Wednesday 4 March: dogs", of a safety that counts as high because of it. `coded`: on a job. */
export function sinceVisit({ at, reason = somethingElse }: Pick<HistoryEntry, 'at' | 'reason'>, now: Date, coded = true): string {
  const why = reason === somethingElse ? 'it was not safe' : coded ? codedReason(reason) : reason;
  return `since the visit of ${dayWords(at, now)}: ${why}`;
}

const mostVisits = 3;
/** What operatives found not safe, the last time first. */
const unsafeOf = ({ history }: Case): HistoryEntry[] => history.filter(wasUnsafe).slice(-mostVisits).reverse();

/** "Not safe before, yesterday at 3pm: threats or violence.", for whoever goes there next: `to`. */
export const unsafeWarnings = (current: Case, now: Date, to: string): string[] =>
  unsafeOf(current).map(({ version, by, at, reason }) => {
    const words = wordsFor(reason, version in current.private.texts, by.id === to);
    return `Not safe before, ${momentWords(at, now)}: ${words}.`;
  });

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
    .flatMap(({ version, by, at, reason = '' }) => {
      const label = `${by.name}, ${momentWords(at, now)}: ${reason}`;
      const text = current.private.texts[version];
      return text ? quoteOf(label, text) : [{ label, text: 'Nothing more was written.' }];
    });
