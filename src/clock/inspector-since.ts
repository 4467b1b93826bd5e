import type { Case } from '../case/case.ts';

/**
 * Since when a case waits for the decision of an Inspector; nothing when it does not. What they ask the referrer, and the answer, are part
 * of that waiting: their clock keeps running. A hold ends it, and after it the waiting begins anew. Pure.
 */
export function inspectorSince({ history, status }: Pick<Case, 'history' | 'status'>): string | undefined {
  let since: string | undefined;
  /** Held while the referrer was asked. */
  let paused = false;
  for (const { from, to, step, at } of history.filter((entry) => entry.from !== entry.to)) {
    const asks = step === 'ask' && from === 'awaiting Inspector';
    const answers = step === 'answer' && to === 'awaiting Inspector';
    const resumes = paused && to === 'needs information';
    if (resumes || (to === 'awaiting Inspector' && !(answers && since))) since = at;
    else if (!asks && !answers) {
      paused = since !== undefined && from === 'needs information' && to === 'on hold';
      since = undefined;
    }
    if (resumes) paused = false;
  }
  return ['awaiting Inspector', 'needs information'].includes(status) ? since : undefined;
}
