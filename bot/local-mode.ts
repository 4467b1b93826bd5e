import type { Person } from '../src/people/person.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import { recordChannel } from '../src/service/record-service.ts';
import type { Bot } from './bot.ts';
import type { Settings } from './settings/settings.ts';
import { startStage, type Stage } from './stage/stage.ts';

interface Local {
  settings: Settings;
  scheme: Scheme;
  people: Person[];
  bot: Bot;
  now: () => Date;
  say: (line: string) => void;
}

const firstPort = 56_150;

/** Local mode: the bot on this machine without sign-in, and a real Teams client for each person of the stage. */
export async function startLocalMode({ settings, scheme, people, bot, now, say }: Local): Promise<Stage | undefined> {
  const { store } = bot.deps;
  say('Local mode: only this machine can reach the bot, and nobody signs in. Use made-up people only.');
  if (!settings.playground) {
    say(`The bot takes activities at ${bot.url}/api/messages. PLAYGROUND is off, so no Teams client is started.`);
    return undefined;
  }
  const botUrl = `${bot.url}/api/messages`;
  const stage = await startStage({ people, botUrl, folder: '.playground', firstPort, say });
  stage.pages(bot.server);
  for (const { person, conversationId, serviceUrl, tenantId } of stage.clients)
    await store.rememberChat(person.id, { conversationId, serviceUrl, tenantId });
  await registerInstallers({ store, scheme, now }, stage);
  say(`Open ${bot.url}/ in a browser: it says who is who and what to try.`);
  for (const { person, url } of stage.clients) say(`  ${person.name}: ${url}`);
  const where = settings.store.kind === 'sqlite' ? settings.store.file : `${settings.store.database} at ${settings.store.endpoint}`;
  say(`Cases are kept in ${where}. Ctrl-C stops everything.`);
  return stage;
}

/** The stage has one installer channel, so it is registered as an administrator would do it by `use this channel for jobs`. */
async function registerInstallers(
  { store, scheme, now }: Pick<Bot['deps'], 'store' | 'scheme' | 'now'>,
  { channel }: Stage,
): Promise<void> {
  const { serviceUrl, tenantId, person } = channel.client;
  const { conversationId, teamId } = channel;
  const before = await store.channelFor(scheme.name, 'jobs');
  if (before?.chat.conversationId === conversationId && before.chat.serviceUrl === serviceUrl) return;
  const by = { id: person.id, name: person.name, tenant: tenantId, roles: person.roles };
  const chat = { conversationId, serviceUrl, tenantId };
  await recordChannel({ store, scheme, now }, { scheme: scheme.name, purpose: 'jobs', teamId, chat }, by, { place: 'channel' });
}
