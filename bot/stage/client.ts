import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Person } from '../../src/people/person.ts';
import { localTenant } from '../settings/settings.ts';
import { clientConfig, personalChatId, teamsUserId } from './client-config.ts';

/** One person's Teams client: who it belongs to, where it is, and what its activities carry. */
export interface Client {
  person: Person;
  url: string;
  serviceUrl: string;
  conversationId: string;
  teamsUserId: string;
  tenantId: string;
  processId: number;
}

export interface ClientOptions {
  person: Person;
  people: Person[];
  holdsChannel: boolean;
  botUrl: string;
  folder: string;
  port: number;
}

export interface RunningClient {
  client: Client;
  log: string;
  /** Settles when the process is gone, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** How long a client may take to answer; usually it takes less than two seconds. */
const patience = 30_000;

/**
 * Starts a person's own Teams client in a process of its own, its files below `folder`. Rejects, with no process left, when it has not said
 * its port after 30 s, ends, or does not answer; the message names the person and the client's log.
 */
export async function startClient({ person, people, holdsChannel, botUrl, folder, port }: ClientOptions): Promise<RunningClient> {
  const home = join(folder, person.id);
  const config = join(home, 'client.json');
  const log = join(home, 'devTools', 'm365agentsplayground.log');
  await mkdir(home, { recursive: true });
  // The client reads YAML, and JSON is YAML.
  await writeFile(config, JSON.stringify(clientConfig(person, people, holdsChannel), undefined, 2));

  const child = spawn(process.execPath, commandLine(botUrl, port), {
    cwd: home,
    // Nothing else is handed on, so the client never sees this process's settings and secrets.
    env: { TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: config },
    // The fourth is the line that tells the client when the stage has gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Else Ctrl-C in the terminal would end the clients before the stage can.
    detached: true,
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = () => stopProcess(child, ended);
  try {
    const listening = await portOf(child, ended);
    const url = `http://127.0.0.1:${listening}`;
    await Promise.race([answers(url), ended.then(() => Promise.reject(new Error('its process ended')))]);
    const serviceUrl = `http://localhost:${listening}/_connector`;
    const ids = {
      conversationId: personalChatId(person),
      teamsUserId: teamsUserId(person),
      tenantId: localTenant,
      processId: child.pid ?? 0,
    };
    return { client: { person, url, serviceUrl, ...ids }, log, ended, stop };
  } catch (error) {
    await stop();
    throw new Error(`The Teams client of ${person.name} did not start: ${(error as Error).message}. Its log: ${log}`, { cause: error });
  }
}

function commandLine(botUrl: string, port: number): string[] {
  const guard = pathToFileURL(join(import.meta.dirname, 'only-this-machine.ts')).href;
  const client = createRequire(import.meta.filename).resolve('@microsoft/m365agentsplayground/cli.js');
  const where = ['--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(port)];
  return ['--import', guard, client, 'start', ...where, '--disable-telemetry'];
}

/** The port is what the client says that it listens on: it would not stop for one that was taken in the last moment. */
function portOf(child: ChildProcess, ended: Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    let chatter = '';
    const hear = (chunk: Buffer) => {
      chatter = (chatter + String(chunk)).slice(-4_000);
      const port = /Listening on (\d+)/.exec(chatter)?.[1];
      if (!port) return;
      clearTimeout(tooLong);
      resolve(Number(port));
    };
    const tooLong = setTimeout(() => reject(new Error('it did not answer in time')), patience);
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(tooLong);
      reject(new Error(chatter.trim().split('\n').at(-1) || 'its process ended'));
    });
  });
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const pong = await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (pong?.ok) return;
    await wait(100);
  }
  throw new Error('it listens but does not answer');
}

async function stopProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ended;
  clearTimeout(stubborn);
}
