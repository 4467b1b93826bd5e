import { applyStep } from '../../../src/step/apply-step.ts';
import type { Press } from '../../../src/step/press.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import {
  anAllocatedCase,
  answers,
  aReadyCase,
  coordinator,
  noon,
  northLincolnshire,
  operative,
  secondOperative,
  desk,
  officer,
} from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { aHeldCase, anInstalledCase, aScheduledCase, aFollowedUpCase } from './moments.ts';
import { aFit, aVisit, frozen, pressOn } from './presses.ts';

const outcomeOf = (current: Case, step: Step, by: Actor, change: Partial<Press> = {}) =>
  applyStep(frozen(current), pressOn(current, step, by, change), northLincolnshire);
function after(current: Case, step: Step, by: Actor, change: Partial<Press> = {}): Case {
  const outcome = outcomeOf(current, step, by, change);
  if (!outcome.ok) throw new Error(`${step} was refused: ${outcome.no.why}`);
  return outcome.case;
}
const refusal = (current: Case, step: Step, by: Actor, change: Partial<Press> = {}) => {
  const outcome = outcomeOf(current, step, by, change);
  return outcome.ok ? 'not refused' : outcome.no.why;
};

describe('a visit that failed', () => {
  it('nobody at home: the job stays with the operative, the visit is over, and it is counted', () => {
    const next = after(aScheduledCase(), 'no access', operative);
    expect(next).toMatchObject({ status: 'allocated', holder: operative, failedVisits: 1 });
    expect(next).not.toHaveProperty('visit');
  });

  it('for the second time: as the first', () => {
    expect(after(aScheduledCase({ failedVisits: 1 }), 'no access', operative)).toMatchObject({
      status: 'allocated',
      failedVisits: 2,
      holder: operative,
    });
  });

  it('for the third time: the co-ordinator decides, and nobody holds the job', () => {
    const next = after(aScheduledCase({ failedVisits: 2 }), 'no access', operative);
    expect(next).toMatchObject({ status: 'with co-ordinator', failedVisits: 3 });
    expect(next).not.toHaveProperty('holder');
    expect(next).not.toHaveProperty('visit');
    expect(after(next, 'accept', coordinator)).toMatchObject({ status: 'ready', authorised: { by: { name: 'Insp. Alex Example' } } });
  });

  it('not safe: the case is on hold, and somebody looks at it at once', () => {
    const next = after(aScheduledCase(), 'not safe', operative);
    expect(next).toMatchObject({ status: 'on hold', heldFrom: 'allocated', reviewAt: noon, failedVisits: 1, holder: operative });
    expect(next).not.toHaveProperty('visit');
    expect(after(next, 'resume', coordinator)).toMatchObject({ status: 'allocated', holder: operative });
  });

  it('not safe for the third time: on hold, nobody holds the job, and it is free when it is resumed', () => {
    const next = after(aScheduledCase({ failedVisits: 2 }), 'not safe', operative);
    expect(next).toMatchObject({ status: 'on hold', heldFrom: 'ready', failedVisits: 3 });
    expect(next).not.toHaveProperty('holder');
    expect(after(next, 'resume', coordinator).status).toBe('ready');
  });
});

describe('to hold and to resume', () => {
  it('drops a visit that was planned, and leads back to where somebody plans it anew', () => {
    const held = after(aScheduledCase(), 'hold', coordinator);
    expect(held).toMatchObject({ status: 'on hold', heldFrom: 'allocated', reviewAt: '2026-03-10T09:00:00.000Z', holder: operative });
    expect(held).not.toHaveProperty('visit');
    const resumed = after(held, 'resume', coordinator);
    expect(resumed).toMatchObject({ status: 'allocated', holder: operative });
    expect(resumed).not.toHaveProperty('heldFrom');
    expect(resumed).not.toHaveProperty('reviewAt');
  });

  it.each(['needs information', 'awaiting police check', 'awaiting Inspector', 'with co-ordinator', 'ready', 'allocated'] as const)(
    '%s: the case goes back to where it was',
    (status) => {
      const current = aReadyCase({ status, ...(status === 'allocated' && { holder: operative }) });
      const held = after(current, 'hold', coordinator);
      expect(held).toMatchObject({ status: 'on hold', heldFrom: status });
      expect(after(held, 'resume', coordinator).status).toBe(status);
    },
  );

  it('may be put off: the new review counts, and where it was stays', () => {
    const longer = after(aHeldCase(), 'hold', coordinator, { details: { reviewAt: '2026-04-01T08:00:00.000Z' } });
    expect(longer).toMatchObject({ status: 'on hold', heldFrom: 'allocated', reviewAt: '2026-04-01T08:00:00.000Z' });
    expect(refusal(aHeldCase(), 'hold', coordinator, { details: {} })).toBe('form incomplete');
  });
});

describe('a job that changes hands', () => {
  it('is taken back by assigning it to another: the visit of the first is off', () => {
    const next = after(aScheduledCase(), 'assign', coordinator, { details: { to: secondOperative } });
    expect(next).toMatchObject({ status: 'allocated', holder: secondOperative });
    expect(next).not.toHaveProperty('visit');
    expect(refusal(next, 'schedule', operative)).toBe('held by somebody else');
  });

  it.each([officer, desk, coordinator])('is never assigned to somebody who is no operative', (to) => {
    expect(refusal(aReadyCase(), 'assign', coordinator, { details: { to } })).toBe('form incomplete');
    expect(refusal(aReadyCase(), 'assign', coordinator, { details: {} })).toBe('form incomplete');
  });

  it('that was handed back from a planned visit is free, and has no visit', () => {
    const next = after(aScheduledCase(), 'hand back', operative);
    expect(next.status).toBe('ready');
    expect(next).not.toHaveProperty('holder');
    expect(next).not.toHaveProperty('visit');
  });

  it.each<[Step, Actor]>([
    ['withdraw', aScheduledCase().referrer],
    ['cancel', coordinator],
  ])('that is over (%s) is held by nobody: the address goes from the card', (step, by) => {
    const next = after(aScheduledCase(), step, by);
    expect(next).not.toHaveProperty('holder');
    expect(next).not.toHaveProperty('visit');
  });
});

describe('to schedule', () => {
  const { visit, ...nothing } = { visit: aVisit };
  const escort = { decision: 'no escort needed', text: 'Sgt Sample' } as const;

  it('is refused until the owner has agreed and an escort was decided', () => {
    const current = anAllocatedCase();
    expect(refusal(current, 'schedule', operative, { details: nothing })).toBe('form incomplete');
    expect(refusal(current, 'schedule', operative, { details: { visit } })).toBe('owner not asked');
    expect(refusal(current, 'schedule', operative, { details: { visit, agreement: 'Ms Owner' } })).toBe('escort undecided');
    expect(refusal(current, 'schedule', operative, { details: { visit, escort } })).toBe('owner not asked');
    const next = after(current, 'schedule', operative, { details: { visit, agreement: 'Ms Owner', escort } });
    expect(next).toMatchObject({
      ...{ status: 'scheduled', visit, ownerAgreed: true, escort: { decision: 'no escort needed', by: operative, at: noon } },
      private: { agreement: 'Ms Owner', escort: 'Sgt Sample' },
    });
  });

  const low = { private: { typed: {}, texts: {}, answers: answers({ operativeSafety: 'low', escortLikely: 'no' }) } };

  it('needs no escort decision where nobody expects danger', () => {
    const safe = anAllocatedCase(low);
    expect(after(safe, 'schedule', coordinator, { details: { visit, agreement: 'Ms Owner' } }).status).toBe('scheduled');
  });

  it.each<[string, Step, Case, Partial<Press>]>([
    ['on the visit', 'not safe', aScheduledCase(), { reason: 'threats or violence' }],
    ['on handing back', 'hand back', aScheduledCase(), { reason: 'not safe for one person' }],
    ['by holding', 'hold', aScheduledCase(), { reason: 'not safe now' }],
    ['where nobody expected danger', 'not safe', without(aScheduledCase(low), 'escort'), { reason: 'dogs' }],
  ])('needs a new decision on an escort after somebody found it not safe: %s', (_, step, current, press) => {
    const found = after(current, step, step === 'hold' ? coordinator : operative, press);
    expect(found).not.toHaveProperty('escort');
    expect(found.private).not.toHaveProperty('escort');
    const back = step === 'hand back' ? after(found, 'take', operative) : after(found, 'resume', coordinator);
    expect(refusal(back, 'schedule', operative, { details: { visit } })).toBe('escort undecided');
    const next = after(back, 'schedule', operative, { details: { visit, escort } });
    expect(next).toMatchObject({ status: 'scheduled', escort: { decision: 'no escort needed' } });
    // Once it was decided anew, it stands for the visits after that.
    expect(after(next, 'schedule', operative, { details: { visit } }).status).toBe('scheduled');
  });

  it.each<[string, Step, Partial<Press>]>([
    ['a job that is handed back for another reason', 'hand back', { reason: 'cannot go in time' }],
    ['a case that is held for another reason', 'hold', { reason: 'waiting for parts' }],
    ['nobody at home', 'no access', {}],
  ])('keeps the decision that no escort is needed after %s; one that was arranged was for that visit', (_, step, press) => {
    const by = step === 'hold' ? coordinator : operative;
    const unneeded = aScheduledCase({ escort: { decision: 'no escort needed', by: operative, at: noon } });
    expect(after(unneeded, step, by, press)).toHaveProperty('escort');
    const arranged = after(aScheduledCase(), step, by, press);
    expect(arranged).not.toHaveProperty('escort');
    expect(arranged.private).not.toHaveProperty('escort');
  });

  it('anew keeps what was recorded, moves the visit, and asks again for an escort that was arranged', () => {
    const later = { from: '2026-03-06T10:00:00.000Z', to: '2026-03-06T12:00:00.000Z' };
    expect(refusal(aScheduledCase(), 'schedule', operative, { details: { visit: later } })).toBe('escort undecided');
    expect(after(aScheduledCase(), 'schedule', operative, { details: { visit: later, escort } })).toMatchObject({
      status: 'scheduled',
      visit: later,
      ownerAgreed: true,
      escort: { decision: 'no escort needed' },
    });
  });
});

describe('fitted, told and followed up', () => {
  it('what was fitted is kept apart, the cost as figures, and the visit is over', () => {
    const next = after(aScheduledCase(), 'record fit', operative);
    expect(next).toMatchObject({ status: 'installed', installedAt: noon, costs: { goods: 4_250, time: 6_000 }, private: { fit: aFit() } });
    expect(next).not.toHaveProperty('visit');
    expect(refusal(aScheduledCase(), 'record fit', operative, { details: {} })).toBe('form incomplete');
    expect(refusal(aScheduledCase(), 'record fit', secondOperative)).toBe('held by somebody else');
  });

  it('feedback needs its words, and leads to the follow-up', () => {
    expect(refusal(anInstalledCase(), 'feedback', coordinator, { text: ' ' })).toBe('reason missing');
    expect(after(anInstalledCase(), 'feedback', coordinator, { text: 'All done.' })).toMatchObject({
      status: 'follow-up',
      private: { texts: { 8: 'All done.' } },
    });
  });

  it('each contact is kept with who made it; after the third the case is closed, and nothing waits but its erasure', () => {
    const first = after(aFollowedUpCase(), 'contact', coordinator);
    expect(first).toMatchObject({ status: 'follow-up', followUps: 1, private: { contacts: [{ at: noon, by: coordinator, after: 4 }] } });
    const second = after(first, 'contact', aFollowedUpCase().referrer);
    const third = after(second, 'contact', coordinator);
    expect([second.status, third.status, third.private.contacts?.length]).toEqual(['follow-up', 'closed', 3]);
    // Six years on it is erased.
    expect(third.nextNoticeAt).toBe('2032-03-04T12:00:00.000Z');
    expect(third).not.toHaveProperty('holder');
  });

  it('a contact may close the case early, and is refused without a form', () => {
    const contact = { outcome: 'not safe', text: 'She asked us not to call.' } as const;
    expect(after(aFollowedUpCase(), 'contact', coordinator, { details: { contact, closeNow: true } }).status).toBe('closed');
    expect(refusal(aFollowedUpCase(), 'contact', coordinator, { details: {} })).toBe('form incomplete');
  });

  it('the recipient was told: the clock starts anew, and a date that was set is used up', () => {
    const current = aReadyCase({ updatedAt: '2026-02-01T12:00:00.000Z', updateDueAt: '2026-03-01T12:00:00.000Z' });
    const next = after(current, 'update recipient', coordinator);
    expect(next).toMatchObject({ status: 'ready', updatedAt: noon });
    expect(next).not.toHaveProperty('updateDueAt');
    const set = { details: { updateDueAt: '2026-03-14T12:00:00.000Z' } };
    expect(after(current, 'update recipient', coordinator, set).updateDueAt).toBe('2026-03-14T12:00:00.000Z');
  });
});
