import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { mayBeHeld } from '../src/case/steps.ts';
import { changedInShort } from './rows/changed-facts.ts';
import { caseView, didLine, statusLine, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';

export const stopView = caseView.extend({ isStop: z.boolean(), isOver: z.boolean(), canOpen: z.boolean() });

/** After one of these the one who had to stop has been told anew what to do. */
const goesOn = ['take', 'assign', 'schedule', 'resume'];

/** The first to hear when a job is off or changed: whoever holds it may be on the way. */
export function toStopView(current: Case, seen: Seen, version: number, to: string): z.infer<typeof stopView> {
  const { ref, status, holder, history } = current;
  const told = history.find((entry) => entry.version === version);
  const isMine = holder?.id === to && mayBeHeld.includes(status);
  const isOver = isMine && status !== 'on hold' && history.some((entry) => entry.version > version && goesOn.includes(entry.step));
  return {
    ...toCaseView(current, seen, {
      title: isOver ? `${ref}: this stop is over` : `${ref}: STOP, do not go`,
      status: told ? didLine(told, seen.now) : 'This job has changed.',
      why: isOver
        ? `Now: ${statusLine(current, seen.now)} Press Open and read your card before you go.`
        : whatNow(isMine, status, told?.step === 'change facts' ? changedInShort(current, told) : 'Facts of this job have changed.'),
    }),
    ...{ isStop: !isOver, isOver, canOpen: isMine },
  };
}

function whatNow(isMine: boolean, status: Case['status'], changed: string): string {
  if (!isMine) return 'If you are on your way, turn round. This job is not yours any more. There is nothing more for you to do.';
  return status === 'on hold'
    ? 'If you are on your way, turn round. The job is on hold: nobody goes until the co-ordinator resumes it.'
    : `If you are on your way, stop. ${changed} Press Open and read your card before anything else.`;
}
