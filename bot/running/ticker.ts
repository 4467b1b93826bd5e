import type { Deps } from '../../src/acts/deps.ts';
import { tick } from '../../src/acts/tick.ts';
import { faultOf, type Log } from '../settings/log.ts';

export interface Ticker {
  /** Tells now what is due. The clock does it by itself every few seconds. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const everyMs = 10_000;

/** Looks at the clocks of all cases again and again. One look ends before the next begins. */
export function startTicker(deps: Deps, log: Log): Ticker {
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = (): Promise<void> => {
    looking ??= tick(deps)
      .catch((error: unknown) => [error])
      .then((faults) => faults.forEach((error) => log.error({ did: 'clocks failed', ...faultOf(error) })))
      .then(() => {
        looking = undefined;
      });
    return looking;
  };
  const next = () => {
    if (!stopped) timer = setTimeout(() => void look().then(next), everyMs);
  };
  void look().then(next);

  return {
    tick: look,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
