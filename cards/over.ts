import { z } from 'zod';
import { cameTo } from '../src/case/came-to.ts';
import type { Case, HistoryEntry } from '../src/case/case.ts';
import { londonDay } from '../src/typed/london.ts';
import { dateWords } from './words/time-words.ts';
import { didWords, statusWords } from './words/words.ts';

export const overView = z.strictObject({
  ...{ title: z.string(), status: z.string(), why: z.string(), hasWhy: z.boolean(), speak: z.string(), fallbackText: z.string() },
});
type View = z.infer<typeof overView>;

const viewOf = (title: string, status: string, why: string): View => ({
  ...{ title, status, why, hasWhy: why !== '', speak: `${title}. ${status}`, fallbackText: `${title}. ${status} ${why}`.trim() },
});

/** "Withdrawn on 4 March 2026." */
function outcomeOf(current: Case): { line: string; last: HistoryEntry | undefined } {
  const last = cameTo(current);
  return { line: `${statusWords[current.status]} on ${dateWords(londonDay(last?.at ?? current.editedAt))}.`, last };
}

/** What is left in a chat of a card that asked for something, once the case is over: its ref, how it ended and when. `mayRead`: there is more to read. */
export function toOverView(current: Case, mayRead: boolean): View {
  const { line, last } = outcomeOf(current);
  const who = last ? `${last.by.name} ${didWords[last.step]}${last.reason ? `: ${last.reason}` : ''}.` : '';
  const how = mayRead ? `To read it, type: case ${current.ref}` : '';
  return viewOf(`${current.ref}: over`, line, [who, how].filter(Boolean).join(' '));
}

/** What any card says of a case whose personal data was erased. */
export const toErasedView = (current: Case): View =>
  viewOf(
    `${current.ref}: erased`,
    outcomeOf(current).line,
    `This case was erased on ${dateWords(londonDay(current.erasedAt ?? current.editedAt))}: its time to be kept was over.`,
  );
