import type { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { Notice } from '../src/clock/clocks.ts';
import { caseView, rowOf, statusLine, toCaseView, type Seen } from './case-view.ts';
import { noticeWords } from './notice-words.ts';
import { momentWords } from './time-words.ts';

export const noticeView = caseView;

/** A reminder that something waits, for who must see to it. It names nobody but colleagues, and no place. */
export function toNoticeView(current: Case, seen: Seen, notice: Pick<Notice, 'clock' | 'stage'>): z.infer<typeof noticeView> {
  const since = current.history.findLast(({ to }) => to === current.status);
  return toCaseView(current, seen, {
    title: `${current.ref}: ${notice.stage === 'approaching' ? 'soon due' : 'still waiting'}`,
    status: noticeWords(notice, current, seen.now),
    why: `Now: ${statusLine(current, seen.now)}`,
    rows: [rowOf('In this status since', since && momentWords(since.at, seen.now)), rowOf('Held by', current.holder?.name)],
  });
}
