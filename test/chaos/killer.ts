import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../src/life/random.ts';
import { momentNames, type Moments } from './moments.ts';
import type { Service } from './service.ts';

/** Longer than any lease: what a killed instance had in hand is then taken over. */
export const overALeaseMs = 61_000;
const pressesPerJourney = 19;
const longestMomentMs = 3_000;

/**
 * Kills the bot so many times while journeys go on, each time at a moment that the seed picks, and starts it again: at once, or a minute
 * later by its own clock, or only to kill it once more while it starts.
 */
export async function killAgainAndAgain(
  times: number,
  journeys: number,
  { service, moments, random, isOver }: { service: Service; moments: Moments; random: Random; isOver: () => boolean },
): Promise<string[]> {
  const done: string[] = [];
  const apart = (journeys * pressesPerJourney) / (times + 1);
  let next = 0;
  for (let time = 0; time < times; time += 1) {
    const moment = random.pick(momentNames);
    const afterMs = random.chance(0.5) ? 0 : random.between(1, 30);
    const later = random.chance(0.5) ? overALeaseMs : 0;
    const twice = random.chance(0.1) ? random.between(50, 900) : undefined;
    next += apart * (0.5 + random.number());
    while (moments.countOf('a press is on its way') < next && !isOver()) await pause(5);
    if (isOver()) break;
    const came = new Promise<void>((killed) =>
      moments.at(moment, () => {
        if (afterMs === 0) void service.kill();
        killed();
      }),
    );
    // Not every moment comes: an update, when nobody has a card left.
    const waiting = new AbortController();
    await Promise.race([came, pause(longestMomentMs, undefined, waiting).catch(() => undefined)]);
    waiting.abort();
    moments.notAt(moment);
    if (afterMs > 0) await pause(afterMs);
    await service.kill();
    done.push(`${moment}${afterMs ? `, ${afterMs} ms later` : ''}${later ? ', a minute down' : ''}${twice ? ', and while it starts' : ''}`);
    if (twice !== undefined) await service.start(0, twice);
    await service.start(later);
  }
  return done;
}
