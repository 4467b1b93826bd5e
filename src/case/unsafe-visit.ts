import type { Answers } from '../referral/questions.ts';
import type { Case, HistoryEntry } from './case.ts';
import { isOpen } from './steps.ts';

/** The last time that this person went there and found it not safe. */
export const foundNotSafe = ({ history }: Pick<Case, 'history'>, id: string): HistoryEntry | undefined =>
  history.findLast(({ step, by }) => step === 'not safe' && by.id === id);

/** The same, while they have not said in words what happened: they are asked, and nothing waits for it. */
export function unsaidBy(current: Case, id: string): HistoryEntry | undefined {
  const found = foundNotSafe(current, id);
  return found && !current.private.texts[found.version] ? found : undefined;
}

/**
 * The visit that was not safe, while the safety of those who go counts as high because of it: until a co-ordinator sets it anew. What the
 * referrer changes does not lower it, for they were not there.
 */
export function unsafeVisit({ status, history, private: { amendments = [] } }: Case): HistoryEntry | undefined {
  const found = history.findLast(({ step }) => step === 'not safe');
  if (!found || !isOpen(status)) return undefined;
  const setsSafety = (version: number) =>
    amendments.some((one) => one.version === version && one.changes.some(({ id }) => id === 'operativeSafety'));
  const isSetAnew = history.some(
    ({ version, step, by }) =>
      step === 'change facts' && version > found.version && by.roles.includes('co-ordinator') && setsSafety(version),
  );
  return isSetAnew ? undefined : found;
}

/** The answers as they count now: what a visit has shown of the safety there goes before what the form says. */
export const answersNow = (current: Case): Answers =>
  unsafeVisit(current) ? { ...current.private.answers, operativeSafety: 'high' } : current.private.answers;
