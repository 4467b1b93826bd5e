import { toStepFormView } from '../../../cards/step-form.ts';
import { fieldsShown } from '../../../src/job/step-form.ts';
import type { Given } from '../../../src/job/form-of.ts';
import { anAllocatedCase, answers, domesticAbuse, entry, noon, operative } from '../../builders.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { around, reading } from './forms.ts';

const answered = (change: Answers) => ({ private: { typed: {}, texts: {}, answers: answers(change) } });
/** Nothing is left to record but the visit itself. */
const settled = anAllocatedCase({ ownerAgreed: true, ...answered({ operativeSafety: 'low', escortLikely: 'no' }) });
const typed = (change: Given = {}): Given => ({
  ...{ visitDate: '5/3/2026', visitFrom: '10am', visitTo: '12.30', visitFallback: 'none' },
  ...change,
});
const asked = (current = settled) => fieldsShown('schedule', current, {}, around).map(({ id }) => id);

describe('a visit', () => {
  it('has a day, hours and a second day to fall back on', () => {
    expect(reading('schedule', settled, typed({ visitFallback: '6 March 2026' }))).toEqual({
      details: {
        visit: { from: '2026-03-05T10:00:00.000Z', to: '2026-03-05T12:30:00.000Z', fallback: '2026-03-06T10:00:00.000Z' },
      },
    });
    expect(reading('schedule', settled, typed())).toMatchObject({ details: { visit: { from: '2026-03-05T10:00:00.000Z' } } });
  });

  it('is in hours of London: the same clock time after the change is an hour earlier', () => {
    expect(reading('schedule', settled, typed({ visitDate: '29/3/2026', visitFallback: '3/4/2026' }))).toMatchObject({
      details: { visit: { from: '2026-03-29T09:00:00.000Z', to: '2026-03-29T11:30:00.000Z', fallback: '2026-04-03T09:00:00.000Z' } },
    });
  });

  it.each<[string, Given, string[]]>([
    ['yesterday', { visitDate: '3/3/2026' }, ['visitDate: lies back']],
    ['earlier today', { visitDate: '4/3/2026', visitTo: '11am' }, ['visitDate: lies back']],
    ['at this very moment', { visitDate: '4/3/2026', visitFrom: '12:00', visitTo: '1pm' }, ['visitDate: lies back']],
    ['a year too late', { visitDate: '5/3/2027' }, ['visitDate: too far ahead']],
    ['with a fallback a year too late', { visitFallback: '6/3/2027' }, ['visitFallback: too far ahead']],
    ['that ends before it starts', { visitTo: '9am' }, ['visitTo: ends before it starts']],
    ['that ends when it starts', { visitTo: '10:00' }, ['visitTo: ends before it starts']],
    ['with a fallback before it', { visitFallback: '4/3/2026' }, ['visitFallback: ends before it starts']],
    ['with a fallback on the same day', { visitFallback: '5/3/2026' }, ['visitFallback: ends before it starts']],
    [
      'without anything',
      { visitDate: '', visitFrom: ' ', visitTo: '', visitFallback: '' },
      ['visitDate: missing', 'visitFrom: missing', 'visitTo: missing', 'visitFallback: missing'],
    ],
    [
      'on no day, at no time',
      { visitDate: '31/2/2026', visitFrom: '25:00', visitTo: 'late' },
      ['visitDate: no such day', 'visitFrom: not a time', 'visitTo: not a time'],
    ],
    [
      'wrong in every way, all at once',
      { visitDate: '3/3/2026', visitTo: '9am', visitFallback: '2/3/2026' },
      ['visitDate: lies back', 'visitTo: ends before it starts', 'visitFallback: ends before it starts'],
    ],
    [
      'on no day, and that ends before it starts',
      { visitDate: '31/2/2026', visitTo: '9am' },
      ['visitDate: no such day', 'visitTo: ends before it starts'],
    ],
    ['some time', { visitDate: 'soon' }, ['visitDate: not a date']],
    ['with an answer that nobody asked for', { visitColour: 'red' }, ['visitColour: not asked for']],
  ])('%s is refused', (_, change, errors) => {
    expect(reading('schedule', settled, typed(change))).toEqual(errors);
  });

  it('may name its days by a word', () => {
    expect(reading('schedule', settled, typed({ visitDate: 'tomorrow', visitFallback: 'Friday' }))).toMatchObject({
      details: { visit: { from: '2026-03-05T10:00:00.000Z', fallback: '2026-03-06T10:00:00.000Z' } },
    });
  });

  it('later today is possible', () => {
    expect(reading('schedule', settled, typed({ visitDate: '4/3/2026', visitFrom: '12:01' }))).toHaveProperty('details');
  });
});

describe('before somebody goes', () => {
  it.each<[string, Answers, boolean]>([
    ['operative safety is High', { operativeSafety: 'high', escortLikely: 'no' }, true],
    ['operative safety is not known', { operativeSafety: 'not known', escortLikely: 'no' }, true],
    ['an escort is likely', { operativeSafety: 'low', escortLikely: 'yes' }, true],
    ['operative safety is Medium and no escort is likely', { operativeSafety: 'medium', escortLikely: 'no' }, false],
    [
      'operative safety is Low and it is not known whether an escort is likely',
      { operativeSafety: 'low', escortLikely: 'not known' },
      false,
    ],
    ['operative safety is Low and no escort is likely', { operativeSafety: 'low', escortLikely: 'no' }, false],
  ])('when %s, an escort is decided: %#', (_, change, needed) => {
    const current = anAllocatedCase({ ownerAgreed: true, ...answered(change) });
    expect(asked(current).includes('visitEscort')).toBe(needed);
    expect(reading('schedule', current, typed())).toEqual(
      needed ? ['visitEscort: missing', 'visitEscortBy: missing'] : { details: { visit: expect.anything() } },
    );
  });

  it('the escort that was decided is kept with who said so, and is not asked twice', () => {
    const current = anAllocatedCase({ ownerAgreed: true });
    const escort = { visitEscort: 'no escort needed', visitEscortBy: 'Sgt Sample, 4 March' };
    expect(reading('schedule', current, typed(escort))).toMatchObject({
      details: { escort: { decision: 'no escort needed', text: 'Sgt Sample, 4 March' } },
    });
    expect(reading('schedule', current, typed({ ...escort, visitEscort: 'perhaps' }))).toEqual(['visitEscort: not a choice']);
    const decided = anAllocatedCase({ ownerAgreed: true, escort: { decision: 'no escort needed', by: operative, at: noon } });
    expect(asked(decided)).not.toContain('visitEscort');
  });

  it('an escort that was arranged is asked for anew when the visit is planned anew, and says why', () => {
    const arranged = anAllocatedCase({ ownerAgreed: true, escort: { decision: 'escort arranged', by: operative, at: noon } });
    expect(asked(arranged)).toContain('visitEscort');
    expect(toStepFormView('schedule', arranged, 'allocated job', around).questions.map(({ label }) => label)).toContain(
      'Does a police escort go along? (asked anew, because the escort was arranged for the visit as it was)',
    );
  });

  it('says why the escort is asked for after somebody found it not safe, whatever the form says', () => {
    const history = [...settled.history, entry(6, 'not safe', operative, 'scheduled', 'on hold')];
    const found = toStepFormView('schedule', { ...settled, history }, 'allocated job', around);
    expect(found.questions.map(({ label }) => label)).toContain(
      'Does a police escort go along? (asked anew, because somebody found that it was not safe to go there)',
    );
    expect(JSON.stringify(toStepFormView('schedule', settled, 'allocated job', around))).not.toContain('escort');
  });

  it.each<[string, Answers, boolean]>([
    ['a threat to life, which does not ask the owner', {}, true],
    ['the owner agreed', { ...domesticAbuse, ownerAgreed: 'yes' }, false],
    ['the recipient is the sole owner', domesticAbuse, false],
    ['the owner has not been asked yet', { ...domesticAbuse, ownerAgreed: 'not asked yet' }, true],
    ['the owner said no', { ...domesticAbuse, ownerAgreed: 'no' }, true],
  ])('%s: the agreement is asked for or not', (_, change, needed) => {
    const current = anAllocatedCase(answered({ ...change, operativeSafety: 'low' }));
    expect(asked(current).includes('visitAgreement')).toBe(needed);
    expect(reading('schedule', current, typed())).toEqual(needed ? ['visitAgreement: missing'] : { details: { visit: expect.anything() } });
    expect(reading('schedule', current, typed(needed ? { visitAgreement: 'Ms Owner, by telephone' } : {}))).toHaveProperty('details');
  });

  it('an agreement that was recorded is not asked for again', () => {
    expect(asked(settled)).toEqual(['visitDate', 'visitFrom', 'visitTo', 'visitFallback']);
  });
});
