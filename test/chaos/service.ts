import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/**
 * The bot in a process of its own, as people start it; it is killed without warning and started again. `aheadMs` is how far its clock
 * runs ahead: a start that comes a minute later costs no minute.
 */
export async function newService(settings: Record<string, string>, logFile: string, timeGoesBy: () => void) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(logFile, 'a');
  const kills: number[] = [];
  const ups: number[] = [];
  let aheadMs = 0;
  let isUp = false;
  let child: ChildProcess | undefined;
  let up = Promise.withResolvers<undefined>();

  const listens = () =>
    fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  let ended = Promise.resolve();
  /** Resolves when the process is gone. */
  const kill = async (): Promise<void> => {
    if (child?.pid && !child.killed) {
      child.kill('SIGKILL');
      kills.push(performance.now());
      // Who waits already goes on waiting for the same thing.
      if (isUp) up = Promise.withResolvers();
      isUp = false;
    }
    await ended;
  };
  return {
    url,
    kills,
    /** When each start that was not broken off answered. */
    ups,
    /** Resolves when it listens: at once, or after the next start. */
    isUp: async () => up.promise,
    kill,
    /** `orKillAfter`: it is killed again while it still starts. */
    async start(laterMs = 0, orKillAfter?: number): Promise<void> {
      aheadMs += laterMs;
      await ended;
      // Time goes by for everybody: what the process before had sent has long arrived.
      if (laterMs > 0) timeGoesBy();
      const env = { ...process.env, PORT: String(port), PLAYGROUND: 'off', IN_DOUBT_SECONDS: '2', CHAOS_AHEAD_MS: String(aheadMs) };
      const args = ['--disable-warning=ExperimentalWarning', '--import', './test/chaos/ahead.ts', 'bot/index.ts'];
      const started = spawn(process.execPath, args, { env: { ...env, ...settings }, stdio: ['ignore', log, log] });
      child = started;
      ended = new Promise((gone) => started.once('exit', () => gone()));
      if (orKillAfter !== undefined) {
        await pause(orKillAfter);
        return kill();
      }
      while (!(await listens())) {
        if (started.exitCode !== null || started.signalCode !== null) throw new Error(`The bot did not start. See ${logFile}`);
        await pause(15);
      }
      isUp = true;
      ups.push(performance.now());
      up.resolve(undefined);
    },
  };
}
export type Service = Awaited<ReturnType<typeof newService>>;
