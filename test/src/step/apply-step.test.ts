import { applyStep } from '../../../src/step/apply-step.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { CriterionId } from '../../../src/referral/criterion-id.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import { aCase, aDraft, answers, anAllocatedCase, aReadyCase, coordinator, desk, domesticAbuse } from '../../builders.ts';
import { inspector, noon, northLincolnshire, operative, referrer } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { frozen, pressOn } from '../case/presses.ts';

const noDesk = { ...northLincolnshire, policeDesk: false };
const unchecked = (change: Partial<Case> = {}): Case => {
  const rest = without(aCase({ status: 'awaiting police check', version: 2, ...change }), 'check');
  return frozen({ ...rest, history: rest.history.slice(0, 2) });
};
const doubtful = (change: Partial<Case> = {}) =>
  frozen(aCase({ status: 'with co-ordinator', private: { typed: {}, texts: {}, answers: answers({ postCode: 'DN21 1AA' }) }, ...change }));

describe('where a step leads', () => {
  it.each<[Step, Status]>([
    ['confirm high', 'ready'],
    ['confirm medium', 'awaiting Inspector'],
    ['confirm low', 'not eligible'],
    ['no record', 'needs information'],
  ])('awaiting police check, then %s: %s', (step, to) => {
    const current = unchecked();
    const outcome = applyStep(current, pressOn(current, step, desk), northLincolnshire);
    expect(outcome).toMatchObject({ ok: true, case: { status: to, version: 3, check: { by: desk, at: noon } } });
  });

  it('authorise: the case is ready, and who authorised it stands in it', () => {
    const current = frozen(aCase());
    const outcome = applyStep(current, pressOn(current, 'authorise', inspector), northLincolnshire);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'ready', version: 4, authorised: { by: inspector, at: noon } } });
    expect(outcome.case?.history.at(-1)).toEqual({
      ...{ version: 4, step: 'authorise', by: inspector, at: noon },
      ...{ from: 'awaiting Inspector', to: 'ready' },
    });
  });

  it('refuse: not authorised, with the reason in the history and what was typed kept apart', () => {
    const current = frozen(aCase());
    const press = pressOn(current, 'refuse', inspector, { reason: 'something else', text: ' He is back in custody. ' });
    const { case: next } = applyStep(current, press, northLincolnshire);
    expect(next).toMatchObject({ status: 'not authorised', private: { texts: { 4: 'He is back in custody.' } } });
    expect(next?.history.at(-1)).toMatchObject({ step: 'refuse', reason: 'something else' });
    expect(JSON.stringify(next?.history)).not.toMatch('custody');
    expect(next?.authorised).toBeUndefined();
  });

  it.each([
    ['Inspector', aCase(), inspector],
    ['co-ordinator', doubtful(), coordinator],
  ] as const)('ask, by the %s: the referrer is asked, and the answer leads back', (_, current, by) => {
    const asked = applyStep(current, pressOn(current, 'ask', by), northLincolnshire);
    expect(asked).toMatchObject({ ok: true, case: { status: 'needs information' } });
    const waiting = asked.case as Case;
    const answered = applyStep(waiting, pressOn(waiting, 'answer', referrer), northLincolnshire);
    expect(answered).toMatchObject({ ok: true, case: { status: current.status } });
  });

  it('accept: the doubts are settled and the criteria say what follows', () => {
    const accepted = (current: Case) => applyStep(current, pressOn(current, 'accept', coordinator), northLincolnshire);
    expect(accepted(doubtful())).toMatchObject({
      ok: true,
      case: { status: 'awaiting Inspector', settled: [{ id: 'C1', by: coordinator, at: noon }] },
    });
    const high = doubtful({ check: { grade: 'high', by: desk, at: noon } });
    expect(accepted(high)).toMatchObject({ ok: true, case: { status: 'ready' } });
    expect(accepted(without(doubtful(), 'check'))).toMatchObject({ ok: true, case: { status: 'awaiting police check' } });
  });

  it('decline: not eligible, with the reason', () => {
    const current = doubtful();
    const outcome = applyStep(current, pressOn(current, 'decline', coordinator), northLincolnshire);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'not eligible', private: { texts: { 4: 'Because I say why.' } } } });
    expect(outcome.case?.history.at(-1)).toMatchObject({ step: 'decline', reason: 'outside the area' });
  });

  it('take, then hand back: held by the operative, and free again', () => {
    const ready = frozen(aReadyCase());
    const taken = applyStep(ready, pressOn(ready, 'take', operative), northLincolnshire);
    expect(taken).toMatchObject({ ok: true, case: { status: 'allocated', holder: operative } });
    const allocated = frozen(anAllocatedCase());
    const free = applyStep(allocated, pressOn(allocated, 'hand back', operative), northLincolnshire);
    expect(free).toMatchObject({ ok: true, case: { status: 'ready' } });
    expect(free.case).not.toHaveProperty('holder');
  });

  it('discard: expired. save: still a draft, and no line in the history', () => {
    const draft = frozen(aDraft());
    expect(applyStep(draft, pressOn(draft, 'discard', referrer), northLincolnshire)).toMatchObject({
      ok: true,
      case: { status: 'expired' },
    });
    const saved = applyStep(draft, pressOn(draft, 'save', referrer), northLincolnshire).case;
    expect(saved).toMatchObject({ status: 'draft', version: 2, history: draft.history });
  });
});

describe('a scheme without a police desk', () => {
  it('lets an Inspector confirm medium and authorise with the same press', () => {
    const current = unchecked();
    const outcome = applyStep(current, pressOn(current, 'confirm medium', inspector), noDesk);
    const expected = { status: 'ready', check: { grade: 'medium', by: inspector, at: noon }, authorised: { by: inspector, at: noon } };
    expect(outcome).toMatchObject({ ok: true, case: expected });
  });

  it('lets nobody but an Inspector authorise that way', () => {
    const current = unchecked();
    const outcome = applyStep(current, pressOn(current, 'confirm medium', desk), noDesk);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'awaiting Inspector', check: { grade: 'medium' } } });
    expect(outcome.case).not.toHaveProperty('authorised');
  });

  it('still has a doubt looked at first', () => {
    const both = answers({ ...domesticAbuse, grounds: 'both', perpetratorLivesThere: 'yes' });
    const current = unchecked({ private: { typed: {}, texts: {}, answers: both } });
    const outcome = applyStep(current, pressOn(current, 'confirm medium', inspector), noDesk);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'with co-ordinator' } });
    expect(outcome.case).not.toHaveProperty('authorised');
  });

  it('has nothing to do with a scheme that has one', () => {
    const current = unchecked();
    const outcome = applyStep(current, pressOn(current, 'confirm medium', inspector), northLincolnshire);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'awaiting Inspector' } });
    expect(outcome.case).not.toHaveProperty('authorised');
  });
});

describe('no record', () => {
  const accepted = (...ids: CriterionId[]) => ids.map((id) => ({ id, by: coordinator, at: noon }));
  const noRecord = frozen(
    aCase({
      ...{ status: 'needs information', check: { grade: 'no record', by: desk, at: noon } },
      assessment: { verdict: 'needs information', because: ['TL1'], asks: ['logNumber'] },
    }),
  );
  const after = (current: Case, step: Step, by: Actor) => applyStep(current, pressOn(current, step, by), northLincolnshire).case as Case;

  it('and an answer: the police look once more, and what they find counts', () => {
    const answered = after(noRecord, 'answer', referrer);
    expect(answered).toMatchObject({ status: 'awaiting police check', askedAgain: true });
    expect(answered).not.toHaveProperty('check');
    expect(after(answered, 'confirm high', desk).status).toBe('ready');
    expect(after(answered, 'confirm medium', desk).status).toBe('awaiting Inspector');
    expect(after(answered, 'confirm low', desk).status).toBe('not eligible');
  });

  it('for the second time goes to a co-ordinator, whose acceptance leads to the Inspectors and never to a job', () => {
    const again = after(after(noRecord, 'answer', referrer), 'no record', desk);
    expect(again).toMatchObject({ status: 'with co-ordinator', assessment: { because: ['TL1'] } });
    const accepted = after(again, 'accept', coordinator);
    expect(accepted).toMatchObject({ status: 'awaiting Inspector', settled: [{ id: 'TL1', by: coordinator }] });
    expect(after(accepted, 'authorise', inspector)).toMatchObject({ status: 'ready', assessment: accepted.assessment });
  });

  it('for the second time is a doubt of its own, although a co-ordinator has settled another', () => {
    const settled = frozen(without(aCase({ status: 'awaiting police check', askedAgain: true, settled: accepted('C1', 'TL1') }), 'check'));
    const outcome = applyStep(settled, pressOn(settled, 'no record', desk), northLincolnshire);
    expect(outcome).toMatchObject({
      ok: true,
      case: { status: 'with co-ordinator', settled: accepted('C1'), assessment: { because: ['TL1'] } },
    });
  });

  it('is a new doubt each time: what a co-ordinator accepted of an earlier one ends with the answer', () => {
    const settled = frozen({ ...noRecord, settled: accepted('C1', 'TL1') });
    expect(after(settled, 'answer', referrer)).toMatchObject({ status: 'awaiting police check', settled: accepted('C1') });
  });

  it('and an answer to something else leaves the check as it is', () => {
    const other = frozen({ ...noRecord, assessment: { verdict: 'needs information', because: ['DA3'], asks: ['ownerAgreed'] } } as Case);
    expect(after(other, 'answer', referrer).check).toEqual(noRecord.check);
  });
});
