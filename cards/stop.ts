import type { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { caseView, didLine, toCaseView, type Seen } from './case-view.ts';

export const stopView = caseView;

/** The first to hear when a job is off or changed: whoever holds it may be on the way. */
export function toStopView(current: Case, seen: Seen, version: number): z.infer<typeof stopView> {
  const told = current.history.find((entry) => entry.version === version);
  return toCaseView(current, seen, {
    title: `${current.ref}: stop, do not go`,
    status: told ? didLine(told, seen.now) : 'This job has changed.',
    why: 'If you are on your way, turn round. Look at your card of this job, or type “waiting”, before you do anything else.',
  });
}
