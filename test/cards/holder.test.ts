import { toAllocatedJobView } from '../../cards/allocated-job.ts';
import { toStepFormView } from '../../cards/step-form.ts';
import type { Answers } from '../../src/referral/questions.ts';
import { answers, anAllocatedCase, operative } from '../builders.ts';
import * as life from './life-cases.ts';
import * as cases from './preview-cases.ts';

const { seen } = cases;
const { aroundAt } = life;
const unsafe = { at: '2026-03-09T09:30:00.000Z', reason: 'dogs', text: 'Two of them.' };
const noRisks = 'no risks that the installer should be aware of';
const taken = (change: Answers) => anAllocatedCase({ private: { typed: {}, texts: {}, answers: answers(change) } });
const card = (change: Answers) => toAllocatedJobView(taken(change), seen, operative.id);
const form = (change: Answers) => toStepFormView('schedule', taken(change), 'allocated job', aroundAt('2026-03-04T12:00:00.000Z'));

describe('where the recipient cannot be rung', () => {
  it.each<Answers>([{ safeToCall: 'no', whenToCall: 'never' }, { safeToCall: 'not known' }, { recipientTelephone: 'not known' }])(
    'the visit is arranged through the referrer, and their number stands there: %j',
    (change) => {
      expect(card(change).why).toBe('Arrange it through the referrer, Robin Referrer, 01632 960123. Then press Schedule.');
      expect(form(change).intro).toMatch(/^Arrange it through the referrer, Robin Referrer, 01632 960123\./);
      expect(form(change).speak).not.toMatch(/Robin|01632/);
    },
  );

  it('and only there: whoever can ring the recipient reads nothing of the referrer', () => {
    expect(JSON.stringify([card({}), form({})])).not.toMatch(/Robin|01632/);
    expect(card({}).why).toBe('Plan the visit with the recipient, then press Schedule.');
  });
});

it('never says of a high danger that there is no risk', () => {
  const { warnings, rows } = card({ operativeSafety: 'high', operativeRisks: [noRisks] });
  expect(warnings.map(({ text }) => text)).toContain('High danger to you.');
  expect(JSON.stringify(rows)).not.toContain('no risks');
  expect(JSON.stringify(card({ operativeSafety: 'low', operativeRisks: [noRisks] }).rows)).toContain(`Low (${noRisks})`);
});

it.each([
  ['on hold', life.notSafe, true],
  ['after the third failed visit', cases.after(life.plannedThird, 'not safe', operative, unsafe), true],
  ['resumed since', life.notSafeResumed, false],
  ['on hold for another reason', life.held, false],
])('says whom to ring to somebody who has just left because it was not safe: %s', (_, current, says) => {
  const { warnings } = toAllocatedJobView(current, life.seenAt('2026-03-09T10:00:00.000Z'), operative.id);
  expect(warnings.some(({ text }) => text === 'In danger now? Ring 999.')).toBe(says);
});
