import type { Press, Details } from '../../../src/step/press.ts';
import type { Actor, Case, Fit } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import { answers, noon, operative } from '../../builders.ts';

/** A reason that each step which asks for one offers. */
const reasons: Partial<Record<Step, string>> = {
  ...{ refuse: 'the risk is not high enough', decline: 'outside the area', 'hand back': 'cannot go in time' },
  ...{ 'no access': 'nobody at home', 'not safe': 'dogs', hold: 'waiting for the owner' },
  ...{ withdraw: 'no longer needed', cancel: 'the recipient has moved' },
};

export const aFit = (change: Partial<Fit> = {}): Fit => ({
  results: [
    { measure: 'seal letterbox and fit an external one', fitted: true, quantity: 1, product: 'External box' },
    { measure: 'replace door locks', fitted: false, because: 'the landlord does it' },
  ],
  ...{ extra: 'none', goods: 4_250, time: 6_000, weakDoor: 'no' },
  fire: { post: 'yes', alarm: 'yes', escape: 'yes', arson: 'no' },
  ...change,
});
/** Thursday 5 March 2026, from 10 to 12. */
export const aVisit = { from: '2026-03-05T10:00:00.000Z', to: '2026-03-05T12:00:00.000Z' };

/** What each step's own form gives. */
export const detailsOf: Partial<Record<Step, Details>> = {
  assign: { to: operative },
  schedule: { visit: aVisit, agreement: 'Example Housing, by telephone', escort: { decision: 'escort arranged', text: 'Sgt Sample' } },
  'record fit': { fit: aFit() },
  contact: { contact: { outcome: 'reached', before: 1, after: 4, worked: 'yes', text: 'Sleeps again.' } },
  restrict: { restrictTo: 'everybody' },
  'not the same person': { look: '3.1' },
  'the same': { look: '3.1' },
  hold: { reviewAt: '2026-03-10T09:00:00.000Z' },
  'change facts': { answers: answers({ details: 'There are two doors.' }) },
};

/** A press on the present card, with all that a step may ask for. */
export const pressOn = (current: Case, step: Step, by: Actor, change: Partial<Press> = {}): Press => ({
  ...{ step, by, at: noon, version: current.version, text: 'Because I say why.' },
  ...(reasons[step] !== undefined && { reason: reasons[step] }),
  ...(detailsOf[step] !== undefined && { details: detailsOf[step] }),
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
