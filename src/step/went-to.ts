import type { Scheme } from '../scheme/scheme.ts';
import type { Press } from './press.ts';
import { wentBadly } from '../case/bad-outcome.ts';
import type { Case } from '../case/case.ts';
import { mostFailedVisits } from '../case/visits-undecided.ts';
import { actingIn } from '../case/hidden.ts';
import type { Status } from '../case/steps.ts';

/**
 * Where a visit that failed, a contact, or somebody who steps back leads. A contact that found that it went badly ends nothing unless a
 * co-ordinator says so: until then a follow-up is left to do.
 */
export function wentTo(current: Case, { step, by, details }: Press, { clocks }: Scheme): Status {
  const { status, holder, failedVisits = 0, followUps = 0 } = current;
  // What somebody held who is kept back now has gone back already, or goes back with it.
  if (step === 'keep back') return status;
  if (step === 'recuse') return !holder && ['allocated', 'scheduled'].includes(status) ? 'ready' : status;
  if (step === 'no access') return failedVisits >= mostFailedVisits ? 'with co-ordinator' : 'allocated';
  const mayClose = !wentBadly(details?.contact) || actingIn(current, by).roles.includes('co-ordinator');
  return (details?.closeNow && mayClose) || followUps >= clocks.followUp.at.length ? 'closed' : 'follow-up';
}
