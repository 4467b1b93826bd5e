import { readSettings } from '../../../bot/settings.ts';
import { operative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());

const secret = 'Jo Invented of 4 Invented Lane';
const send = async (path: string, options: RequestInit) => {
  const reply = await fetch(`${bot.url}${path}`, options);
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
};
const posts = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  send('/api/messages', { method: 'POST', body: body ?? null, headers: { 'content-type': 'application/json', ...headers } });
const words = /^\{"error":"[A-Z][^{}\\/]+\."\}$/;
const innards = /node_modules|\bat \/|\.js:|\.ts:|restify|botbuilder|JSON at|Unexpected|Error:/i;

it('says that it is alive', async () => {
  expect(await send('/health', {})).toMatchObject({ status: 200, body: '{"alive":true}' });
});

describe('a request that is no activity', () => {
  const large = JSON.stringify({ text: secret.repeat(10_000) });
  it.each<[string, RequestInit['body'], Record<string, string>, number]>([
    ['broken JSON', `{"text": "${secret}"`, {}, 400],
    ['an empty body', '', {}, 400],
    ['a list', JSON.stringify([secret]), {}, 400],
    ['null', 'null', {}, 400],
    ['a text', JSON.stringify(secret), {}, 400],
    ['plain text', secret, { 'content-type': 'text/plain' }, 400],
    ['a web form', `text=${secret}`, { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    [
      'a form with a file',
      `--x\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\n${secret}\r\n--x--`,
      { 'content-type': 'multipart/form-data; boundary=x' },
      400,
    ],
    ['no type of content', Buffer.from(secret), { 'content-type': '' }, 400],
    ['300 KB', large, {}, 413],
    ['a body that says it is packed, and is not', '{}', { 'content-encoding': 'gzip' }, 415],
    ['a body packed in an unknown way', '{}', { 'content-encoding': 'br' }, 415],
    ['a wrong checksum', '{}', { 'content-md5': 'x' }, 400],
  ])('%s: is refused in words, and repeats nothing of it', async (_, body, headers, status) => {
    const reply = await posts(body, headers);
    expect([reply.status, words.test(reply.body)]).toEqual([status, true]);
    expect(JSON.stringify(reply)).not.toMatch(innards);
    expect(JSON.stringify(reply)).not.toContain('Invented');
    expect((await send('/health', {})).status).toBe(200);
  });

  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['DELETE', '/health', 405],
    ['GET', '/%zz', 404],
    ['GET', '/api/messages/../../etc/passwd', 404],
  ])('%s %s: is refused in words', async (method, path, status) => {
    const reply = await send(path, { method });
    expect([reply.status, words.test(reply.body)]).toEqual([status, true]);
    expect(JSON.stringify(reply)).not.toMatch(innards);
  });
});

it('says in its headers neither what it is made of nor which version that is', async () => {
  for (const [path, method] of [
    ['/health', 'GET'],
    ['/nothing', 'GET'],
    ['/api/messages', 'POST'],
  ] as const) {
    const { headers } = await send(path, { method });
    expect(
      Object.keys(headers)
        .sort()
        .filter((name) => !['connection', 'content-length', 'content-type', 'date', 'keep-alive'].includes(name)),
    ).toEqual(['server']);
    expect(headers['server']).toBe('target-hardening');
  }
});

it('writes of a refused request that it was refused, and nothing that it held', async () => {
  const before = bot.logged.length;
  await posts(JSON.stringify({ text: secret, from: { name: secret }, serviceUrl: secret }));
  await posts(JSON.stringify(bot.as(operative).activity({ type: 'message', text: secret, serviceUrl: 'https://evil.example/Invented' })));
  const lines = bot.logged.slice(before).map((line) => JSON.parse(line) as object);
  expect(lines).toEqual(Array(2).fill({ time: expect.any(String) as string, level: 'warn', did: 'request refused', status: 400 }));
});

it('answers a message although the chat cannot be written to, and says in the log that nobody was told', async () => {
  bot.connector.faults.push({ on: /POST/, status: 502 }, { on: /POST/, status: 502 });
  const before = bot.logged.length;
  const { status, body } = await bot.post(bot.as(operative).activity({ type: 'message', text: 'help' }));
  expect([status, body]).toEqual([200, '']);
  expect(bot.logged.slice(before).join('\n')).toContain('"did":"not told"');
});

describe('in service', () => {
  const id = '00000000-0000-4000-8000-00000000000a';
  const registered = { BOT_ID: id, BOT_TENANT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'x', PEOPLE_FILE: 'people.json' };

  it('refuses who does not sign in, in words, and writes to Microsoft only', async () => {
    // The SDK prints each request that it refuses, with its stack. Nobody can do anything about that here.
    const print = console.error;
    console.error = () => undefined;
    const service = await startTestBot({ settings: readSettings(registered) });
    const activity = {
      ...service.as(operative).activity({ type: 'message', text: 'help' }),
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
    };
    for (const authorization of ['', 'Bearer x', 'Bearer a.b.c', 'Basic x']) {
      const reply = await fetch(`${service.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify(activity),
      });
      expect([reply.status, await reply.text()]).toEqual([401, '{"error":"Not allowed."}']);
    }
    for (const serviceUrl of [
      'http://smba.trafficmanager.net/',
      'https://trafficmanager.net.evil.example/',
      'http://127.0.0.1:1/',
      'https://eviltrafficmanager.net/',
    ])
      expect(await service.post({ ...activity, serviceUrl })).toMatchObject({ status: 400 });
    expect(service.connector.calls).toEqual([]);
    await service.stop();
    console.error = print;
  });
});
