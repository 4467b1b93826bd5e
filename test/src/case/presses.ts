import type { Press } from '../../../src/case/apply-step.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import { noon } from '../../builders.ts';

/** A reason that each step which asks for one offers. */
const reasons: Partial<Record<Step, string>> = {
  refuse: 'the risk is not high enough',
  decline: 'outside the area',
  'hand back': 'cannot go in time',
};

/** A press on the present card, with all that a step may ask for. */
export const pressOn = (current: Case, step: Step, by: Actor, change: Partial<Press> = {}): Press => ({
  ...{ step, by, at: noon, version: current.version, text: 'Because I say why.' },
  ...(reasons[step] !== undefined && { reason: reasons[step] }),
  ...change,
});

/** So that a rule which changes what it was given fails at once. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
