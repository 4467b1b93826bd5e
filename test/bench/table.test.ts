import { nothingYet } from './journey.ts';
import { tableOf } from './table.ts';

it('puts the figures of each bot under their heads, and its kinds of presses below it', () => {
  const echo = { name: 'echo', all: { times: [1, 3], seconds: 0.5 }, startMs: 812.4, peak: 100.4, cardsPerSecond: undefined };
  const step = { times: [2, 2], seconds: 1, requests: 5, bytes: 4_000 };
  const bot = { ...echo, name: 'Cosmos', all: step, kinds: { ...nothingYet, 'form step': step }, peak: undefined, cardsPerSecond: 3.6 };
  const lines = tableOf([echo, bot])
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  expect(lines.slice(0, 4)).toEqual([
    ['turns/s', 'p50 ms', 'p99 ms', 'memory MB', 'start ms', 'store requests', 'store bytes', 'cards/s'],
    ['echo', '4', '1.0', '3.0', '100', '812', '-', '-', '-'],
    ['Cosmos', '2', '2.0', '2.0', 'n/a', '812', '2.50', '2000', '4'],
    ['form step', '2', '2.0', '2.0', '2.50', '2000'],
  ]);
});
