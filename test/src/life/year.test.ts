import { tick } from '../../../src/acts/tick.ts';
import { verifyRecords } from '../../../src/record/verify-records.ts';
import { over } from './lifecycle.ts';
import { openYear } from './year.ts';

/** Two days and a half, and nine hours over the change in March, in which the service stood still. */
const downtimes = [
  ['2026-02-10T07:00:00.000Z', '2026-02-12T19:00:00.000Z'],
  ['2026-03-28T22:00:00.000Z', '2026-03-29T07:00:00.000Z'],
] as const;

describe('a year of 500 cases until the last is erased, and of people who act late, early or never', () => {
  it('tells every stage of every clock exactly once, and lets nothing wait in silence', async () => {
    const year = openYear(2026, 500);
    const faults: string[] = [];
    const stages = new Map<string, number>();
    let looks = 0;

    for (let at = year.next(); at !== undefined && faults.length < 5; at = year.next()) {
      const down = downtimes.find(([from, to]) => from <= at && at < to);
      year.at(down?.[1] ?? at);
      const expected = year.dueByDesign();
      await tick(year.deps);
      looks += 1;
      const told = await year.told();
      for (const one of [...new Set([...expected, ...told])]) {
        if (expected.filter((other) => other === one).length !== told.filter((other) => other === one).length)
          faults.push(`${down?.[1] ?? at}: ${one} ${expected.includes(one) ? 'was not told' : 'was told, and is not due'}`);
        const stage = one.split(': ')[1] ?? '';
        stages.set(stage, (stages.get(stage) ?? 0) + 1);
      }
      await year.act();
      faults.push(...year.silent());
    }
    expect(faults).toEqual([]);

    const cases = await year.all();
    expect(cases).toHaveLength(500);
    // The last of them are erased six years later: nothing that was typed is left, and the figures are.
    expect(cases.filter(({ status, nextNoticeAt, erasedAt }) => !over.includes(status) || nextNoticeAt || !erasedAt)).toEqual([]);
    expect(JSON.stringify(cases)).not.toMatch(/Invented|Sampleton|07700|No answer|Robin|Fran|Chris/);
    expect(cases.filter(({ figures }) => figures?.fitted.length).length).toBeGreaterThan(100);
    // Nobody wrote past the records, so nothing is found there: not in their erased parts either.
    expect(await verifyRecords(year.deps.store, year.deps.scheme.name)).toMatchObject({ cases: 500, faults: [] });
    expect(cases.filter(({ status }) => status === 'closed').length).toBeGreaterThan(100);
    expect(looks).toBeGreaterThan(3_000);
    expect([...stages.keys()].sort()).toEqual(everyStage);
    await year.deps.store.close();
  }, 120_000);
});

const everyStage = [
  ...['Victim Support remind', 'decision remind', 'decision telephone', 'decision widen', 'draft erased', 'draft told'],
  ...['feedback remind', 'follow-up approaching', 'follow-up due', 'follow-up escalated', 'follow-up overdue'],
  ...['information escalated', 'information remind', 'inspector remind', 'inspector telephone', 'inspector widen'],
  ...['installation approaching', 'installation escalated', 'installation overdue'],
  ...['look remind', 'look telephone', 'look widen'],
  ...['police check remind', 'police check telephone', 'police check widen'],
  ...['recipient update approaching', 'recipient update due', 'recipient update escalated', 'recipient update overdue', 'retention erased'],
  'review due',
  ...['visit evening before', 'visit not reported', 'visit one hour before'],
];
