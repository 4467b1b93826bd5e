import type { Case } from '../../../src/case/case.ts';
import { erased } from '../../../src/case/erased.ts';
import { figuresRow, figuresRowOf } from '../../../src/case/figures-row.ts';
import { aCase, aDraft, answers, coordinator, desk, entry, inspector, noon, referrer, secondInspector } from '../../builders.ts';
import * as life from '../../cards/life-cases.ts';
import * as cases from '../../cards/preview-cases.ts';

const at = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
const minutesOf = (current: Case) => figuresRowOf(current)?.decisionMs.map((ms) => ms / 60_000);

it('copies what a report counts of a case that was seen through to the end, and nothing else', () => {
  expect(figuresRowOf(life.closed)).toEqual({
    ...{ ref: 'TH-4F7K2M', sentAt: '2026-03-04T11:25:00.000Z', status: 'closed', urgency: 'immediate', dueAt: '2026-03-05T11:25:00.000Z' },
    ...{ agency: 'Example Housing', grounds: 'threat to life', accepted: true, installedAt: '2026-03-05T10:40:00.000Z' },
    measures: ['seal letterbox and fit an external one', 'replace door locks'],
    fitted: [
      { measure: 'seal letterbox and fit an external one', fitted: true, quantity: 1 },
      { measure: 'replace door locks', fitted: false },
    ],
    contacts: [
      { outcome: 'reached', before: 1, after: 4, worked: 'yes' },
      { outcome: 'not possible' },
      { outcome: 'reached', before: 1, after: 5, worked: 'yes' },
    ],
    ...{ failed: [], decisionMs: [300_000], failedVisits: 0, costs: { goods: 4_250, time: 6_000 } },
  });
});

it('holds no word that was typed and nobody’s name, and is a few hundred bytes', () => {
  for (const current of [
    life.closed,
    life.longestClosed,
    life.longestWithdrawn,
    cases.longestDeclined,
    life.longestFailedThird,
    life.victimSupport,
  ]) {
    const row = JSON.stringify(figuresRowOf(current));
    expect(row).not.toContain('victimRisk');
    expect(row).not.toMatch(/⟦|Invented|Robin|Chris|Alex|Fran|07700|DN15|0000-0000000001|漢/);
    expect(row.length).toBeLessThan(1_500);
    expect(figuresRow.parse(JSON.parse(row))).toEqual(figuresRowOf(current));
  }
  expect(JSON.stringify(figuresRowOf(life.closed)).length).toBeLessThan(850);
});

it('is none for a draft, or for one that was discarded', () => {
  expect(figuresRowOf(aDraft())).toBeUndefined();
  expect(figuresRowOf(aDraft({}, { status: 'expired' }))).toBeUndefined();
});

it.each<[string, Case]>([
  ['closed', life.closed],
  ['cancelled', life.cancelled],
  ['not eligible by the criteria', cases.after(cases.toCheck, 'confirm low', desk)],
  ['declined', cases.declined],
  ['refused', cases.refused],
])('is the same after the case was erased: %s', (_, current) => {
  expect(figuresRowOf(erased(current, '2033-01-01T00:00:00.000Z'))).toEqual(figuresRowOf(current));
});

describe('why a case is not eligible', () => {
  it('is the criteria that failed', () => {
    expect(figuresRowOf(cases.after(cases.toCheck, 'confirm low', desk))).toMatchObject({ status: 'not eligible', failed: ['TL1'] });
  });

  it('is the reason that a co-ordinator chose, and then no criterion', () => {
    expect(figuresRowOf(cases.declined)).toMatchObject({ status: 'not eligible', failed: [], declined: 'outside the area' });
  });

  it('stays the same when somebody steps back from it afterwards', () => {
    const steppedBack = cases.after(cases.declined, 'recuse', secondInspector);
    expect(figuresRowOf(steppedBack)).toEqual(figuresRowOf(cases.declined));
  });

  it('is not asked of a case that is eligible, whatever its criteria say', () => {
    expect(figuresRowOf(life.closed)).toMatchObject({ failed: [] });
    expect(figuresRowOf(cases.toCheck)).toMatchObject({ failed: [] });
    expect(figuresRowOf(cases.refused)).not.toHaveProperty('declined');
  });
});

it('says of a case whether it ever became a job', () => {
  for (const current of [cases.authorised, life.cancelled, life.held, life.movedWhilePlanned, life.failedThird])
    expect([current.status, figuresRowOf(current)?.accepted]).toEqual([current.status, true]);
  for (const current of [cases.toAuthorise, cases.refused, cases.declined])
    expect([current.status, figuresRowOf(current)?.accepted]).toEqual([current.status, false]);
});

describe('the time of a decision', () => {
  const sent = entry(2, 'send', referrer, 'draft', 'awaiting police check');
  const asked = entry(3, 'confirm medium', desk, 'awaiting police check', 'awaiting Inspector', at(5));
  const withHistory = (...history: Case['history']) =>
    aCase({ history: [entry(1, 'start', referrer, 'draft', 'draft'), sent, ...history] });

  it('runs from the moment when Inspectors were asked to the moment when one decided, either way', () => {
    expect(minutesOf(withHistory(asked, entry(4, 'authorise', inspector, 'awaiting Inspector', 'ready', at(47))))).toEqual([42]);
    expect(minutesOf(withHistory(asked, entry(4, 'refuse', inspector, 'awaiting Inspector', 'not authorised', at(8))))).toEqual([3]);
    expect(minutesOf(withHistory(asked))).toEqual([]);
  });

  it('runs on while the Inspector waits for an answer, and while the case is held', () => {
    const asks = [
      entry(4, 'ask', inspector, 'awaiting Inspector', 'needs information', at(10)),
      entry(5, 'answer', referrer, 'needs information', 'awaiting Inspector', at(30)),
      entry(6, 'hold', coordinator, 'awaiting Inspector', 'on hold', at(31)),
      entry(7, 'resume', coordinator, 'on hold', 'awaiting Inspector', at(50)),
      entry(8, 'authorise', secondInspector, 'awaiting Inspector', 'ready', at(65)),
    ];
    expect(minutesOf(withHistory(asked, ...asks))).toEqual([60]);
  });

  it('begins anew when new facts made the authorisation void, and when the grade was checked anew', () => {
    const again = [
      entry(4, 'authorise', inspector, 'awaiting Inspector', 'ready', at(15)),
      entry(5, 'change facts', referrer, 'ready', 'awaiting Inspector', at(100)),
      entry(6, 'change facts', referrer, 'awaiting Inspector', 'awaiting police check', at(110)),
      entry(7, 'confirm medium', desk, 'awaiting police check', 'awaiting Inspector', at(120)),
      entry(8, 'refuse', inspector, 'awaiting Inspector', 'not authorised', at(121)),
    ];
    expect(minutesOf(withHistory(asked, ...again))).toEqual([10, 1]);
  });

  it('does not begin before the last decision, also when a held case is asked about anew', () => {
    const held = [
      entry(4, 'authorise', inspector, 'awaiting Inspector', 'ready', at(15)),
      entry(5, 'hold', coordinator, 'ready', 'on hold', at(20)),
      entry(6, 'change facts', referrer, 'on hold', 'awaiting Inspector', at(100)),
      entry(7, 'authorise', secondInspector, 'awaiting Inspector', 'ready', at(104)),
    ];
    expect(minutesOf(withHistory(asked, ...held))).toEqual([10, 4]);
  });

  it('counts a grade that an Inspector confirmed and authorised with one press, from the question for the grade', () => {
    expect(minutesOf(withHistory(entry(3, 'confirm medium', inspector, 'awaiting police check', 'ready', at(7))))).toEqual([7]);
    expect(minutesOf(withHistory(asked, entry(4, 'withdraw', referrer, 'awaiting Inspector', 'withdrawn', at(9))))).toEqual([]);
  });
});

it('names another agency than those of the register only as another', () => {
  const other = aCase({ private: { typed: {}, answers: answers({ agency: 'Other agency', otherAgency: 'Example Charity' }), texts: {} } });
  expect(figuresRowOf(other)).toMatchObject({ agency: 'Other agency' });
  expect(JSON.stringify(figuresRowOf(other))).not.toContain('Charity');
});
