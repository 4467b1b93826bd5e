/**
 * How fast a press is answered when ten people press at once: `npm run bench`. Ten at the same time refer through the whole form,
 * authorise and take, against the bot in a process of its own with SQLite on disk. Three Inspectors are asked for each referral.
 */
import type { Typed } from '../../src/referral/questions.ts';
import { sections } from '../../src/referral/questions.ts';
import { aTypedReferral } from '../builders.ts';
import { buttonsOf } from '../bot/http/cards.ts';
import { crew, startService } from './service.ts';

const atOnce = 10;
const rounds = Number(process.argv[2] ?? 20);
const officers = crew(atOnce, 'Officer', ['police'], 1);
const inspectors = crew(3, 'Inspector', ['police', 'inspector'], 2);
const operatives = crew(atOnce, 'Operative', ['operative'], 3);

const service = await startService([...officers, ...inspectors, ...operatives]);
let times: Record<string, number[]> = {};

async function press(who: (typeof officers)[number], verb: string, data: object) {
  const started = performance.now();
  const card = await service.presses(who, verb, data);
  (times[verb] ??= []).push(performance.now() - started);
  return card;
}
const dataOf = (card: unknown): { ref: string; version: number } => buttonsOf(card as never)[0]?.data as never;

async function walk(at: number): Promise<void> {
  const [officer, inspector, operative] = [officers[at], inspectors[at % inspectors.length], operatives[at]];
  if (!officer || !inspector || !operative) return;
  let card: unknown = await service.types(officer, 'refer');
  const typed: Typed = aTypedReferral();
  for (const section of sections) {
    // A question that an answer brings is shown on the second press of the same section.
    for (let tries = 0; tries < 2 && (card as { speak: string }).speak.includes(`Step ${sections.indexOf(section) + 1} `); tries += 1)
      card = await press(officer, 'form next', { ...typed, ...dataOf(card), section });
  }
  const { ref, version } = dataOf(card);
  await press(officer, 'send', { ref, version });
  await press(inspector, 'authorise', { ref, version: version + 1 });
  await press(operative, 'take', { ref, version: version + 2 });
}

/** One walk each is not counted: the engine compiles what it meets for the first time. */
await Promise.all(officers.map((_, at) => walk(at)));
times = {};

const started = performance.now();
await Promise.all(
  officers.map(async (_, at) => {
    for (let round = 0; round < rounds; round += 1) await walk(at);
  }),
);
const seconds = (performance.now() - started) / 1_000;
await service.stop();

const at = (sorted: number[], part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
const rows = Object.entries({ ...times, 'all presses': Object.values(times).flat() }).map(([verb, list]) => {
  const sorted = list.toSorted((a, b) => a - b);
  return { press: verb, count: sorted.length, 'p50 ms': at(sorted, 0.5), 'p99 ms': at(sorted, 0.99), 'slowest ms': at(sorted, 1) };
});
console.table(rows);
console.log(
  `${Math.round(Object.values(times).flat().length / seconds)} presses a second with ${atOnce} people at once, delivery running, after one walk each to warm up.`,
);
console.log(`The bot listened ${service.listensAfterMs} ms after node was started.`);
