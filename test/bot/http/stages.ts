import type { Actor, Case } from '../../../src/case/case.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import { anAllocatedCase, coordinator, entry, noon, officer, operative } from '../../builders.ts';
import { allocated, awaitingCheck, awaitingInspector, askedByInspector, ready, withCoordinator } from './cases.ts';

const holder = operative;
const visit = { from: '2026-03-06T09:00:00.000Z', to: '2026-03-06T11:00:00.000Z' };
const fitted = {
  results: [
    { measure: 'seal letterbox and fit an external one', fitted: false, because: 'Sealed already' },
    { measure: 'replace door locks', fitted: true, quantity: 1, product: 'A lock' },
  ],
  ...{ extra: 'none', goods: 4_250, time: 6_000, weakDoor: 'no' },
};

/** An accepted case that went on to one more status. */
function wentOn(ref: string, status: Status, step: Step, by: Actor, change: Partial<Case> = {}): Case {
  const before = anAllocatedCase({ ref });
  const history = [...before.history, entry(6, step, by, 'allocated', status)];
  const over = ['withdrawn', 'cancelled', 'not eligible', 'closed', 'installed', 'follow-up'].includes(status);
  const { holder: held, ...rest } = before;
  return { ...rest, ...(!over && held && { holder: held }), status, version: 6, history, ...change };
}
/** What must be known before a visit is planned. */
const settled = { ownerAgreed: true, escort: { decision: 'no escort needed' as const, by: holder, at: noon } };
const done = { installedAt: noon, followUps: 0, costs: { goods: 4_250, time: 6_000 } };
const withFit = (current: Case): Case => ({ ...current, private: { ...current.private, fit: fitted } });

/** A case in each status that a sent referral can have. The same threat to life, sent by Robin Referrer, held by Fran Fitter. */
export const stages: Record<Exclude<Status, 'draft' | 'expired'>, (ref: string) => Case> = {
  'needs information': askedByInspector,
  'awaiting police check': awaitingCheck,
  'awaiting Inspector': awaitingInspector,
  'with co-ordinator': withCoordinator,
  ready,
  allocated: (ref) => ({ ...allocated(ref), ...settled }),
  scheduled: (ref) => wentOn(ref, 'scheduled', 'schedule', holder, { visit, ...settled }),
  'on hold': (ref) => wentOn(ref, 'on hold', 'hold', coordinator, { heldFrom: 'allocated', reviewAt: '2026-03-09T09:00:00.000Z' }),
  installed: (ref) => withFit(wentOn(ref, 'installed', 'record fit', holder, done)),
  'follow-up': (ref) => withFit(wentOn(ref, 'follow-up', 'feedback', coordinator, done)),
  closed: (ref) => withFit(wentOn(ref, 'closed', 'contact', coordinator, { ...done, followUps: 3 })),
  'not eligible': (ref) => wentOn(ref, 'not eligible', 'decline', coordinator),
  'not authorised': (ref) => wentOn(ref, 'not authorised', 'refuse', officer),
  withdrawn: (ref) => wentOn(ref, 'withdrawn', 'withdraw', officer),
  cancelled: (ref) => wentOn(ref, 'cancelled', 'cancel', coordinator),
};
export const stageNames = Object.keys(stages) as (keyof typeof stages)[];
