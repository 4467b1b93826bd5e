import { z } from 'zod';
import { cameTo } from '../src/case/came-to.ts';
import type { Case } from '../src/case/case.ts';
import { mayBeHeld } from '../src/case/steps.ts';
import type { ClockName, Notice, Stage } from '../src/clock/clocks.ts';
import { caseView, didLine, longestText, rowOf, statusLine, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { noticeWords, stillWaits } from './words/notice-words.ts';
import { momentWords } from './words/time-words.ts';
import { visitTimes } from './words/visit-words.ts';
import { statusWords } from './words/words.ts';

export const noticeView = caseView.extend({ canOpen: z.boolean() });

/** The first words that a reminder is known by, after the ref. */
const titles: Record<Stage, string> = {
  approaching: 'due soon',
  due: 'due now',
  overdue: 'overdue',
  escalated: 'long overdue',
  remind: 'still waiting',
  widen: 'still waiting',
  telephone: 'please telephone',
  'evening before': 'visit tomorrow',
  'one hour before': 'visit soon',
  'not reported': 'nothing reported',
  told: 'not sent yet',
  erased: 'erased',
};

/** These ask somebody to speak with the recipient, so what is safe for them stands at the top. */
const invitesCall: ClockName[] = ['recipient update', 'follow-up'];

const saysWhen: ClockName[] = ['installation', 'visit'];

const seenTo = 'This reminder is over: it has been dealt with.';

/**
 * A reminder that something waits, for who must see to it. It names nobody but colleagues, and of the place the district. `minds`: a
 * co-ordinator reads it, who is shown also what was met at the door; `to` is who reads it.
 */
export function toNoticeView(
  current: Case,
  seen: Seen,
  notice: Pick<Notice, 'clock' | 'stage'>,
  minds = false,
  to = '',
): z.infer<typeof noticeView> {
  const {
    ref,
    status,
    holder,
    private: { texts },
  } = current;
  const waits = stillWaits(notice, current, seen);
  const since = cameTo(current);
  const danger = notice.clock === 'review' && since?.step === 'not safe' ? since : undefined;
  return {
    ...toCaseView(current, seen, {
      title: `${ref}: ${waits ? (danger ? 'a visit was not safe' : titles[notice.stage]) : 'done'}`,
      status: waits
        ? `${danger ? `${didLine(danger, seen.now)} Is everybody safe? ` : ''}${noticeWords(notice, current, seen.now, false, to)}`
        : seenTo,
      // A reminder of the fitting has said when it is due, and one of the visit speaks of another hour.
      why: `Now: ${saysWhen.includes(notice.clock) && waits ? `${statusWords[status]}.` : statusLine(current, seen.now)}`,
      // How to call them is for a co-ordinator: an administrator in their place has nobody to ring.
      warnings: waits && minds && invitesCall.includes(notice.clock) ? warningsOf(current, seen.now) : [],
      rows: waits
        ? [
            rowOf('In this status since', since && momentWords(since.at, seen.now).replace(/^on /, '')),
            minds ? rowOf('What happened', danger && texts[danger.version], longestText) : undefined,
            notice.clock === 'visit' && current.visit
              ? rowOf('Visit', `${visitTimes(current.visit, seen.now)}, in ${current.district ?? 'a district that is not known'}`)
              : undefined,
            rowOf('Held by', mayBeHeld.includes(status) ? holder?.name : undefined),
          ]
        : [],
    }),
    canOpen: waits,
  };
}
