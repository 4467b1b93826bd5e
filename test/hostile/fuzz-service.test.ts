import { aChange } from '../builders.ts';
import { startTestBot } from '../bot/http/bot.ts';
import { startConnector } from '../bot/http/connector.ts';
import { serviceSettings, serviceUrl, startIssuer } from '../bot/http/issuer.ts';
import { seeded } from '../src/life/random.ts';
import { cases } from './activities.ts';
import { seed, sendAll } from './send-all.ts';

// The SDK prints some of the tokens that it refuses. Nobody can do anything about that here.
const print = console.error;
beforeAll(() => void (console.error = () => undefined));
afterAll(() => void (console.error = print));

/** What the Connector may say of the colleagues without a role, beside that they are members: also what nobody should. */
const odd = [{ userRole: 'guest' }, null, { userRole: 5, userPrincipalName: {} }, { tenantId: [] }, { objectId: 'x', aadObjectId: null }];

it(`takes 3,000 of them in service, most with a token that holds (FUZZ_SEED=${seed}): none is a fault of ours, and nothing is changed`, async () => {
  const issuer = await startIssuer();
  const connector = await startConnector();
  const edge = { authentication: issuer.authentication(connector), pressRate: { takes: () => 'go' as const } };
  const bot = await startTestBot({ settings: serviceSettings, connector, met: [], edge });
  for (let at = 0; at < 50; at += 1) connector.accounts.set(`00000000-0000-4000-8000-00000000${1_000 + at}`, odd[at % odd.length] ?? null);
  for (const one of cases) await bot.store.save(aChange(one));
  const before = bot.stored();
  const good = issuer.token();
  const tokens = [
    ...[issuer.token({ aud: 'x' }), issuer.token({ exp: 1 }), issuer.token({ exp: undefined }), issuer.token({ serviceurl: {} })],
    ...[issuer.token({}, { alg: 'none' }), issuer.token({}, { alg: 'HS256' }), issuer.token({}, { header: { kid: '__proto__' } })],
    ...[good.slice(0, -5), `${good}x`, good.split('.').slice(0, 2).join('.'), '..', 'x', ''],
  ];
  const headers = (number: number) => {
    const random = seeded(seed + number);
    return { authorization: random.chance(0.8) ? `Bearer ${good}` : random.pick([`Bearer ${random.pick(tokens)}`, 'Basic eDp5', '']) };
  };

  const { statuses, faults } = await sendAll({ url: bot.url, serviceUrl, count: 3_000, seed: seed + 1, headers });
  await bot.delivery.idle();
  expect(faults).toEqual([]);
  expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(3_000);
  expect(statuses[200]).toBeGreaterThan(500);
  expect(statuses[401]).toBeGreaterThan(300);
  const told = (outcome: string) => bot.logged.filter((line) => line.includes(`"outcome":"${outcome}"`)).length;
  for (const outcome of ['guest', 'not checked', 'said', 'card']) expect([outcome, told(outcome) > 10]).toEqual([outcome, true]);
  expect(bot.stored()).toEqual(before);
  expect(bot.logged.filter((line) => line.includes('"level":"error"') && !line.includes('ConnectorFailure'))).toEqual([]);
  await bot.stop();
  await issuer.stop();
}, 300_000);
