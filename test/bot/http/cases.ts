import type { Case } from '../../../src/case/case.ts';
import { aCase, anAllocatedCase, answers, aReadyCase, desk, entry, inspector, referrer } from '../../builders.ts';

const started = entry(1, 'start', referrer, 'draft', 'draft');

/** Cases at the moments at which they wait for somebody. The same eligible threat to life each time, referred by a partner agency. */
export function awaitingCheck(ref: string, change: Partial<Case> = {}): Case {
  const history = [started, entry(2, 'send', referrer, 'draft', 'awaiting police check')];
  const unchecked = aCase({ ref, status: 'awaiting police check', version: 2, history, ...change });
  delete unchecked.check;
  return unchecked;
}
export const awaitingInspector = (ref: string, change: Partial<Case> = {}): Case => aCase({ ref, ...change });
/** Medium, and the post code lies in a district that straddles the boundary. */
export const withCoordinator = (ref: string): Case =>
  aCase({
    ref,
    status: 'with co-ordinator',
    district: 'DN21',
    history: [
      started,
      entry(2, 'send', referrer, 'draft', 'awaiting police check'),
      entry(3, 'confirm medium', desk, 'awaiting police check', 'with co-ordinator'),
    ],
    private: { typed: {}, answers: answers({ postCode: 'DN21 4ZZ' }), texts: {} },
  });
/** An Inspector has asked whether he has a key. */
export const askedByInspector = (ref: string, change: Partial<Case> = {}): Case =>
  aCase({
    ref,
    status: 'needs information',
    version: 4,
    history: [...aCase().history, entry(4, 'ask', inspector, 'awaiting Inspector', 'needs information')],
    private: { typed: {}, answers: answers(), texts: { 4: 'Has he a key?' } },
    ...change,
  });
export const ready = (ref: string, change: Partial<Case> = {}): Case => aReadyCase({ ref, ...change });
export const allocated = (ref: string): Case => anAllocatedCase({ ref });
