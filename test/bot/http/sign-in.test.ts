import { CloudAdapter } from 'botbuilder';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { authenticationFor } from '../../../bot/teams/adapter.ts';
import type { Registration } from '../../../bot/settings/settings.ts';

/** What Microsoft was asked, and what the Connector was told. */
interface Call {
  to: string;
  body: string;
  headers: http.IncomingHttpHeaders;
}

/** Stands in for the address where a bot signs in, for the one where Azure gives an identity its token, and for the Connector. */
async function startMicrosoft() {
  const calls: Call[] = [];
  const server = http.createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    calls.push({ to: req.url ?? '', body, headers: req.headers });
    const token = { token_type: 'Bearer', expires_in: 3_600, expires_on: Math.floor(Date.now() / 1_000) + 3_600, access_token: 'given' };
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(req.url?.startsWith('/v3/') ? { id: '1' } : token));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, stop };
}

const tenantId = '00000000-0000-4000-8000-000000000001';
/** One each, because the SDK keeps a token for as long as it lasts, by the bot's id. */
const withPassword = '00000000-0000-4000-8000-00000000000b';
const withIdentity = '00000000-0000-4000-8000-00000000000c';
const login = 'https://login.microsoftonline.com';
const plainFetch = globalThis.fetch;
const environment = { ...process.env };
let microsoft: Awaited<ReturnType<typeof startMicrosoft>>;

beforeEach(async () => {
  microsoft = await startMicrosoft();
  globalThis.fetch = (to, init) => plainFetch(String(to instanceof Request ? to.url : to).replace(login, microsoft.url), init);
  // As in Azure's App Service, and nothing that this machine says of other ways in.
  const others = Object.entries(environment).filter(([name]) => !/^(AZURE|IDENTITY|MSI)_|_proxy$/i.test(name));
  process.env = { ...Object.fromEntries(others), IDENTITY_ENDPOINT: `${microsoft.url}/identity`, IDENTITY_HEADER: 'only-in-azure' };
});
afterEach(() => {
  globalThis.fetch = plainFetch;
  process.env = { ...environment };
  microsoft.stop();
});

/** The bot writes to a chat of its own accord, through the SDK's real sign-in. */
async function write(registration: Registration) {
  const chat = {
    channelId: 'msteams',
    serviceUrl: `${microsoft.url}/`,
    conversation: { id: 'chat', isGroup: false, conversationType: '', name: '' },
  };
  await new CloudAdapter(authenticationFor(registration)).continueConversationAsync(registration.id, chat as never, async (context) => {
    await context.sendActivity('Something moved.');
  });
  const [asked, told] = microsoft.calls;
  return { asked, told };
}

it('A bot with a password signs in at its own tenant, and shows the Connector what it was given', async () => {
  const { asked, told } = await write({ id: withPassword, tenantId, type: 'SingleTenant', password: 'a-password' });
  expect(asked?.to).toContain(`/${tenantId}/oauth2/v2.0/token`);
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toMatchObject({
    ...{ grant_type: 'client_credentials', client_id: withPassword, client_secret: 'a-password' },
    scope: 'https://api.botframework.com/.default',
  });
  expect(told?.to).toMatch(/^\/v3\/conversations\/chat\/activities/);
  expect(told?.headers.authorization).toBe('Bearer given');
  expect(microsoft.calls).toHaveLength(2);
});

it('A bot with a managed identity asks Azure for its token, and for that identity’s alone', async () => {
  const { asked, told } = await write({ id: withIdentity, tenantId, type: 'UserAssignedMSI' });
  const { pathname, searchParams } = new URL(asked?.to ?? '', microsoft.url);
  expect(pathname).toBe('/identity');
  expect(Object.fromEntries(searchParams)).toMatchObject({ resource: 'https://api.botframework.com', client_id: withIdentity });
  expect(asked?.headers['x-identity-header']).toBe('only-in-azure');
  expect(told?.headers.authorization).toBe('Bearer given');
  expect(microsoft.calls).toHaveLength(2);
});
