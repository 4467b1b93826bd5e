import { toReportView } from '../../cards/report.ts';
import { commonCriteria, domesticAbuseCriteria, threatToLifeCriteria } from '../../src/referral/criteria.ts';
import { otherAgency, questions } from '../../src/referral/questions.ts';
import type { Case } from '../../src/case/case.ts';
import { isOpen, statuses, steps } from '../../src/case/steps.ts';
import { endings, fold, type Counts, type Ending, type Report } from '../../src/report/fold.ts';
import { figuresRowOf } from '../../src/case/figures-row.ts';
import { readPeriod } from '../../src/report/period.ts';
import { notProvided, urgencies } from '../../src/scheme/scheme.ts';
import { desk, northLincolnshire } from '../builders.ts';
import * as life from './life-cases.ts';
import * as cases from './preview-cases.ts';

const now = new Date('2026-09-30T15:05:00.000Z');
const shown = (typed: string, report: Report, isWhole = true) => {
  const period = readPeriod(typed, now);
  if (!period) throw new Error(`A preview cannot be made: ${typed}`);
  return toReportView({ report, period, isWhole, now });
};
const folded = (all: Case[]) =>
  fold(
    all.flatMap((one) => figuresRowOf(one) ?? []),
    northLincolnshire,
    now.toISOString(),
  );
const times = (count: number, one: Case, agency = 'Example Housing'): Case[] =>
  Array.from({ length: count }, () => ({ ...one, private: { ...one.private, answers: { ...one.private.answers, agency } } }));

/** A year of a small service, of cases that really went that way. */
const year = folded([
  ...times(9, life.closed),
  ...times(5, life.closed, 'Humberside Police'),
  ...times(4, life.contacted, 'Victim Support'),
  ...times(2, life.failedTwice, 'Humberside Police'),
  ...times(2, cases.toAuthorise, 'NHS'),
  ...times(3, cases.refused, otherAgency),
  ...times(2, cases.after(cases.toCheck, 'confirm low', desk), 'Ongo Homes'),
  ...times(2, cases.declined),
  ...times(3, life.victimSupport, 'Domestic abuse support service'),
  ...[life.withdrawn, life.cancelled, life.held],
]);

const many = (all: readonly string[]): Counts => all.map((one, at) => [one, 98_765 - at]);
/** Everything that can be counted was met, tens of thousands of times. */
const longest: Report = {
  ...{ sent: 1_234_567, accepted: 987_654, failedVisits: 98_765 },
  grounds: many(questions.grounds.choices),
  agencies: many([...northLincolnshire.agencies, otherAgency]),
  urgencies: many(urgencies),
  open: many(statuses.filter((status) => isOpen(status) && status !== 'draft')),
  ended: Object.fromEntries(endings.map((status) => [status, 98_765])) as Record<Ending, number>,
  failed: many([...new Set([...commonCriteria, ...domesticAbuseCriteria, ...threatToLifeCriteria].map(({ id }) => id))]),
  declined: many(steps['with co-ordinator'].decline?.says?.reasons ?? []),
  decisions: { count: 98_765, median: 99 * 86_400_000, slowest: 999 * 86_400_000 },
  fits: { count: 98_765, medianMs: 99 * 86_400_000, due: 98_765, inTime: 87_654 },
  measures: [...northLincolnshire.measures.provided, 'not sure: survey', 'something else'].map((measure) => ({
    ...{ measure, asked: 98_765, fitted: 87_654 },
  })),
  cannot: many(notProvided),
  costs: { homes: 98_765, goods: 9_876_543_210, time: 9_876_543_210 },
  contacts: {
    outcomes: many(['reached', 'not possible', 'not safe']),
    felt: { count: 98_765, before: 1.2345, after: 4.5678 },
    worked: many(['yes', 'partly', 'no']),
  },
};

export const report = {
  main: shown('this year', year),
  others: {
    'nothing was sent': shown('this month', folded([])),
    'one that waits': shown('this month', folded([cases.toAuthorise])),
    'one that was not eligible': shown('march 2026', folded([cases.after(cases.toCheck, 'confirm low', desk)])),
    'not everything is counted yet': shown('march', folded([life.closed]), false),
    'longest text': shown('september', longest, false),
  },
};
