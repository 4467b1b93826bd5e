import { applyStep } from '../../../src/step/apply-step.ts';
import type { Press } from '../../../src/step/press.ts';
import type { Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import {
  aCase,
  anAllocatedCase,
  aReadyCase,
  coordinator,
  inspector,
  northLincolnshire,
  officer,
  operative,
  desk,
  entry,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { frozen, pressOn } from './presses.ts';

const refusalOf = (current: Case, step: Step, by: Press['by'], change: Partial<Press> = {}) => {
  const outcome = applyStep(frozen(current), pressOn(current, step, by, change), northLincolnshire);
  expect(outcome.case).toBe(current);
  return outcome.ok ? 'not refused' : outcome.no;
};

describe('a step that is refused says why', () => {
  it('somebody without the role is told who may', () => {
    expect(refusalOf(aCase(), 'authorise', officer)).toEqual({ why: 'not your step', who: ['inspector'] });
    expect(refusalOf(aCase(), 'authorise', operative)).toEqual({ why: 'not your step', who: ['inspector'] });
    expect(refusalOf(aCase({ status: 'awaiting police check' }), 'confirm high', coordinator)).toEqual({
      why: 'not your step',
      who: ['police desk', 'inspector'],
    });
    expect(refusalOf(aReadyCase(), 'take', coordinator)).toEqual({ why: 'not your step', who: ['operative'] });
  });

  it('somebody without the role is not told where the case is', () => {
    expect(refusalOf(anAllocatedCase(), 'authorise', operative)).toEqual({ why: 'not your step', who: ['inspector'] });
    expect(refusalOf(aCase(), 'authorise', officer, { version: 1 })).toEqual({ why: 'not your step', who: ['inspector'] });
  });

  it('a step that is over, or not yet due, is told with the present status', () => {
    const current = aReadyCase();
    const expected = { why: 'not possible now', ref: 'TH-4F7K2M', status: 'ready', step: 'authorise' };
    expect(refusalOf(current, 'authorise', inspector)).toEqual(expected);
  });

  it('an Inspector who referred is told that it is their own referral', () => {
    expect(refusalOf(aCase({ referrer: inspector }), 'authorise', inspector)).toEqual({ why: 'own referral', step: 'authorise' });
  });

  it('a desk that referred may not confirm its own grade', () => {
    const own = aCase({ status: 'awaiting police check', referrer: desk });
    expect(refusalOf(own, 'confirm high', desk)).toEqual({ why: 'own referral', step: 'confirm high' });
  });

  it('only who holds a job may hand it back', () => {
    const expected = { why: 'held by somebody else', ref: 'TH-4F7K2M', holder: operative };
    expect(refusalOf(anAllocatedCase(), 'hand back', secondOperative)).toEqual(expected);
    expect(refusalOf(anAllocatedCase(), 'hand back', coordinator)).toEqual(expected);
  });
});

describe('an old card', () => {
  it('says who was faster, and with what', () => {
    const authorised = entry(4, 'authorise', inspector, 'awaiting Inspector', 'ready');
    const expected = { why: 'somebody was faster', ref: 'TH-4F7K2M', last: authorised };
    expect(refusalOf(aReadyCase(), 'refuse', secondInspector, { version: 3 })).toEqual(expected);
    expect(refusalOf(aReadyCase(), 'authorise', secondInspector, { version: 3 })).toEqual(expected);
  });

  it('names who took the step that made it old, not who came last', () => {
    const expected = { why: 'somebody was faster', ref: 'TH-4F7K2M', last: entry(5, 'take', operative, 'ready', 'allocated') };
    const later = entry(6, 'hand back', operative, 'allocated', 'ready');
    const current = aReadyCase({ version: 6, history: [...anAllocatedCase().history, later] });
    expect(refusalOf(current, 'take', secondOperative, { version: 4 })).toEqual(expected);
  });

  it('does nothing although the step is possible once more', () => {
    const asked = entry(4, 'ask', inspector, 'awaiting Inspector', 'needs information');
    const answered = entry(5, 'answer', referrer, 'needs information', 'awaiting Inspector');
    const current = aCase({ version: 5, history: [...aCase().history, asked, answered] });
    expect(refusalOf(current, 'authorise', secondInspector, { version: 3 })).toMatchObject({ why: 'somebody was faster', last: asked });
    expect(refusalOf(current, 'authorise', inspector, { version: 3 })).toMatchObject({ why: 'somebody was faster', last: asked });
  });

  it.each([0, -1, 99, 2.5, Number.NaN])('a version that never was (%d) does nothing', (version) => {
    expect(refusalOf(aCase(), 'authorise', inspector, { version })).toMatchObject({ why: 'somebody was faster' });
  });
});

describe('the same step twice', () => {
  it('by the same person gives the present case and changes nothing', () => {
    const current = frozen(aReadyCase());
    const outcome = applyStep(current, pressOn(current, 'authorise', inspector, { version: 3 }), northLincolnshire);
    expect(outcome).toEqual({ ok: true, case: current, repeated: true });
    expect(outcome.case).toBe(current);
  });

  it('also when the case has moved on since', () => {
    const current = frozen(anAllocatedCase());
    const outcome = applyStep(current, pressOn(current, 'authorise', inspector, { version: 3 }), northLincolnshire);
    expect(outcome).toEqual({ ok: true, case: current, repeated: true });
  });

  it('is another step on another card', () => {
    expect(refusalOf(aReadyCase(), 'authorise', inspector)).toMatchObject({ why: 'not possible now' });
  });
});

describe('a reason', () => {
  it.each<[string, Partial<Press>]>([
    ['no text', { text: '' }],
    ['only spaces', { text: ' \n\t ' }],
    ['only what cannot be seen', { text: '\u200b\u202e\u0000' }],
    ['none from the list', { reason: '' }],
    ['one that is not in the list', { reason: 'I do not feel like it' }],
    ['one of another step', { reason: 'cannot go in time' }],
  ])('%s: is missing', (_, change) => {
    expect(refusalOf(aCase(), 'refuse', inspector, change)).toEqual({ why: 'reason missing' });
  });

  it('is asked for by each step that must say why', () => {
    const none = { text: '', reason: '' };
    expect(refusalOf(aCase(), 'ask', inspector, none)).toEqual({ why: 'reason missing' });
    expect(refusalOf(aCase({ status: 'with co-ordinator' }), 'decline', coordinator, none)).toEqual({ why: 'reason missing' });
    expect(refusalOf(aCase({ status: 'with co-ordinator' }), 'ask', coordinator, none)).toEqual({ why: 'reason missing' });
    expect(refusalOf(anAllocatedCase(), 'hand back', operative, none)).toEqual({ why: 'reason missing' });
  });

  it('may have 1,000 characters and no more', () => {
    expect(refusalOf(aCase(), 'refuse', inspector, { text: 'x'.repeat(1_001) })).toEqual({ why: 'text too long', longest: 1_000 });
    const current = aCase();
    const press = pressOn(current, 'refuse', inspector, { text: ` ${'x'.repeat(1_000)} ` });
    expect(applyStep(current, press, northLincolnshire)).toMatchObject({
      ok: true,
      case: { private: { texts: { 4: 'x'.repeat(1_000) } } },
    });
  });

  it('is kept as text, without marks that nobody types on purpose', () => {
    const current = aCase();
    const press = pressOn(current, 'ask', inspector, { text: '**Where** is he? \u202e${x} <b>\u0000😀' });
    expect(applyStep(current, press, northLincolnshire).case?.private.texts).toEqual({ 4: '**Where** is he? ${x} <b>😀' });
  });

  it('that a step does not offer is not kept: the history holds nothing that was typed', () => {
    const current = aCase();
    const press = pressOn(current, 'authorise', inspector, { reason: 'Jo Invented, 4 Invented Lane' });
    expect(JSON.stringify(applyStep(current, press, northLincolnshire).case?.history)).not.toMatch('Invented');
  });
});
