import type { Case } from '../../src/case/case.ts';
import { clocksOf, type Stage } from '../../src/clock/clocks.ts';
import { londonDay } from '../../src/typed/london.ts';
import type { Seen } from './seen.ts';
import { hourWords, momentWords } from './time-words.ts';

/** What the clock does next while nobody decides. The last stage comes again and again. */
const doesNext: Partial<Record<Stage, string>> = {
  remind: 'We remind them',
  widen: 'We ask all Inspectors',
  telephone: 'We ask a co-ordinator to telephone them',
};

/** "Asked at 2:05pm. We remind them at 2:20pm.": the referrer knows that the case does not lie in silence. */
export function askedWords(current: Case, { scheme, now }: Seen): string | undefined {
  const clock = current.status === 'awaiting Inspector' && clocksOf(current, scheme).find(({ name }) => name === 'inspector');
  if (!clock) return undefined;
  const at = (time: string) => (londonDay(time) === londonDay(now) ? `at ${hourWords(time)}` : momentWords(time, now));
  const [stage, due = ''] = clock.stages.find(([, time]) => time > now.toISOString()) ?? [];
  const next = stage ? `${doesNext[stage] ?? 'We remind them'} ${at(due)}.` : 'A co-ordinator was asked to telephone them.';
  return `Asked ${at(clock.start)}. ${next}`;
}
