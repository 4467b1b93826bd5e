import { perSecond, percentile, perTurn, type Figures } from './figures.ts';
import type { Row } from './rows.ts';

const heads = ['', 'turns/s', 'p50 ms', 'p99 ms', 'memory MB', 'start ms', 'store requests', 'store bytes', 'cards/s'];

const whole = (value: number | undefined, otherwise: string) => (value === undefined ? otherwise : String(Math.round(value)));
const cellsOf = (all: Figures): string[] => [
  perSecond(all).toFixed(0),
  percentile(all.times, 0.5).toFixed(1),
  percentile(all.times, 0.99).toFixed(1),
];
const storeOf = (all: Figures): string[] => [perTurn(all.requests, all)?.toFixed(2) ?? '-', whole(perTurn(all.bytes, all), '-')];

/** Under each row that has kinds of presses stand these, a little to the right. What is of the whole process stands in the row itself. */
function linesOf({ name, all, kinds, peak, startMs, cardsPerSecond }: Row): string[][] {
  const whole_ = [name, ...cellsOf(all), whole(peak, 'n/a'), whole(startMs, 'n/a'), ...storeOf(all), cardsPerSecond?.toFixed(0) ?? '-'];
  const parts = Object.entries(kinds ?? {}).map(([kind, figures]) => [`  ${kind}`, ...cellsOf(figures), '', '', ...storeOf(figures), '']);
  return [whole_, ...parts];
}

/** The table as text: names on the left, figures to the right of their column. */
export function tableOf(rows: Row[]): string {
  return aligned([heads, ...rows.flatMap(linesOf)]);
}

export function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const cell = (text: string, column: number) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0));
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
