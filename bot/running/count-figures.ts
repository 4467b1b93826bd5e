import type { Deps } from '../../src/acts/deps.ts';
import { countAll } from '../../src/store/count-all.ts';
import { faultOf, type Log } from '../settings/log.ts';

/** So long the presses of people go first, after each few cases; and until cases that could not be counted are tried again. */
const betweenMs = 500;
const againMs = 600_000;

/** Counts the cases of before there were figures, in the background. `stop` breaks it off; the next start goes on. */
export function startCounting({ store, scheme }: Pick<Deps, 'store' | 'scheme'>, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = (ms: number) =>
    new Promise<boolean>((resolve) => {
      wake = () => resolve(!stopped);
      if (stopped) wake();
      else setTimeout(wake, ms).unref();
    });
  const failed = (ref: string, error: unknown) => log.warn({ did: 'case not counted', ref, ...faultOf(error) });
  const look = () =>
    countAll(store, scheme.name, () => pause(betweenMs), failed).catch((error: unknown) => {
      log.warn({ did: 'cases not counted', ...faultOf(error) });
      return false;
    });
  const work = async () => {
    let goesOn = true;
    while (goesOn) goesOn = !(await look()) && (await pause(againMs));
  };
  const working = work();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await working;
    },
  };
}
