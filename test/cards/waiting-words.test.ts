import { toAuthorisationView } from '../../cards/authorisation.ts';
import { toDraftView } from '../../cards/draft.ts';
import { toProgressView } from '../../cards/progress.ts';
import { toReferralView } from '../../cards/referral.ts';
import { register } from '../../cards/register.ts';
import { aDraft } from '../builders.ts';
import * as life from './life-cases.ts';
import { march, seenAt } from './life-cases.ts';
import * as cases from './preview-cases.ts';
import { nodesOf } from './verbs.ts';

describe('an Inspector who is asked', () => {
  it.each([
    [march('4 11:10'), 'Awaiting Inspector. Please decide now: the home is to be made safe by 11:09am tomorrow, Thursday 5 March.'],
    [march('5 9:00'), 'Awaiting Inspector. Please decide now: the home is to be made safe by 11:09am today.'],
    [march('6 9:00'), 'Awaiting Inspector. Please decide now: the home should have been made safe by 11:09am on Thursday 5 March.'],
  ])('reads that it is to be decided now, and that the time is the fit’s: %s', (at, status) => {
    const asked = { ...cases.toAuthorise, dueAt: '2026-03-05T11:09:00.000Z' };
    expect(toAuthorisationView(asked, seenAt(at)).status).toBe(status);
  });

  it('reads whether the referrer thinks that an escort is likely', () => {
    const { rows } = toAuthorisationView(cases.toAuthorise, cases.seen);
    expect(rows).toContainEqual({ label: 'Police escort likely', text: 'No' });
  });
});

describe('a referrer who waits for an Inspector', () => {
  const asked = { ...cases.toAuthorise, urgency: 'immediate' as const };
  const since = asked.history.at(-1)?.at ?? '';
  const minutes = (many: number) => new Date(Date.parse(since) + many * 60_000).toISOString();
  it.each([
    [1, /Asked at [\d:]+am\. We remind them at [\d:]+am\./],
    [16, /Asked at [\d:]+am\. We ask all Inspectors at [\d:]+[ap]m\./],
    [31, /Asked at [\d:]+am\. We ask a co-ordinator to telephone them at [\d:]+[ap]m\./],
    [61, /Asked at [\d:]+am\. A co-ordinator was asked to telephone them\./],
  ])('reads after %d minutes when they were asked, and what comes next', (many, words) => {
    expect(toReferralView(asked, seenAt(minutes(many))).next).toMatch(words);
  });
});

it('a case on hold tells the referrer the day on which somebody looks again', () => {
  const day = 'A co-ordinator will look at it again on Monday 9 March.';
  expect(toReferralView(life.held, cases.seen).next).toContain(day);
  expect(toProgressView(life.held, cases.seen, life.held.version).why).toContain(day);
});

it('a draft that was saved for later says how long it is kept', () => {
  expect(toDraftView(aDraft(), cases.seen).intro).toContain('It will be erased 3 days after your last change.');
  expect(toDraftView({ ...cases.toCheck, status: 'expired' }, cases.seen).intro).not.toContain('erased');
});

it('on the check of the answers each Change stands beside its heading', () => {
  const beside = nodesOf(register['check-answers'].template)
    .filter(({ type }) => type === 'ColumnSet')
    .map((set) =>
      nodesOf(set).flatMap(({ type, text, title }) => (type === 'TextBlock' ? [text] : type === 'Action.Execute' ? [title] : [])),
    );
  expect(beside.map(([, title]) => title)).toEqual(['Change', 'Change', 'Change', 'Change', 'Change']);
  expect(beside.map(([heading]) => heading)).toContain('The risk');
});
