import { cameTo } from '../case/came-to.ts';
import type { Case } from '../case/case.ts';
import { isOpen } from '../case/steps.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { after } from '../typed/london.ts';

/** When a case ended, and when its personal data is to be erased unless a legal hold stands. Nothing for one that is open or erased. Pure. */
export function erasureOf(current: Case, { ended, closed }: Scheme['retention']): { endedAt: string; eraseAt: string } | undefined {
  const { status, editedAt, erasedAt } = current;
  if (isOpen(status) || erasedAt) return undefined;
  const endedAt = cameTo(current)?.at ?? editedAt;
  return { endedAt, eraseAt: after(endedAt, status === 'closed' ? closed : ended) };
}
