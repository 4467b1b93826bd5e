import type { Case } from '../case/case.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { clocksOf, type Clock, type Notice } from './clocks.ts';
import { after, timesBetween } from '../typed/london.ts';

/** What a clock says next, for somebody who has heard all that it said up to and at `told`. */
function nextOf({ name, stages, again }: Clock, told: string): Notice | undefined {
  const stage = stages.find(([, at]) => at > told);
  if (stage) return { clock: name, stage: stage[0], at: stage[1] };
  const last = stages.at(-1);
  if (!last || !again) return undefined;
  const [repeated, first] = last;
  return { clock: name, stage: repeated, at: after(first, again, timesBetween(first, again, told) + 1) };
}

/** The latest thing that a clock has to say by now, when it was not said yet. After downtime this is one notice, not a burst. */
function dueOf({ name, stages, again }: Clock, told: string, now: string): Notice | undefined {
  const latest = stages.findLast(([, at]) => at <= now);
  if (!latest) return undefined;
  const [stage, first] = latest;
  const at = again && latest === stages.at(-1) ? after(first, again, timesBetween(first, again, now)) : first;
  return at > told ? { clock: name, stage, at } : undefined;
}

/** Up to when a clock has been heard: what was told of it, and at least its start. */
function heard({ told = {} }: Case, { name, start }: Clock): string {
  const last = told[name] ?? '';
  return last > start ? last : start;
}

/** When the next notice of a case is due: nothing when nothing waits. Pure. */
export const nextNoticeAt = (current: Case, scheme: Pick<Scheme, 'clocks' | 'retention'>): string | undefined =>
  clocksOf(current, scheme)
    .map((clock) => nextOf(clock, heard(current, clock))?.at)
    .filter((at) => at !== undefined)
    .sort()[0];

/** What is to be told now, at most one notice for each clock: the latest stage of it. Pure. */
export const dueNotices = (current: Case, scheme: Pick<Scheme, 'clocks' | 'retention'>, now: string): Notice[] =>
  clocksOf(current, scheme)
    .map((clock) => dueOf(clock, heard(current, clock), now))
    .filter((notice) => notice !== undefined);
