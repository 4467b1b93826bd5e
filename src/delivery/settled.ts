import type { Case, HistoryEntry } from '../case/case.ts';
import { lookAt } from '../case/kept-back.ts';
import type { Status, Step } from '../case/steps.ts';
import type { CaseCard } from '../case/cards.ts';
import type { Trouble } from './message.ts';

const leaves =
  (asked: Status) =>
  ({ from, to }: HistoryEntry): boolean =>
    from === asked && to !== asked;
const isOneOf =
  (...steps: Step[]) =>
  ({ step }: HistoryEntry): boolean =>
    steps.includes(step);

/** Which step does what a card asked for, or makes it needless. A card that is not listed only tells something. */
const settles: Partial<Record<CaseCard, (entry: HistoryEntry) => boolean>> = {
  'police check': leaves('awaiting police check'),
  authorisation: leaves('awaiting Inspector'),
  decision: leaves('with co-ordinator'),
  job: leaves('ready'),
  'allocated job': isOneOf('hand back', 'assign', 'record fit', 'withdraw', 'cancel'),
  fitted: leaves('installed'),
  'follow-up': isOneOf('contact', 'cancel'),
  task: isOneOf('Victim Support told'),
};

/**
 * The step by which word of trouble is settled: what somebody should have been asked is done since, or whoever could not be reached has
 * acted since and so was reached. Whoever was not told to stop may be on the way whatever they pressed. Nothing while it is to be heeded.
 */
export function settledBy(
  { history, looks }: Pick<Case, 'history' | 'looks'>,
  trouble: Trouble,
  version: number,
): HistoryEntry | undefined {
  const since = history.filter((entry) => entry.version > version);
  if (trouble.why === 'may know someone') {
    const settled = trouble.id === undefined ? undefined : lookAt({ looks }, trouble.id)?.settled;
    return history.find((entry) => entry.version === settled?.version);
  }
  if (trouble.why === 'no channel') return since.find(leaves('ready'));
  if (trouble.why !== 'not reached' && trouble.why !== 'nobody to ask') return undefined;
  const done = since.find((entry) => settles[trouble.card]?.(entry));
  const acted = trouble.why === 'not reached' && trouble.card !== 'stop' ? since.find(({ by }) => by.name === trouble.name) : undefined;
  return done ?? acted;
}
