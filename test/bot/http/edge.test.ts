import { request } from 'node:http';
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
/** All that the bot ever says to a request that it refuses. */
const ours = [
  'Not allowed.',
  'The request could not be read.',
  'Something went wrong on our side.',
  'This is not an activity: it needs a type, a serviceUrl, a channelId, a sender, a recipient and a conversation.',
  'This serviceUrl is not one that the bot answers to.',
  'This channelId is not one that the bot answers on.',
].map((error) => JSON.stringify({ error }));
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
    ['100,000 lists in lists', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}, 400],
    ['another kind of text', '{}', { 'content-type': 'application/json; charset=utf-7' }, 400],
  ])('%s: is refused in words, and repeats nothing of it', async (_, body, headers, status) => {
    const reply = await posts(body, headers);
    expect(ours).toContain(reply.body);
    expect(reply.status).toBe(status);
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
    expect(ours).toContain(reply.body);
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply)).not.toMatch(innards);
  });
});

it('says in its headers that nobody may keep, frame, guess or read its answers, and not what it is made of', async () => {
  for (const [path, method] of [
    ['/health', 'GET'],
    ['/nothing', 'GET'],
    ['/health', 'DELETE'],
    ['/api/messages', 'POST'],
  ] as const) {
    const { headers } = await send(path, { method });
    const usual = ['allow', 'connection', 'content-length', 'content-type', 'date', 'keep-alive'];
    expect(Object.fromEntries(Object.entries(headers).filter(([name]) => !usual.includes(name)))).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      server: 'target-hardening',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-type']).toBe('application/json');
  }
});

describe('in local mode', () => {
  /** By a name of its own choice, which a web page can do whose name was turned to this machine. */
  const calls = (host: string, method: string, path: string) =>
    new Promise<[number | undefined, string]>((answered, failed) => {
      const { port } = new URL(bot.url);
      const headers = { host, 'content-type': 'application/json' };
      const call = request({ host: '127.0.0.1', port, method, path, headers }, async (reply) => {
        let text = '';
        for await (const chunk of reply) text += String(chunk);
        answered([reply.statusCode, text]);
      });
      call.on('error', failed).end(method === 'POST' ? JSON.stringify(bot.as(operative).activity({ type: 'message', text: 'help' })) : '');
    });

  it.each([
    'evil.example.org',
    'evil.example.org:3978',
    '127.0.0.1.evil.example.org',
    'localhost.evil.example.org',
    '192.0.2.1',
    ' ',
    '@',
    '[::1',
  ])('is not to be called by the name “%s”', async (host) => {
    const sent = bot.connector.calls.length;
    for (const [method, path] of [
      ['POST', '/api/messages'],
      ['GET', '/health'],
    ] as const)
      expect(await calls(host, method, path)).toEqual([403, '{"error":"Not allowed."}']);
    expect(bot.connector.calls).toHaveLength(sent);
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST:3978', '[::1]:3978'])('is to be called by the name “%s”', async (host) => {
    expect(await calls(host, 'GET', '/health')).toEqual([200, '{"alive":true}']);
  });
});

it.each<[string, object]>([
  ['a time that is none', { timestamp: 'x', localTimestamp: 'x', expiration: 'x' }],
  ['times that are no texts', { timestamp: {}, localTimestamp: [], expiration: 5 }],
  ['a wish for the answers in one', { deliveryMode: 'expectReplies' }],
  ['a wish for a stream', { deliveryMode: 'stream' }],
  ['the role of a skill', { channelId: 'emulator', recipient: { id: '28:bot', role: 'skill' } }],
  ['a mention of nobody', { entities: [{ type: 'mention' }, { type: 'mention', mentioned: 5, text: {} }, {}] }],
  ['attachments that are none', { attachments: 'x', attachmentLayout: 5 }],
  ['members who are none', { type: 'conversationUpdate', membersAdded: 'x', membersRemoved: [null] }],
  ['a text that is none', { text: { toString: 'x' } }],
  ['a language that is none', { locale: { x: 1 } }],
  ['the name of something inside', { name: '__proto__', type: 'invoke', value: { action: { verb: 'constructor', data: {} } } }],
  ['channel data that is none', { channelData: 'x' }],
  ['channel data in channel data', { channelData: { tenant: { id: { id: [] } }, channel: [], team: 5 } }],
  ['a caller of its own choice', { callerId: 'x', relatesTo: { conversation: null } }],
])('%s, in an activity: is answered as usual or refused in words, and nothing of ours shows', async (_, more) => {
  for (const activity of [
    { type: 'message', text: 'help', ...more },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'take', data: {} } }, ...more },
  ]) {
    const reply = await bot.post(bot.as(operative).activity(activity));
    expect([200, 400]).toContain(reply.status);
    if (reply.status === 400) expect(ours).toContain(reply.body);
    expect(reply.body).not.toMatch(innards);
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
