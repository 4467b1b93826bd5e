import { withSending } from '../../../src/step/apply-step.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { aDraft, answers, desk, inspector, northLincolnshire, officer, referrer } from '../../builders.ts';

const sent = (at: string, change: Answers = {}, by = referrer) =>
  withSending(aDraft({}, { private: { typed: {}, answers: answers(change), texts: {} } }), { by, at }, northLincolnshire);

describe('sending starts the clock', () => {
  it.each<[string, NonNullable<Answers['urgency']>, string, string]>([
    ['immediate, in winter', 'immediate', '2026-03-04T12:00:00.000Z', '2026-03-05T12:00:00.000Z'],
    ['immediate is 24 hours, also over the change in March', 'immediate', '2026-03-28T12:00:00.000Z', '2026-03-29T12:00:00.000Z'],
    ['immediate is 24 hours, also over the change in October', 'immediate', '2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z'],
    ['2-3 days', '2-3 days', '2026-03-04T12:00:00.000Z', '2026-03-07T12:00:00.000Z'],
    ['2-3 days keeps the hour of London in March', '2-3 days', '2026-03-27T12:00:00.000Z', '2026-03-30T11:00:00.000Z'],
    ['2-3 days keeps the hour of London in October', '2-3 days', '2026-10-23T11:00:00.000Z', '2026-10-26T12:00:00.000Z'],
    ['4-7 days', '4-7 days', '2026-03-04T12:00:00.000Z', '2026-03-11T12:00:00.000Z'],
    ['4-7 days keeps the hour of London in March', '4-7 days', '2026-03-27T12:00:00.000Z', '2026-04-03T11:00:00.000Z'],
  ])('%s', (_, urgency, at, dueAt) => {
    expect(sent(at, { urgency })).toMatchObject({ sentAt: at, urgency, dueAt });
  });

  it('keeps the version of the scheme, and of the post code the district only', () => {
    const next = sent('2026-03-04T12:00:00.000Z');
    expect(next).toMatchObject({ schemeVersion: 1, district: 'DN15' });
    expect(sent('2026-03-04T12:00:00.000Z', { postCode: 'not known' }).district).toBe('not known');
  });
});

describe('the grade of a threat to life', () => {
  const at = '2026-03-04T12:00:00.000Z';

  it.each(['high', 'medium', 'low'] as const)('%s counts as checked when the police refer', (threatGrade) => {
    expect(sent(at, { threatGrade }, officer).check).toEqual({ grade: threatGrade, by: officer, at });
    expect(sent(at, { threatGrade }, inspector).check?.grade).toBe(threatGrade);
    expect(sent(at, { threatGrade }, desk).check?.grade).toBe(threatGrade);
  });

  it('is only a claim when anybody else refers', () => {
    expect(sent(at, { threatGrade: 'high' })).not.toHaveProperty('check');
    expect(sent(at, { threatGrade: 'high' }, { ...referrer, roles: ['co-ordinator', 'operative'] })).not.toHaveProperty('check');
  });

  it('that the police do not know is not checked', () => {
    expect(sent(at, { threatGrade: 'not known' }, officer)).not.toHaveProperty('check');
  });
});
