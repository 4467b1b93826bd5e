import type { Press } from './press.ts';
import type { Case } from '../case/case.ts';
import { hiddenFrom } from '../case/hidden.ts';
import type { No } from './no.ts';
import { unsettledLook } from './look-settled.ts';
import { ownerHasAgreed } from '../case/owner-agreed.ts';
import { mayBeHeld, type Step } from '../case/steps.ts';
import { unsaidBy } from '../case/unsafe-visit.ts';
import { mostKept, asksForEscort } from './effects.ts';

/** Guards that the table of steps cannot say. */
export const guards: Partial<Record<Step, (current: Case, press: Press) => No | undefined>> = {
  assign: (current, { details }) =>
    details?.to?.roles.includes('operative') && !hiddenFrom(current, details.to, 'allocated job') ? undefined : { why: 'form incomplete' },
  schedule: (current, { details }) => {
    if (!details?.visit) return { why: 'form incomplete' };
    if (!ownerHasAgreed(current) && !details.agreement) return { why: 'owner not asked' };
    return asksForEscort(current) && !details.escort ? { why: 'escort undecided' } : undefined;
  },
  'say what happened': (current, { by }) => (unsaidBy(current, by.id) ? undefined : { why: 'already said' }),
  'record fit': (_, { details }) => (details?.fit ? undefined : { why: 'form incomplete' }),
  contact: (_, { details }) => (details?.contact ? undefined : { why: 'form incomplete' }),
  'not the same person': unsettledLook,
  'the same': unsettledLook,
  hold: (_, { details }) => (details?.reviewAt ? undefined : { why: 'form incomplete' }),
  restrict: ({ holder, status }, { by, details }) => {
    if (!details?.restrictTo) return { why: 'form incomplete' };
    const keeps = details.restrictTo === 'everybody' || !holder || [by.id, ...details.restrictTo].includes(holder.id);
    return keeps || !mayBeHeld.includes(status) ? undefined : { why: 'form incomplete' };
  },
  'change facts': (current, { details }) => {
    if (!details?.answers) return { why: 'form incomplete' };
    return JSON.stringify(current.private).length > mostKept ? { why: 'changed too often', ref: current.ref } : undefined;
  },
  'Victim Support told': ({ victimSupport }) => (victimSupport && !victimSupport.done ? undefined : { why: 'no such task' }),
};

/** Why a step that the table allows is refused all the same: something is missing in its form or in the case. Undefined when nothing is. */
export const guardOf = (current: Case, press: Press): No | undefined => guards[press.step]?.(current, press);
