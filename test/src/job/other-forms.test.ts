import type { Given } from '../../../src/job/form-of.ts';
import { anAllocatedCase, aReadyCase, coordinator, operative, secondOperative } from '../../builders.ts';
import { aFollowedUpCase, aHeldCase } from '../case/moments.ts';
import { around, reading } from './forms.ts';

describe('to assign a job', () => {
  it('is to name an operative', () => {
    const { id, name, tenant, roles } = secondOperative;
    expect(reading('assign', aReadyCase(), { assignTo: 'Toni Toolbox, Example Fitters' })).toEqual({
      details: { to: { id, name, tenant, roles } },
    });
  });

  it.each<[string, Given, string[]]>([
    ['nobody', {}, ['assignTo: missing']],
    ['somebody who is no operative', { assignTo: `${coordinator.name}, Example Fitters` }, ['assignTo: not a choice']],
    ['an operative of another agency', { assignTo: 'Fran Fitter, Elsewhere' }, ['assignTo: not a choice']],
    ['an id', { assignTo: operative.id }, ['assignTo: not a choice']],
  ])('%s is refused', (_, typed, errors) => {
    expect(reading('assign', aReadyCase(), typed)).toEqual(errors);
  });

  it('goes to the one who was chosen of two who share name and agency', () => {
    const agency = 'Example Fitters';
    const operatives = [operative, { ...secondOperative, name: operative.name }].map((one) => ({ ...one, agency }));
    for (const { id } of operatives) {
      const assignTo = `${operative.name}, Example Fitters ${id.slice(-4)}`;
      expect(reading('assign', aReadyCase(), { assignTo }, { operatives })).toMatchObject({ details: { to: { id } } });
    }
    expect(reading('assign', aReadyCase(), { assignTo: `${operative.name}, Example Fitters` }, { operatives })).toEqual([
      'assignTo: not a choice',
    ]);
  });

  it('is possible whatever length a name has', () => {
    const name = 'Maximilian '.repeat(20).trim();
    const operatives = [{ ...operative, name, agency: 'Example Fitters' }];
    expect(reading('assign', aReadyCase(), { assignTo: `${name}, Example Fitters` }, { operatives })).toMatchObject({
      details: { to: { name } },
    });
  });
});

describe('a follow-up contact', () => {
  const reached = (change: Given = {}): Given => ({
    ...{
      contactOutcome: 'reached',
      contactBefore: '1',
      contactAfter: '5',
      contactWorked: 'partly',
      contactText: 'Sleeps again.',
      contactClose: 'no',
    },
    ...change,
  });

  it('says how the recipient feels before and after, and whether it worked', () => {
    expect(reading('contact', aFollowedUpCase(), reached())).toEqual({
      details: { contact: { outcome: 'reached', before: 1, after: 5, worked: 'partly', text: 'Sleeps again.' }, closeNow: false },
    });
  });

  it.each(['not possible', 'not safe'] as const)('that was %s asks for no feelings, and keeps none', (contactOutcome) => {
    expect(reading('contact', aFollowedUpCase(), reached({ contactOutcome, contactClose: 'yes' }))).toEqual({
      details: { contact: { outcome: contactOutcome, text: 'Sleeps again.' }, closeNow: true },
    });
  });

  it.each<[string, Given, string[]]>([
    ['without an outcome', { contactOutcome: '' }, ['contactOutcome: missing']],
    ['of another outcome', { contactOutcome: 'perhaps' }, ['contactOutcome: not a choice']],
    ['with a feeling below the scale', { contactBefore: '0' }, ['contactBefore: not a choice']],
    ['with a feeling above the scale', { contactAfter: '6' }, ['contactAfter: not a choice']],
    ['with feelings left open', { contactBefore: '', contactWorked: '' }, ['contactBefore: missing', 'contactWorked: missing']],
    ['with too much text', { contactText: 'x'.repeat(1_001) }, ['contactText: too long']],
    ['without saying whether to close', { contactClose: '' }, ['contactClose: missing']],
  ])('%s is refused', (_, change, errors) => {
    expect(reading('contact', aFollowedUpCase(), reached(change))).toEqual(errors);
  });
});

describe('to hold a case', () => {
  const held = (change: Given = {}): Given => ({
    ...{ holdReason: 'waiting for parts', holdText: 'The lock is on order.', holdReview: '30/3/2026' },
    ...change,
  });

  it('is to say why, and when somebody looks again: at nine in the morning of that day', () => {
    expect(reading('hold', anAllocatedCase(), held())).toEqual({
      ...{ details: { reviewAt: '2026-03-30T08:00:00.000Z' }, reason: 'waiting for parts', text: 'The lock is on order.' },
    });
    expect(reading('hold', aHeldCase(), held())).toHaveProperty('details');
    expect(reading('hold', aHeldCase(), held({ holdText: '' }))).toMatchObject({ reason: 'waiting for parts', text: '' });
  });

  it.each<[string, Given, string[]]>([
    ['without a reason', { holdReason: '', holdText: '' }, ['holdReason: missing']],
    ['for something else, without a word of it', { holdReason: 'something else', holdText: '' }, ['holdText: missing']],
    ['for a reason that is not offered', { holdReason: 'I do not feel like it' }, ['holdReason: not a choice']],
    ['without a review', { holdReview: '' }, ['holdReview: missing']],
    ['with a review yesterday', { holdReview: '3/3/2026' }, ['holdReview: lies back']],
    ['with a review this morning', { holdReview: '4/3/2026' }, ['holdReview: lies back']],
    ['with a review in a year and a day', { holdReview: '5/3/2027' }, ['holdReview: too far ahead']],
    ['until some day', { holdReview: 'soon' }, ['holdReview: not a date']],
    ['for ever', { holdReview: 'not known' }, ['holdReview: not a date']],
  ])('%s is refused', (_, change, errors) => {
    expect(reading('hold', anAllocatedCase(), held(change))).toEqual(errors);
  });

  it('until today is possible before nine', () => {
    const early = { now: '2026-03-04T08:59:00.000Z' };
    expect(reading('hold', anAllocatedCase(), held({ holdReview: '4/3/2026' }), early)).toHaveProperty('details');
  });
});

describe('to say that the recipient was told how things stand', () => {
  it('may set the next date, or leave it to the scheme', () => {
    expect(reading('update recipient', aReadyCase(), { updateNext: '30/3/2026' })).toEqual({
      details: { updateDueAt: '2026-03-30T11:00:00.000Z' },
    });
    expect(reading('update recipient', aReadyCase(), { updateNext: 'none' })).toEqual({ details: {} });
  });

  it.each<[string, string[]]>([
    ['', ['updateNext: missing']],
    ['3/3/2026', ['updateNext: lies back']],
    ['4/3/2026', ['updateNext: lies back']],
    ['soon', ['updateNext: not a date']],
  ])('%j is refused', (updateNext, errors) => {
    expect(reading('update recipient', aReadyCase(), { updateNext })).toEqual(errors);
  });
});

it('an input that is no field of any step is left alone: every card has some of its own', () => {
  expect(reading('assign', aReadyCase(), { assignTo: 'Fran Fitter, Example Fitters', msteams: 'x' }, around)).toHaveProperty('details');
});
