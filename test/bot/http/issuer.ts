import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectorClient } from '../../../bot/teams/connector.ts';
import { readSettings } from '../../../bot/settings/settings.ts';
import type { FakeConnector } from './connector.ts';

export const botId = '00000000-0000-4000-8000-00000000000a';
/** The stage's people belong to the tenant that may use the bot. */
export const serviceSettings = readSettings({
  ...{ BOT_ID: botId, BOT_TENANT_ID: '00000000-0000-4000-8000-000000000001', BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'unused' },
  PEOPLE_FILE: 'people.json',
});
/** An address of Microsoft's. Whatever the bot sends there reaches the Connector of the test. */
export const serviceUrl = 'https://smba.trafficmanager.net/uk/';
export const outbound = 'Bearer outbound-test';

export type Claims = Record<string, unknown>;
interface Signing {
  /** Changes the header, after `alg` and `kid` are set. */
  header?: object;
  key?: KeyObject;
  alg?: 'RS256' | 'RS384' | 'RS512' | 'none' | 'HS256';
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const digest = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

/** Stands in for Microsoft's issuer: publishes its metadata and keys over HTTP, and signs tokens, right ones and wrong ones. */
export async function startIssuer() {
  const keys = { teams: pair(), elsewhere: pair(), unknown: pair() };
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let out: 'refuse' | 'hang' | undefined;
  const published = (kid: 'teams' | 'elsewhere', endorsements: string[]) => ({
    ...{ ...keys[kid].publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256', endorsements },
  });
  const server = http.createServer(async (req, res) => {
    asked.push(req.url ?? '');
    if (out === 'hang') await new Promise<void>((back) => waiting.push(back));
    const metadata = { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
    const reply = req.url === '/keys' ? { keys: [published('teams', ['msteams']), published('elsewhere', ['webchat'])] } : metadata;
    res.writeHead(out ? 503 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(reply));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A token that holds in every respect, but for what is changed. A claim that is undefined is left out. */
  const token = (change: Claims = {}, { header, key = keys.teams.privateKey, alg = 'RS256' }: Signing = {}): string => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: 'https://api.botframework.com', aud: botId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, ...change };
    const text = `${part({ alg, typ: 'JWT', kid: 'teams', ...header })}.${part(claims)}`;
    if (alg === 'none') return `${text}.`;
    if (alg === 'HS256') {
      const known = keys.teams.publicKey.export({ format: 'pem', type: 'spki' });
      return `${text}.${createHmac('sha256', known).update(text).digest('base64url')}`;
    }
    return `${text}.${sign(digest[alg], Buffer.from(text), key).toString('base64url')}`;
  };

  return {
    keys,
    asked,
    token,
    /** From now on it answers that it is not available, or does not answer at all. */
    goesOut: (how: 'refuse' | 'hang') => (out = how),
    /** Answers whoever still waits, and works again. */
    comesBack: async () => {
      out = undefined;
      for (const back of waiting.splice(0)) back();
      // Whoever waited has their answer before whoever asks now.
      await fetch(`${url}/`);
    },
    /** The SDK's real check with this issuer, and its way out to the Connector of the test. */
    authentication: ({ url: to }: FakeConnector, calls: { to: string; authorization: string | undefined }[] = []) =>
      new ConfigurationBotFrameworkAuthentication(
        {
          ...{ MicrosoftAppId: botId, ValidateAuthority: true, CallerId: 'urn:botframework:azure', OAuthUrl: 'https://token.example.org' },
          ...{ ToChannelFromBotLoginUrl: 'https://login.example.org/x', ToChannelFromBotOAuthScope: 'https://api.botframework.com' },
          ...{ ToBotFromChannelTokenIssuer: 'https://api.botframework.com', ToBotFromChannelOpenIdMetadataUrl: url },
          ToBotFromEmulatorOpenIdMetadataUrl: url,
        },
        {
          isValidAppId: async (id: string) => id === botId,
          isAuthenticationDisabled: async () => false,
          createCredentials: async () => ({
            signRequest: async (request: { headers: { set: (name: string, value: string) => void } }) => {
              request.headers.set('authorization', outbound);
              return request;
            },
          }),
        } as never,
        undefined,
        undefined,
        {
          httpClient: {
            sendRequest: (request: Parameters<typeof connectorClient.sendRequest>[0]) => {
              calls.push({ to: request.url, authorization: request.headers.toJson()['authorization'] });
              return connectorClient.sendRequest({
                ...request,
                url: request.url.replace(serviceUrl.slice(0, -1), to),
                headers: request.headers,
              });
            },
          } as never,
        },
      ),
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
