import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { settingsSchema } from '../../bot/settings/settings.ts';
import { freePort } from '../free-port.ts';

/** A program in a process of its own, which listens on a port and says on /health that it is alive. */
export interface Instance {
  url: string;
  /** From the moment it was started until /health answered. */
  startMs: number;
  /** Megabytes: the most it ever had in memory, and what it has now. Nothing where the system does not tell. */
  memory: () => { peak: number | undefined; now: number | undefined };
  stop: () => Promise<void>;
}

/** Settings of this machine must not reach what is measured; a blank one counts as not set. */
const blanks = Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, '']));
const longestStartMs = 30_000;

export async function startInstance(program: string[], settings: Record<string, string>): Promise<Instance> {
  const port = await freePort();
  const env = { ...process.env, ...blanks, PLAYGROUND: 'off', LOG_LEVEL: 'error', ...settings, PORT: String(port) };
  const started = performance.now();
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // A bench that fails leaves nothing running.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let said = '';
  let isOver = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-4_000)));
  const ended = new Promise<void>((done) => child.once('close', () => ((isOver = true), done())));
  const url = `http://127.0.0.1:${port}`;
  const isAlive = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isAlive())) {
    if (isOver || performance.now() - started > longestStartMs) {
      child.kill('SIGKILL');
      throw new Error(`${program.at(-1)} did not start: ${said}`);
    }
    await new Promise((wait) => setTimeout(wait, 5));
  }
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    memory: () => memoryOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      process.off('exit', end);
      clearTimeout(tooLong);
      // Errors that the bot logged while it was measured would make its figures those of failing.
      if (said.includes('"level":"error"')) throw new Error(`The bot logged an error while it was measured: ${said}`);
    },
  };
}

function memoryOf(pid = 0): { peak: number | undefined; now: number | undefined } {
  let status = '';
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // Only Linux tells.
  }
  const megabytes = (name: string) => {
    const kilobytes = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  };
  return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
}
