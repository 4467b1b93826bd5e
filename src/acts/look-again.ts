import { service } from '../case/service.ts';
import type { Deps } from './deps.ts';
import { notLookedAt } from '../step/keep-back.ts';
import { everybodyNear } from '../delivery/near.ts';
import { isOpen } from '../case/steps.ts';
import { takeStep } from './take-step.ts';

/**
 * Somebody may have come to a role, or to a name, since the last step of a case: whoever may know someone in it is kept back as it is, and
 * here those who look are told.
 */
export async function lookAgain(deps: Deps, ref: string): Promise<void> {
  const current = (await deps.store.find(ref))?.case;
  if (!current?.sentAt || !isOpen(current.status)) return;
  if (notLookedAt(current, await everybodyNear(current, deps.people)).length === 0) return;
  await takeStep(deps, { ref, version: current.version, step: 'keep back', by: service, origin: { place: 'clock' } });
}
