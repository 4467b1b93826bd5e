import type { Case } from '../case/case.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { clocksOf, type Clock, type Notice } from './clocks.ts';
import { after } from './london.ts';

/** The first moment of a clock's last stage, or of one of its repeats, that lies after `told`. */
function repeatAfter({ name, stages, again }: Clock, told: string): Notice | undefined {
  const last = stages.at(-1);
  if (!last || !again) return undefined;
  const [stage, first] = last;
  let at = first;
  while (at <= told) at = after(at, again);
  return { clock: name, stage, at };
}

/** What a clock says next, for somebody who has heard all that it said up to and at `told`. */
function nextOf(clock: Clock, told: string): Notice | undefined {
  const stage = clock.stages.find(([, at]) => at > told);
  return stage ? { clock: clock.name, stage: stage[0], at: stage[1] } : repeatAfter(clock, told);
}

/** The latest thing that a clock has to say by now, when it was not said yet. After downtime this is one notice, not a burst. */
function dueOf(clock: Clock, told: string, now: string): Notice | undefined {
  let due: Notice | undefined;
  for (let next = nextOf(clock, told); next && next.at <= now; next = nextOf(clock, next.at)) due = next;
  return due;
}

/** Up to when a clock has been heard: what was told of it, and at least its start. */
function heard({ told = {} }: Case, { name, start }: Clock): string {
  const last = told[name] ?? '';
  return last > start ? last : start;
}

/** When the next notice of a case is due: nothing when nothing waits. Pure. */
export const nextNoticeAt = (current: Case, scheme: Pick<Scheme, 'clocks'>): string | undefined =>
  clocksOf(current, scheme)
    .map((clock) => nextOf(clock, heard(current, clock))?.at)
    .filter((at) => at !== undefined)
    .sort()[0];

/** What is to be told now, at most one notice for each clock: the latest stage of it. Pure. */
export const dueNotices = (current: Case, scheme: Pick<Scheme, 'clocks'>, now: string): Notice[] =>
  clocksOf(current, scheme)
    .map((clock) => dueOf(clock, heard(current, clock), now))
    .filter((notice) => notice !== undefined);
