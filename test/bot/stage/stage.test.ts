import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import restify from 'restify';
import type { Client } from '../../../bot/stage/client.ts';
import { isFree } from '../../../bot/stage/free-ports.ts';
import { startStage, type Stage } from '../../../bot/stage/stage.ts';
import { startRecordingBot } from './recording-bot.ts';
import { freePort } from '../../free-port.ts';
import { coordinator, inspector, isAlive, officer, operative, partner, people, portOf, testFolder, until } from './test-stage.ts';

const folder = testFolder();
const squatter = createServer();
const server = restify.createServer();
const said: string[] = [];
let bot: Awaited<ReturnType<typeof startRecordingBot>>;
let stage: Stage;
let site: string;
let squatted: number;

beforeAll(async () => {
  squatted = await freePort();
  squatter.listen(squatted, '127.0.0.1');
  await once(squatter, 'listening');
  bot = await startRecordingBot();
  stage = await startStage({ people, botUrl: bot.url, folder: folder.path, firstPort: squatted, say: (line) => said.push(line) });
  stage.pages(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  site = `http://127.0.0.1:${server.address().port}`;
});

afterAll(async () => {
  await stage.stop();
  bot.stop();
  server.close();
  squatter.close();
  folder.remove();
});

const type = (client: Client, text: string) =>
  post(`${client.url}/_conversation/v1/conversations/${client.conversationId}/messages`, {
    from: { id: client.teamsUserId },
    text,
    textFormat: 'plain',
  });

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const follow = (path: string) => fetch(`${site}${path}`, { redirect: 'manual' });

it('starts the Teams of the three main people, and of nobody else yet', async () => {
  expect(stage.clients.map(({ person }) => person)).toEqual([officer, inspector, coordinator]);
  for (const { url } of stage.clients) expect(await (await fetch(`${url}/_debug/ping`)).text()).toBe('pong');
});

it('steps over a port that is taken', () => {
  for (const { url } of stage.clients) expect(portOf(url)).toBeGreaterThan(squatted);
});

it('lets nobody in from elsewhere', async () => {
  for (const { url } of stage.clients) {
    const answer = await new Promise((resolve) => {
      const socket = connect(portOf(url), '127.0.0.2', () => resolve('let in')).on('error', () => resolve('refused'));
      socket.setTimeout(500, () => resolve('refused'));
      socket.unref();
    });
    expect(answer).toBe('refused');
  }
});

it.each([officer, inspector, coordinator])('brings to the bot what $name types, with their own ids', async (person) => {
  const client = await stage.open(person.id);
  await type(client, `hello from ${person.name}`);
  expect(await bot.message(`hello from ${person.name}`)).toMatchObject({
    from: { id: client.teamsUserId, aadObjectId: person.id },
    conversation: { id: client.conversationId, tenantId: stage.tenantId },
    serviceUrl: client.serviceUrl,
  });
});

it('takes a post in the installer channel through the co-ordinator’s Teams, and through no other', async () => {
  const { client, conversationId, teamId } = stage.channel;
  const job = {
    isGroup: true,
    channelData: { channel: { id: conversationId }, team: { id: teamId } },
    activity: { type: 'message', text: 'a job' },
  };
  expect(client.person).toBe(coordinator);
  const posted = await post(`${client.serviceUrl}/v3/conversations`, job);
  expect([posted.status, await posted.json()]).toMatchObject([201, { id: expect.stringMatching(/^channel-installers;messageid=\d+$/) }]);
  const elsewhere = await post(`${(await stage.open(officer.id)).serviceUrl}/v3/conversations`, job);
  expect(elsewhere.ok).toBe(false);
});

it('frames the three clients on the front page, and lets nobody frame the front page', async () => {
  const page = await follow('/');
  const policy = page.headers.get('content-security-policy');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(stage.channel.client.url);
  expect(policy).toContain(`frame-src ${stage.clients.map(({ url }) => url).join(' ')};`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await follow('/front-page.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
});

it('starts a further person’s Teams when somebody follows the link, once only', async () => {
  const [first, second] = await Promise.all([follow(`/people/${partner.id}`), follow(`/people/${partner.id}`)]);
  const client = await stage.open(partner.id);
  expect([first.status, second.status]).toEqual([302, 302]);
  expect([first.headers.get('location'), second.headers.get('location')]).toEqual([client.url, client.url]);
  await type(client, 'hello from a partner');
  expect(await bot.message('hello from a partner')).toMatchObject({ from: { aadObjectId: partner.id } });
});

it('has a kind page for a link that belongs to nobody', async () => {
  const page = await follow('/people/nobody');
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('Go to the front page');
});

it('says so in one line when a client ends by itself, and starts it again when it is wanted', async () => {
  const before = await stage.open(coordinator.id);
  process.kill(before.processId, 'SIGKILL');
  await until(() => said.length > 0);
  expect(said).toEqual([expect.stringMatching(/^The Teams client of Chris Specimen has stopped\. .*$/)]);
  await follow('/');
  expect(stage.channel.client.processId).not.toBe(before.processId);
  expect(await (await fetch(`${stage.channel.client.url}/_debug/ping`)).text()).toBe('pong');
});

it('leaves no process and no port behind when it stops, not even one that was just starting', async () => {
  const running = [...stage.clients];
  const starting = stage.open(operative.id);
  await stage.stop();
  const ended = [...running, await starting];
  expect(stage.clients).toEqual([]);
  expect(ended.map(({ processId }) => isAlive(processId))).toEqual([false, false, false, false, false]);
  for (const { url } of ended) expect(await isFree(portOf(url))).toBe(true);
  expect(said).toHaveLength(1);
  await expect(stage.open(officer.id)).rejects.toThrow('The local stage is being stopped.');
});
