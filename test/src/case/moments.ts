import type { Case } from '../../../src/case/case.ts';
import { anAllocatedCase, coordinator, entry, noon, operative } from '../../builders.ts';
import { aFit, aVisit } from './presses.ts';

/** Moments of a case after somebody took it. Each builds on the one before. */
export const aScheduledCase = (change: Partial<Case> = {}): Case => {
  const history = [...anAllocatedCase().history, entry(6, 'schedule', operative, 'allocated', 'scheduled')];
  const escort = { decision: 'escort arranged', by: operative, at: noon } as const;
  return anAllocatedCase({ status: 'scheduled', version: 6, visit: aVisit, ownerAgreed: true, escort, history, ...change });
};

export const aHeldCase = (change: Partial<Case> = {}): Case => {
  const history = [...anAllocatedCase().history, entry(6, 'hold', coordinator, 'allocated', 'on hold')];
  const reviewAt = '2026-03-10T09:00:00.000Z';
  return anAllocatedCase({ status: 'on hold', version: 6, heldFrom: 'allocated', reviewAt, history, ...change });
};

export const anInstalledCase = (change: Partial<Case> = {}): Case => {
  const { history, private: kept } = aScheduledCase();
  return anAllocatedCase({
    ...{ status: 'installed', version: 7, ownerAgreed: true, installedAt: noon, followUps: 0, costs: { goods: 4_250, time: 6_000 } },
    ...{ history: [...history, entry(7, 'record fit', operative, 'scheduled', 'installed')], private: { ...kept, fit: aFit() } },
    ...change,
  });
};

export const aFollowedUpCase = (change: Partial<Case> = {}): Case => {
  const history = [...anInstalledCase().history, entry(8, 'feedback', coordinator, 'installed', 'follow-up')];
  return anInstalledCase({ status: 'follow-up', version: 8, history, ...change });
};
