import { statuses, type Status } from '../../../src/case/steps.ts';
import type { FiguresRow } from '../../../src/case/figures-row.ts';
import { fold } from '../../../src/report/fold.ts';
import { noon, northLincolnshire } from '../../builders.ts';
import { seeded, type Random } from '../life/random.ts';

const hour = (hours: number) => new Date(Date.parse(noon) + hours * 3_600_000).toISOString();

describe('thousands of drawn cases, added up another way', () => {
  const sentStatuses = statuses.filter((status) => status !== 'draft' && status !== 'expired');
  const some = <T>(random: Random, list: readonly T[]): T[] => list.filter(() => random.chance(0.4));
  const maybe = <T>(random: Random, value: () => T): T | undefined => (random.chance(0.6) ? value() : undefined);
  const drawn = (random: Random): FiguresRow => {
    const measures = some(random, [...northLincolnshire.measures.provided, ...northLincolnshire.measures.notProvided, 'something else']);
    const optional = {
      agency: maybe(random, () => random.pick(northLincolnshire.agencies)),
      grounds: maybe(random, () => random.pick(['domestic abuse', 'threat to life', 'both'])),
      dueAt: maybe(random, () => hour(random.between(-50, 100))),
      installedAt: maybe(random, () => hour(random.between(-50, 100))),
      declined: maybe(random, () => 'something else'),
      costs: maybe(random, () => ({ goods: random.between(0, 9_999), time: random.between(0, 9_999) })),
    };
    return {
      ...{ ref: 'TH-000001', sentAt: hour(random.between(-200, -50)), status: random.pick(sentStatuses), measures },
      ...{ accepted: random.chance(0.5), failed: some(random, ['C1', 'DA1', 'TL1']), failedVisits: random.between(0, 3) },
      decisionMs: some(random, [1, 2, 3]).map(() => random.between(0, 1_000_000)),
      fitted: measures.map((measure) => ({ measure, fitted: random.chance(0.5) })),
      contacts: some(random, [1, 2, 3]).map(() => ({
        outcome: random.pick(['reached', 'not possible', 'not safe']),
        before: random.between(1, 6),
        ...(random.chance(0.8) && { after: random.between(1, 6) }),
      })),
      ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<FiguresRow>),
    };
  };

  it.each([1, 2, 3])('give the same figures: seed %i', (seed) => {
    const random = seeded(seed);
    const rows = Array.from({ length: 3_000 }, () => drawn(random));
    const report = fold(rows, northLincolnshire, noon);
    const tally = { goods: 0, time: 0, homes: 0, inTime: 0, due: 0, accepted: 0, visits: 0, before: 0, after: 0, both: 0, decisions: 0 };
    const by: Record<string, number> = {};
    const hit = (key: string) => void (by[key] = (by[key] ?? 0) + 1);
    const over: Status[] = ['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled'];
    for (const row of rows) {
      hit(`status ${row.status}`);
      if (row.agency) hit(`agency ${row.agency}`);
      for (const measure of row.measures) hit(`asked ${measure}`);
      for (const { measure, fitted } of row.fitted) if (fitted) hit(`fitted ${measure}`);
      for (const id of row.failed) hit(`failed ${id}`);
      tally.decisions += row.decisionMs.length;
      tally.visits += row.failedVisits;
      if (row.accepted) tally.accepted += 1;
      if (row.costs) tally.homes += 1;
      tally.goods += row.costs?.goods ?? 0;
      tally.time += row.costs?.time ?? 0;
      const isLate = row.dueAt !== undefined && Date.parse(row.dueAt) <= Date.parse(noon);
      const waits = !over.includes(row.status) && row.status !== 'installed' && row.status !== 'follow-up';
      if (row.installedAt || (waits && isLate)) tally.due += 1;
      if (row.installedAt && !(row.dueAt && Date.parse(row.installedAt) > Date.parse(row.dueAt))) tally.inTime += 1;
      for (const { before, after } of row.contacts)
        if (before && after) {
          tally.both += 1;
          tally.before += before;
          tally.after += after;
        }
    }
    expect(report).toMatchObject({ sent: 3_000, accepted: tally.accepted, failedVisits: tally.visits });
    expect(report.costs).toEqual({ homes: tally.homes, goods: tally.goods, time: tally.time });
    expect(report.fits).toMatchObject({ due: tally.due, inTime: tally.inTime });
    expect(report.contacts.felt?.count).toBe(tally.both);
    expect(report.contacts.felt?.before).toBeCloseTo(tally.before / tally.both, 9);
    expect(report.contacts.felt?.after).toBeCloseTo(tally.after / tally.both, 9);
    for (const [agency, count] of report.agencies) expect([agency, count]).toEqual([agency, by[`agency ${agency}`]]);
    for (const [id, count] of report.failed) expect([id, count]).toEqual([id, by[`failed ${id}`]]);
    for (const [status, count] of [...report.open, ...Object.entries(report.ended)])
      expect([status, count]).toEqual([status, by[`status ${status}`]]);
    for (const { measure, asked, fitted } of report.measures)
      expect([measure, asked, fitted]).toEqual([measure, by[`asked ${measure}`], by[`fitted ${measure}`]]);
    for (const [measure, count] of report.cannot) expect([measure, count]).toEqual([measure, by[`asked ${measure}`]]);
    // Nothing is left out: all that was counted here stands there.
    const there =
      report.agencies.length + report.failed.length + report.open.length + 5 + 2 * report.measures.length + report.cannot.length;
    const notFitted = Object.keys(by).filter((key) => northLincolnshire.measures.notProvided.some((one) => key === `fitted ${one}`));
    expect(there).toBe(Object.keys(by).length - notFitted.length);
    // Half of the decisions took no longer than the median, and half no less.
    const times = rows.flatMap(({ decisionMs }) => decisionMs);
    const middle = report.decisions?.median ?? -1;
    expect(report.decisions?.count).toBe(tally.decisions);
    expect(times.filter((ms) => ms < middle).length).toBeLessThanOrEqual(times.length / 2);
    expect(times.filter((ms) => ms > middle).length).toBeLessThanOrEqual(times.length / 2);
    expect(times.every((ms) => ms <= (report.decisions?.slowest ?? 0)) && times.includes(report.decisions?.slowest ?? -1)).toBe(true);
  });
});
