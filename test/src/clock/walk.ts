import type { Case } from '../../../src/case/case.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import type { ClockName } from '../../../src/clock/clocks.ts';
import { dueNotices, nextNoticeAt } from '../../../src/clock/notices.ts';
import { aCase, coordinator, entry, northLincolnshire } from '../../builders.ts';
import { frozen } from '../case/presses.ts';

/** '4 Mar 12:15' of a time in UTC: short enough for a table. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const short = (at: string): string => `${Number(at.slice(8, 10))} ${months[Number(at.slice(5, 7)) - 1]} ${at.slice(11, 16)}`;

/** The case after it was told all that is due at `now`. */
export function told(current: Case, now: string): Case {
  const notices = dueNotices(current, northLincolnshire, now);
  return { ...current, told: { ...current.told, ...Object.fromEntries(notices.map(({ clock, at }) => [clock, at])) } };
}

/** What one clock says, one notice after the other, each told at its very moment. Times are UTC. */
export function says(start: Case, clock: ClockName, count: number): string[] {
  const said: string[] = [];
  let current = frozen(start);
  for (let looks = 0; said.length < count && looks < 1_000; looks += 1) {
    const at = nextNoticeAt(current, northLincolnshire);
    if (at === undefined) break;
    for (const notice of dueNotices(current, northLincolnshire, at)) if (notice.clock === clock) said.push(`${short(at)} ${notice.stage}`);
    current = frozen(told(current, at));
  }
  return said;
}

/** A case that came into a status at some moment, by some step. It was sent then, too. */
export const cameInto = (status: Status, at: string, change: Partial<Case> = {}, step: Step = 'accept'): Case =>
  aCase({
    ...{ status, version: 2, startedAt: at, editedAt: at, sentAt: at },
    history: [entry(1, 'start', coordinator, 'draft', 'draft', at), entry(2, step, coordinator, 'draft', status, at)],
    ...change,
  });
