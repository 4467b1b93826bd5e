import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/people/person.ts';
import { localTenant } from '../../bot/settings.ts';

interface Worker {
  id: string;
  name: string;
  agency: string;
  roles: Role[];
}
interface Card {
  speak: string;
  body: unknown[];
}

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });

export const crew = (count: number, name: string, roles: Role[], block: number): Worker[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `00000000-0000-4000-8000-${String(block * 1_000 + at).padStart(12, '0')}`, name: `${name} ${at + 1}` },
    ...{ agency: 'Humberside Police', roles },
  }));

/** The bot in a process of its own, as people start it, over a Connector that takes everything and keeps the last form of each chat. */
export async function startService(people: Worker[]) {
  const dir = mkdtempSync(join(tmpdir(), 'target-hardening-bench-'));
  const cards = new Map<string, Card>();
  let next = 1;
  const connector = http.createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const body = (text ? JSON.parse(text) : {}) as { attachments?: { content: Card }[] };
    const chat = decodeURIComponent(/conversations\/([^/]+)/.exec(req.url ?? '')?.[1] ?? '');
    const card = body.attachments?.[0]?.content;
    // News and updates reach the same chat meanwhile; only the form is waited for.
    if (card?.speak.startsWith('Referral:')) cards.set(chat, card);
    res.writeHead(req.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ id: String((next += 1)) }));
  });
  await new Promise<void>((ready) => connector.listen(0, '127.0.0.1', ready));
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;

  const port = await freePort();
  const peopleFile = join(dir, 'people.json');
  writeFileSync(peopleFile, JSON.stringify({ people }));
  const env = {
    ...process.env,
    PORT: String(port),
    PLAYGROUND: 'off',
    PEOPLE_FILE: peopleFile,
    SQLITE_FILE: join(dir, 'cases.db'),
    LOG_LEVEL: 'error',
  };
  const started = performance.now();
  const child = spawn(process.execPath, ['bot/index.ts'], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await new Promise((wait) => setTimeout(wait, 10));
  const listensAfterMs = Math.round(performance.now() - started);

  const post = async (who: Worker, more: object): Promise<unknown> => {
    const activity = {
      ...{ id: `bench-${(next += 1)}`, channelId: 'msteams', serviceUrl, recipient: { id: '28:bot' } },
      from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
      conversation: { id: `personal-${who.id}`, conversationType: 'personal', tenantId: localTenant },
      channelData: { tenant: { id: localTenant } },
      ...more,
    };
    const reply = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`The bot answered ${reply.status}: ${text}`);
    return text ? (JSON.parse(text) as unknown) : undefined;
  };
  return {
    listensAfterMs,
    types: async (who: Worker, text: string) => {
      await post(who, { type: 'message', text });
      return cards.get(`personal-${who.id}`);
    },
    presses: async (who: Worker, verb: string, data: object): Promise<Card> => {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const answer = (await post(who, { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value })) as { value: Card | string };
      if (typeof answer.value === 'string') throw new Error(`${verb} was answered: ${answer.value}`);
      return answer.value;
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      connector.closeAllConnections();
      connector.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
