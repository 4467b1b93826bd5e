import { goalLine, overReadAndBatch, p99Ratio, percentSlower, rateRatio, type Goal } from './goals.ts';
import { pressKinds } from './journey.ts';
import { allRows, type Measured } from './measure.ts';
import { inWords, total } from './quiet.ts';
import type { Row, RowName, Size } from './rows.ts';
import { tableOf } from './table.ts';

/** The goals of the design, with what this run measured of them. */
export function goalsOf({ rows, presses, journeys }: Measured, { few, many }: Pick<Size, 'few' | 'many'>): Goal[] {
  const ratio = (how: (one: Row['all'], other: Row['all']) => number, one: RowName, other: RowName) => {
    const [a, b] = [rows.get(one)?.all, rows.get(other)?.all];
    return a && b && { figure: how(a, b) };
  };
  const [held, running] = ['SQLite, delivery held back', 'SQLite, delivery running'] as const;
  const goals: Goal[] = [
    { goal: 'presses per second, of the echo turns, delivery held back', ...ratio(rateRatio, held, 'echo'), least: 1.2 },
    { goal: 'presses per second, of the echo turns, delivery running', ...ratio(rateRatio, running, 'echo'), least: 0.5 },
    { goal: "p99, of the echo turns' p99, delivery held back", ...ratio(p99Ratio, held, 'echo'), most: 1.5 },
    { goal: "p99, of the echo turns' p99, delivery running", ...ratio(p99Ratio, running, 'echo'), most: 1.5 },
    ...(['SQLite', 'Cosmos stand-in'] as const).map((store) => ({
      goal: `${store}: slower with ${many.toLocaleString('en-GB')} cases than with ${few}`,
      ...ratio(percentSlower, `${store}, held back, many cases`, `${store}, delivery held back`),
      ...{ most: 10, unit: ' %' },
    })),
    ...pressKinds.map((kind) => ({
      goal: `store requests of a press beside one read and one batch: ${kind}${presses ? ` (${inWords(presses[kind])})` : ''}`,
      ...(presses && { figure: overReadAndBatch(presses[kind]) }),
      most: 0,
    })),
    {
      goal: `store requests of an authorisation's whole journey${journeys ? ` (${inWords(journeys.authorise)})` : ''}`,
      ...(journeys && { figure: total(journeys.authorise) }),
      most: 12,
    },
  ];
  return goals;
}

/** What people read: the table, what the other journeys ask of the store, and the goals. */
export function reportOf(measured: Measured, size: Size, further: Goal[] = []): string {
  const rows = allRows(size).flatMap((name) => measured.rows.get(name) ?? []);
  const { journeys } = measured;
  const others = journeys
    ? pressKinds.filter((kind) => kind !== 'authorise').map((kind) => `  ${kind}: ${total(journeys[kind])} (${inWords(journeys[kind])})`)
    : [];
  return [
    tableOf(rows),
    ...(journeys ? ['', 'Store requests of the other journeys, press and delivery (form step: all steps of one form):', ...others] : []),
    ...['', 'Goals:', ...[...goalsOf(measured, size), ...further].map(goalLine)],
  ].join('\n');
}
