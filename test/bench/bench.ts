import { allRows, measure } from './measure.ts';
import { goalLine } from './goals.ts';
import { memoryGoal, memoryOver } from './memory.ts';
import { reportOf } from './report.ts';
import type { RowName, Size } from './rows.ts';

/**
 * `npm run bench` measures the bot beside a bare echo bot, all in one run on one machine: what counts is how the rows compare.
 * `npm run bench -- --memory` looks at the memory over 50,000 presses instead. `--rows=SQLite`, also several times, measures only the rows whose names begin so.
 */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const begun = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
/** What is going on meanwhile, so that nobody thinks that it hangs. */
const progress = (line: string) => say(`${String(Math.round((performance.now() - begun) / 1_000)).padStart(4)} s  ${line}`);
const argument = (name: string) => process.argv.find((one) => one.startsWith(`--${name}`))?.split('=')[1];
const has = (name: string) => process.argv.some((one) => one.startsWith(`--${name}`));

const size: Size = {
  people: Number(argument('people') ?? 200),
  rounds: Number(argument('rounds') ?? 2),
  few: 100,
  many: Number(argument('many') ?? 100_000),
};

if (has('memory')) {
  const points = await memoryOver(Number(argument('memory') ?? 50_000), 5_000, size.people, say);
  say(goalLine(memoryGoal(points)));
} else {
  const only = process.argv.filter((one) => one.startsWith('--rows=')).map((one) => one.slice('--rows='.length));
  const names = allRows(size).filter((name: RowName) => only.length === 0 || only.some((start) => name.startsWith(start)));
  const measured = await measure(size, names, progress);
  say(`\n${reportOf(measured, size, [memoryGoal()])}`);
  say(`\nMeasured in ${Math.round((performance.now() - begun) / 1_000)} s with Node ${process.version}.`);
}
