import { inService, onThisMachine } from '../../../bot/teams/reach.ts';
import { recordChannel } from '../../../src/service/record-service.ts';
import { administrator, coordinator, inspector, operative, secondInspector } from '../../builders.ts';
import { startTestBot } from './bot.ts';
import { awaitingInspector, ready } from './cases.ts';
import { startConnector } from './connector.ts';
import { serviceSettings, serviceUrl, startIssuer } from './issuer.ts';
import { chatsWith } from './journey.ts';

/** Stopped also when a test fails. */
const started: { stop: () => Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(started.splice(0).map(({ stop }) => stop()))));

describe('in service', () => {
  it.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://canary.botapi.skype.com/amer/',
  ])('the bot may call %s', (url) => expect(inService.service(url)).toBe(true));
  it.each([
    'http://smba.trafficmanager.net/uk/',
    'https://trafficmanager.net/',
    'https://mine.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example.org/',
    'https://evilsmba.trafficmanager.net/',
    'https://smba.trafficmanager.net:444/',
    'https://someone@smba.trafficmanager.net/',
    'https://evilskype.com/',
    'https://botframework.com.evil.example.org/',
    'https://evil.example.org/?x=.botframework.com',
    'https://evil.example.org#.botframework.com',
    'https://127.0.0.1/',
    'https://169.254.169.254/metadata/instance',
    'file:///etc/passwd',
    '//smba.trafficmanager.net/',
    'nonsense',
    '',
  ])('it may not call “%s”', (url) => expect(inService.service(url)).toBe(false));
});

describe('in local mode', () => {
  it.each(['http://127.0.0.1:56150/_connector', 'http://localhost:1/', 'http://[::1]:1/'])('the bot may call %s', (url) =>
    expect(onThisMachine.service(url)).toBe(true),
  );
  it.each([
    'http://127.0.0.1.evil.example.org/',
    'http://0.0.0.0/',
    'http://192.0.2.1/',
    'ftp://localhost/',
    'https://smba.trafficmanager.net/uk/',
    '',
  ])('it may not call “%s”', (url) => expect(onThisMachine.service(url)).toBe(false));
});

it('never takes its token to an address that was kept from before, and tells the co-ordinator that the person was not reached', async () => {
  const [issuer, connector, evil] = await Promise.all([startIssuer(), startConnector(), startConnector()]);
  started.push(issuer, evil);
  const calls: { to: string }[] = [];
  const edge = { authentication: issuer.authentication(connector, calls as never) };
  const bot = await startTestBot({
    settings: serviceSettings,
    people: [inspector, secondInspector, coordinator],
    met: [],
    connector,
    edge,
  });
  const chatOf = (who: typeof inspector, url: string) =>
    bot.store.rememberChat(who.id, { conversationId: `personal-${who.id}`, serviceUrl: url, tenantId: who.tenant });
  await chatOf(inspector, evil.url);
  await chatOf(secondInspector, `https://smba.trafficmanager.net@${new URL(evil.url).host}/`);
  await chatOf(coordinator, serviceUrl);
  const chat = { conversationId: '19:x@thread.tacv2', serviceUrl: evil.url, tenantId: coordinator.tenant };
  for (const purpose of ['jobs', 'inspectors'] as const)
    await recordChannel(bot.bot.deps, { scheme: 'north-lincolnshire', purpose, teamId: 't', chat }, administrator);

  await bot.brings(awaitingInspector('TH-000001'));
  await bot.brings(ready('TH-000002'));
  await bot.delivery.idle();
  expect(evil.calls).toEqual([]);
  expect(calls.filter(({ to }) => !to.startsWith(serviceUrl))).toEqual([]);
  const told = bot
    .as(coordinator)
    .chat()
    .map(({ attachments }) => JSON.stringify(attachments));
  for (const { name } of [inspector, secondInspector]) expect(told.some((card) => card.includes(name))).toBe(true);
  expect(told.some((card) => card.includes('The installer channel'))).toBe(true);
  const refused = bot.logged.filter((line) => line.includes('"error":"NotOurService"'));
  expect(refused.filter((line) => line.includes('"not delivered"'))).toHaveLength(3);
  // Nor was anybody asked there who the two Inspectors are, and who is a member of their team.
  bot.clock.at += 20_000;
  expect(await bot.bot.deps.people.withRole('inspector')).toHaveLength(2);
  expect(bot.logged.filter((line) => line.includes('"members not read"') && line.includes('"NotOurService"'))).toHaveLength(1);
  expect(evil.calls).toEqual([]);
  expect(refused.filter((line) => line.includes('"member not read"'))).toHaveLength(2);
  await bot.stop();
});

it('follows nobody who answers that it should call another address', async () => {
  const bot = await startTestBot();
  const evil = await startConnector();
  started.push(evil);
  bot.connector.faults.push({ on: /POST/, status: 307, location: evil.url });
  await bot.as(coordinator).types('help');
  expect(evil.calls).toEqual([]);
  await bot.stop();
});

it('updates a card under the address that its chat or channel has now', async () => {
  const bot = await startTestBot();
  started.push(bot);
  const ref = 'TH-000001';
  const movesAway = async () => {
    const standing = await bot.store.postingsOf(ref);
    await bot.store.stand(standing.map((one) => ({ ...one, chat: { ...one.chat, serviceUrl: 'http://127.0.0.1:9' } })));
  };
  await bot.registerChannel();
  await bot.brings(awaitingInspector(ref));
  await movesAway();
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  await movesAway();
  await bot.as(operative).goesToChannel().sends('take', { ref, version: 4 });
  expect(chatsWith(bot, 'authorised it')).toEqual(expect.arrayContaining([inspector.name, secondInspector.name]));
  expect(chatsWith(bot, 'authorise this?')).toEqual([]);
  expect(chatsWith(bot, 'Taken by Fran Fitter')).toContain('the channel');
  expect(new Set((await bot.store.postingsOf(ref)).map(({ chat }) => chat.serviceUrl))).toEqual(new Set([bot.connector.url]));
});
