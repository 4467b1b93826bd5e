import { once } from 'node:events';
import { connect } from 'node:net';
import { usualPatience } from '../../../bot/teams/server.ts';
import { operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { startConnector } from './connector.ts';
import { botId, outbound, serviceSettings, serviceUrl, startIssuer } from './issuer.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let bot: TestBot;
const started: { stop: () => Promise<void> }[] = [];
const calls: { to: string; authorization: string | undefined }[] = [];
/** The types of the activities that the SDK was asked to check. */
const checks: string[] = [];
// The SDK prints some of the tokens that it refuses. Nobody can do anything about that here.
const print = console.error;

beforeAll(async () => {
  console.error = () => undefined;
  issuer = await startIssuer();
  started.push(issuer);
  const connector = await startConnector();
  const authentication = issuer.authentication(connector, calls);
  const check = authentication.authenticateRequest.bind(authentication);
  authentication.authenticateRequest = (activity, header) => (checks.push(activity.type), check(activity, header));
  bot = await startTestBot({ settings: serviceSettings, connector, met: [], edge: { authentication } });
});
afterAll(async () => {
  await bot.stop();
  for (const { stop } of started) await stop();
  console.error = print;
});

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** Both would start a draft, and so leave something in the store and in the chat. */
const message = (more: object = {}) => bot.as(referrer).activity({ type: 'message', text: 'refer', serviceUrl, ...more });
const press = (more: object = {}) =>
  bot.as(referrer).activity({
    ...{ type: 'invoke', name: 'adaptiveCard/action', serviceUrl },
    value: { action: { type: 'Action.Execute', verb: 'refer', data: {} }, trigger: 'manual' },
    ...more,
  });

/** Refused in our words, and never a turn: nothing kept, nothing sent, and the log knows of nothing but the refusal. */
async function isRefused(headers: Record<string, string>, more: object = {}, status = 401): Promise<void> {
  const before = { stored: bot.stored(), calls: calls.length, standing: bot.connector.standing.length, logged: bot.logged.length };
  for (const activity of [message(more), press(more)]) {
    const reply = await bot.post(activity, headers);
    await bot.delivery.idle();
    expect(reply).toEqual({
      status,
      body: status === 401 ? '{"error":"Not allowed."}' : (expect.stringMatching(/^\{"error":"This /) as string),
    });
  }
  expect(bot.stored()).toEqual(before.stored);
  expect([calls.length, bot.connector.standing.length]).toEqual([before.calls, before.standing]);
  const lines = bot.logged.slice(before.logged).map((line) => JSON.parse(line) as object);
  expect(lines).toEqual(Array(2).fill({ time: expect.any(String) as string, level: 'warn', did: 'request refused', status }));
}

describe('a token that is valid', () => {
  it('lets a message and a press in, and the answer goes to Microsoft with the bot’s own token', async () => {
    const typed = await bot.post(message({ text: 'who am i', from: { id: '29:x', aadObjectId: operative.id } }), bearer(issuer.token()));
    expect(typed).toEqual({ status: 200, body: '' });
    expect(bot.connector.standing.at(-1)?.text).toContain('You are Fran Fitter');
    expect(calls.at(-1)).toEqual({ to: expect.stringContaining(`${serviceUrl}v3/conversations/`) as string, authorization: outbound });
    const pressed = await bot.post(press({ name: 'task/fetch' }), bearer(issuer.token()));
    expect([pressed.status, pressed.body]).toEqual([200, expect.stringContaining('does not belong')]);
  });

  it('may be up to five minutes late, or early, as clocks differ', async () => {
    for (const claims of [{ exp: inSeconds(-120) }, { nbf: inSeconds(120) }])
      expect(await bot.post(message({ type: 'typing' }), bearer(issuer.token(claims)))).toMatchObject({ status: 200 });
  });

  it('is checked once for each activity, with keys that are fetched once', async () => {
    const before = checks.length;
    for (let times = 0; times < 3; times += 1) await bot.post(message({ type: 'typing' }), bearer(issuer.token()));
    expect([checks.length - before, issuer.asked]).toEqual([3, ['/', '/keys']]);
  });
});

describe('a request without a token that could be one', () => {
  const segment = (text: string) => Buffer.from(text).toString('base64url');
  it.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['only the word Bearer', { authorization: 'Bearer' }],
    ['another scheme', { authorization: 'Basic eDp5' }],
    ['one part', { authorization: 'Bearer x' }],
    ['three parts of nonsense', { authorization: 'Bearer a.b.c' }],
    ['parts that hold no objects', { authorization: `Bearer ${segment('null')}.${segment('1')}.x` }],
    ['claims that are no JSON', { authorization: `Bearer ${segment('{"alg":"RS256","kid":"teams"}')}.${segment('{')}.x` }],
    ['a header with a prototype', { authorization: `Bearer ${segment('{"__proto__":{"alg":"RS256","kid":"teams"}}')}.${segment('{}')}.x` }],
    ['100 KB of nothing', { authorization: `Bearer ${'a'.repeat(7_000)}.${'b'.repeat(7_000)}.c` }],
  ])('%s: is refused', async (_, headers) => isRefused(headers));

  it('is refused before its body is read, whatever it holds', async () => {
    const { port } = new URL(bot.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /api/messages HTTP/1.1\r\nhost: bot\r\ncontent-type: application/json\r\ncontent-length: 300000\r\n\r\n{');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1.1 401 [^]*\{"error":"Not allowed."\}$/);
  });
});

describe('a token that is refused', () => {
  it.each<[string, () => string]>([
    ['expired an hour ago', () => issuer.token({ exp: inSeconds(-3_600) })],
    ['never expires', () => issuer.token({ exp: undefined })],
    ['expires never, in words', () => issuer.token({ exp: 'never' })],
    ['expires at null', () => issuer.token({ exp: null })],
    ['is not valid before the next hour', () => issuer.token({ nbf: inSeconds(3_600) })],
    ['is for another bot', () => issuer.token({ aud: '00000000-0000-4000-8000-0000000000ff' })],
    ['is for several bots', () => issuer.token({ aud: [botId, 'x'] })],
    ['is for nobody', () => issuer.token({ aud: undefined })],
    ['is from another issuer', () => issuer.token({ iss: 'https://evil.example.org' })],
    ['is from no issuer', () => issuer.token({ iss: undefined })],
    ['is signed with another key', () => issuer.token({}, { key: issuer.keys.unknown.privateKey })],
    ['names a key that nobody knows', () => issuer.token({}, { key: issuer.keys.unknown.privateKey, header: { kid: 'unknown' } })],
    ['names no key', () => issuer.token({}, { header: { kid: undefined } })],
    [
      'brings its own key',
      () => issuer.token({}, { header: { kid: undefined, jwk: issuer.keys.unknown.publicKey.export({ format: 'jwk' }) } }),
    ],
    ['is not signed', () => issuer.token({}, { alg: 'none' })],
    ['is not signed, and has something for a signature', () => `${issuer.token({}, { alg: 'none' })}x`],
    ['is signed with the public key as a secret', () => issuer.token({}, { alg: 'HS256' })],
    ['is signed in another way than Microsoft says', () => issuer.token({}, { alg: 'RS512' })],
    ['says RS256, and is signed with the public key as a secret', () => issuer.token({}, { alg: 'HS256', header: { alg: 'RS256' } })],
    [
      'was changed after it was signed',
      () => issuer.token().replace(/\.[\w-]+\./, issuer.token({ exp: inSeconds(7_200) }).replace(/^[\w-]+|[\w-]+$/g, '')),
    ],
    ['is for another service URL', () => issuer.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' })],
    ['is for this service URL in capitals', () => issuer.token({ serviceurl: serviceUrl.toUpperCase() })],
    ['is for no service URL', () => issuer.token({ serviceurl: undefined })],
    ['names its service URL as nobody does', () => issuer.token({ serviceurl: undefined, serviceUrl })],
    [
      'is signed with a key for another channel',
      () => issuer.token({}, { key: issuer.keys.elsewhere.privateKey, header: { kid: 'elsewhere' } }),
    ],
  ])('because it %s', async (_, token) => isRefused(bearer(token())));

  const emulator = { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: botId };
  it.each<[string, object]>([
    ['the emulator', emulator],
    ['the emulator, for this service URL and bot', { ...emulator, serviceurl: serviceUrl, aud: botId }],
    ['another bot', { ...emulator, aud: botId, appid: '00000000-0000-4000-8000-0000000000ff' }],
  ])('because it is one of %s', async (_, claims) => isRefused(bearer(issuer.token({ ...claims }))));
});

describe('an activity with a valid token', () => {
  it.each<[string, object]>([
    ['without a service URL', { serviceUrl: undefined }],
    ['with an empty service URL', { serviceUrl: '' }],
    ['with somebody else’s service URL', { serviceUrl: 'https://evil.example.org/' }],
    ['from a web chat, where people name themselves', { channelId: 'webchat' }],
    ['from the channel that the SDK checks in another way', { channelId: 'AseChannel' }],
  ])('%s: is refused, and no turn runs', async (_, more) => isRefused(bearer(issuer.token()), more, 400));

  it.each([
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net@evil.example.org/',
    'http://smba.trafficmanager.net/',
  ])('whose token is for %s, too: is refused', async (url) =>
    isRefused(bearer(issuer.token({ serviceurl: url })), { serviceUrl: url }, 400),
  );
});

describe('while the keys cannot be had', () => {
  it.each<[string, 'refuse' | 'hang', number]>([
    ['the issuer is out', 'refuse', 500],
    ['the issuer does not answer', 'hang', 503],
  ])('because %s: the bot blames itself, not the caller, and no turn runs', async (_, how, status) => {
    const away = await startIssuer();
    started.push(away);
    const connector = await startConnector();
    const patience = { ...usualPatience, answer: how === 'hang' ? 50 : 60_000 };
    const edge = { authentication: away.authentication(connector), patience };
    const other = await startTestBot({ settings: serviceSettings, connector, met: [], edge });
    away.goesOut(how);
    const before = other.stored();
    const reply = await other.post(message(), bearer(away.token()));
    expect(reply).toEqual({ status, body: '{"error":"Something went wrong on our side."}' });
    patience.answer = 60_000;
    await away.comesBack();
    expect([other.stored(), connector.calls]).toEqual([before, []]);
    expect((await other.post(message(), bearer(away.token()))).status).toBe(200);
    await other.delivery.idle();
    expect(connector.standing).toHaveLength(1);
    await other.stop();
  });
});
