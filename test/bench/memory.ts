import { startConnector } from './connector.ts';
import { crewOf } from './crew.ts';
import type { Goal } from './goals.ts';
import { allKinds, pressRound } from './journey.ts';
import { hangUp } from './load.ts';
import { startService } from './service.ts';

export interface Point {
  presses: number;
  megabytes: number;
}
/** The first presses fill what a process keeps in any case: compiled code, templates, buffers. */
const untilWarm = 0.3;

/** The last fifth of the presses beside the time after the first ones: how many per cent more memory. */
export function growth(points: Point[]): number | undefined {
  const total = points.at(-1)?.presses ?? 0;
  const mean = (some: Point[]) => some.reduce((sum, { megabytes }) => sum + megabytes, 0) / some.length;
  const early = points.filter(({ presses }) => presses > total * untilWarm && presses <= total * 0.6);
  const late = points.filter(({ presses }) => presses > total * 0.8);
  return early.length === 0 || late.length === 0 ? undefined : (mean(late) / mean(early) - 1) * 100;
}
export const memoryGoal = (points?: Point[]): Goal => {
  const figure = points && growth(points);
  const name = 'memory over 50,000 presses: growth (npm run bench -- --memory)';
  return { goal: name, ...(figure !== undefined && { figure }), most: 10, unit: ' %' };
};

/** Presses without end, delivery running, on SQLite, and tells the memory of the process after each so many. */
export async function memoryOver(presses: number, each: number, people: number, say: (line: string) => void): Promise<Point[]> {
  const crew = crewOf(people);
  const connector = await startConnector();
  const service = await startService({ store: 'SQLite', cases: 100 }, crew, connector);
  const points: Point[] = [];
  for (let done = 0, next = each; done < presses;) {
    done += allKinds(await pressRound(service, crew, people)).times.length;
    if (done < next) continue;
    const now = service.instances[0]?.memory().now;
    say(`${String(done).padStart(7)} presses: ${now === undefined ? 'n/a' : now.toFixed(0)} MB`);
    if (now !== undefined) points.push({ presses: done, megabytes: now });
    next += each;
  }
  await service.stop();
  hangUp();
  connector.stop();
  return points;
}
