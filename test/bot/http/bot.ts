import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot, type Edge } from '../../../bot/bot.ts';
import { openLog } from '../../../bot/settings/log.ts';
import type { Limits } from '../../../bot/delivery/rates.ts';
import { readSettings, type Settings } from '../../../bot/settings/settings.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { newRef } from '../../../src/case/ref.ts';
import { toldOf } from '../../../src/delivery/told.ts';
import { without } from '../../../src/case/without.ts';
import { fixedPeople, type People } from '../../../src/people/people.ts';
import type { Person } from '../../../src/people/person.ts';
import type { Scheme } from '../../../src/scheme/scheme.ts';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import {
  aChange,
  administrator,
  coordinator,
  desk,
  inspector,
  noon,
  northLincolnshire,
  officer,
  operative,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { tellsSecrets } from './secrets.ts';
import { buttonsOf, inputsOf, textOf, titlesOf } from './cards.ts';
import { startConnector, type Card, type FakeConnector, type Standing } from './connector.ts';
import { storedIn } from './stored.ts';

export const everybody = [officer, inspector, secondInspector, coordinator, operative, secondOperative, desk, administrator];
export const channel = { id: '19:installers@thread.tacv2', team: '19:team@thread.tacv2' };
const asPerson = ({ id, name, roles }: Actor): Person => ({
  id,
  name,
  agency: roles.includes('police') ? 'Humberside Police' : 'Safer Neighbourhoods',
  roles,
});

/** In service people are asked for over the network: so two presses at once do get in each other's way here, too. */
function askedElsewhere(all: Actor[], homes: Record<string, string>, asked: () => Promise<unknown> = async () => undefined): People {
  const people = fixedPeople(all.map((one) => ({ ...asPerson(one), ...(homes[one.id] && { home: homes[one.id] }) })) as Person[]);
  const elsewhere = () => new Promise((answered) => setTimeout(answered, 1));
  return { find: async (id) => (await asked(), people.find(id)), withRole: async (role) => (await elsewhere(), people.withRole(role)) };
}

interface Options {
  people?: Actor[];
  /** Where people live, by id, under the key that the people file is read into. */
  homes?: Record<string, string>;
  scheme?: Scheme;
  folder?: string;
  inDoubtSeconds?: number;
  /** Who has a chat with the bot already. */
  met?: Actor[];
  /** When a bot starts again: the same Connector, and what time it is. */
  connector?: FakeConnector;
  at?: number;
  /** The platform's limits. Without them the tests send as fast as they can. */
  limits?: Limits;
  /** Another store than SQLite on disk. */
  store?: CaseStore;
  /** Other settings than those of local mode. */
  settings?: Settings;
  /** In service: the address that activities come from, and the header that lets them in. */
  service?: { serviceUrl: string; authorization: string };
  /** How the bot meets those who call it, where that is not as usual. */
  edge?: Edge;
  /** What a look into the people file waits for: so a turn takes as long as the test says. */
  asked?: () => Promise<unknown>;
}
export type TestBot = Awaited<ReturnType<typeof startTestBot>>;

/** What a failed test left running is stopped, else nobody would ever see the failure. */
const running = new Set<{ stop: () => Promise<void> }>();
afterAll(async () => {
  for (const bot of running) await bot.stop();
});

/** The real bot on a port of its own: real adapter, real server, real store on disk. Only the Connector is ours. */
export async function startTestBot({
  people = everybody,
  homes = {},
  scheme = northLincolnshire,
  folder,
  inDoubtSeconds = 1,
  met = [...everybody, referrer],
  connector: standing,
  at = Date.parse(noon),
  settings: chosen,
  store: otherStore,
  limits = { chat: [], tenant: [] },
  service,
  edge,
  asked,
}: Options = {}) {
  const connector = standing ?? (await startConnector());
  const serviceUrl = service?.serviceUrl ?? connector.url;
  const dir = folder ?? mkdtempSync(join(tmpdir(), 'target-hardening-'));
  const file = join(dir, 'cases.db');
  const clock = { at };
  const logged: string[] = [];
  const store = otherStore ?? openSqliteStore(file);
  const now = () => new Date(clock.at);
  const settings = { ...(chosen ?? readSettings({})), host: '127.0.0.1', port: 0, inDoubtSeconds };
  const deps = { store, scheme, people: askedElsewhere(people, homes, asked), now, newRef };
  const bot = await startBot(
    deps,
    settings,
    openLog('debug', now, (line) => logged.push(line)),
    { limits, ...edge },
  );
  let activities = 0;

  const post = async (activity: object, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
    const reply = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(service && { authorization: service.authorization }), ...headers },
      body: JSON.stringify(activity),
    });
    return { status: reply.status, body: await reply.text() };
  };

  const as = (who: Actor) => {
    const person = {
      who,
      /** Where this person is: the own chat, or the channel. */
      chatId: `personal-${who.id}`,
      inChannel: false,
      /** The card in front of this person, and the message that it stands in. */
      card: undefined as Card | undefined,
      pressedId: undefined as string | undefined,
      said: '',
      status: 0,
      activity: (more: object) => ({
        id: `activity-${(activities += 1)}`,
        ...{ channelId: 'msteams', serviceUrl, recipient: { id: '28:bot', name: 'Target hardening' } },
        from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
        conversation: person.inChannel
          ? {
              id: person.pressedId ? `${channel.id};messageid=${person.pressedId}` : channel.id,
              conversationType: 'channel',
              isGroup: true,
              tenantId: who.tenant,
            }
          : { id: person.chatId, conversationType: 'personal', tenantId: who.tenant },
        channelData: { tenant: { id: who.tenant }, ...(person.inChannel && { channel: { id: channel.id }, team: { id: channel.team } }) },
        ...more,
      }),
      goesToChannel: () => {
        person.inChannel = true;
        return person;
      },
      /** What stands in this person's chat, oldest first. */
      chat: (): Standing[] =>
        connector.standing.filter(({ conversationId }) => conversationId.split(';')[0] === (person.inChannel ? channel.id : person.chatId)),
      cards: (): Card[] => person.chat().flatMap(({ attachments }) => attachments?.map(({ content }) => content) ?? []),
      /** Looks at the last card of the chat whose text has this in it. */
      opens: (text: string): Card => {
        const message = person.chat().findLast(({ attachments }) => attachments && textOf(attachments[0]?.content as Card).includes(text));
        if (!message?.attachments?.[0])
          throw new Error(
            `No card with "${text}". There are: ${person
              .cards()
              .map((card) => textOf(card).split('\n')[0])
              .join(' | ')}`,
          );
        person.card = message.attachments[0].content;
        person.pressedId = message.id;
        return person.card;
      },
      text: () => (person.card ? textOf(person.card) : ''),
      titles: () => (person.card ? titlesOf(person.card) : []),
      /** Types something, and looks at what comes back. */
      types: async (text: string): Promise<string> => {
        const before = person.chat().length;
        const { status } = await post(person.activity({ type: 'message', text }));
        await bot.delivery.idle();
        person.status = status;
        const last = person.chat().slice(before).at(-1);
        person.card = last?.attachments?.[0]?.content;
        person.pressedId = last?.id;
        person.said = last?.text ?? '';
        return person.card ? textOf(person.card) : person.said;
      },
      /** Sends a press as the platform does, whatever the card says. */
      sends: async (verb: unknown, data: unknown): Promise<string> => {
        const action = { type: 'Action.Execute', verb, data };
        const activity = person.activity({
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: person.pressedId,
          value: { action, trigger: 'manual' },
        });
        return person.invokes(activity);
      },
      /** The same press by a client that knows no Action.Execute: a message without text. Gives what stands in the pressed message. */
      submits: async (title: string, typed: Record<string, string> = {}): Promise<string> => {
        const button = person.card && buttonsOf(person.card).find((one) => one.title === title);
        const value = { ...typed, ...button?.data, verb: button?.verb };
        const before = person.chat().length;
        const { status } = await post(person.activity({ type: 'message', value, replyToId: person.pressedId }));
        await bot.delivery.idle();
        person.status = status;
        person.said = person.chat().slice(before).at(-1)?.text ?? '';
        person.card = person.chat().find(({ id }) => id === person.pressedId)?.attachments?.[0]?.content;
        return person.said || person.text();
      },
      invokes: async (activity: object): Promise<string> => {
        const { status, body } = await post(activity);
        await bot.delivery.idle();
        person.status = status;
        const answer = (body ? JSON.parse(body) : {}) as { type?: string; value?: unknown };
        if (answer.type === 'application/vnd.microsoft.card.adaptive') {
          person.card = answer.value as Card;
          person.said = '';
          return textOf(person.card);
        }
        person.said = String(answer.value);
        return person.said;
      },
      /** Presses a button of the card in front, with what stands in its inputs and what is typed into them now. */
      presses: async (title: string, typed: Record<string, string> = {}, nth = 0): Promise<string> => {
        const card = person.card;
        const button = card && buttonsOf(card).filter((one) => one.title === title)[nth];
        if (!card || !button)
          throw new Error(`No button "${title}". There are: ${card ? titlesOf(card).join(', ') : 'no card'}\n${person.text()}`);
        const inputs = Object.fromEntries(Object.entries({ ...inputsOf(card), ...typed }).filter(([, value]) => value !== ''));
        return person.sends(button.verb, { ...inputs, ...button.data });
      },
    };
    return person;
  };

  for (const { id, tenant } of met) await store.rememberChat(id, { conversationId: `personal-${id}`, serviceUrl, tenantId: tenant });

  const testBot = {
    ...{ as, post, connector, store, clock, logged, file, dir, bot, url: bot.url, delivery: bot.delivery },
    /** The installer channel, registered as an administrator does it. */
    registerChannel: async () => as(administrator).goesToChannel().types('use this channel for jobs'),
    caseOf: async (ref: string) => (await store.find(ref))?.case,
    statusOf: async (ref: string) => (await store.find(ref))?.case.status,
    /** Everything that the database holds: when this is the same before and after, nothing was changed. */
    stored: () => storedIn(file),
    /** Puts a case into the store with the cards that its last step sends, and delivers them. */
    brings: async (fresh: Case): Promise<string> => {
      const by = fresh.history.at(-1)?.by ?? fresh.referrer;
      const step = fresh.history.at(-1)?.step ?? 'send';
      const before: Case = { ...without(fresh, 'holder'), status: 'draft' };
      await store.save(aChange(fresh, { messages: await toldOf(before, fresh, { step, by }, now().toISOString(), deps) }));
      bot.delivery.wake();
      await bot.delivery.idle();
      return fresh.ref;
    },
    /** Time goes by, and the outbox is looked at. */
    later: async (seconds: number) => {
      clock.at += seconds * 1_000;
      bot.delivery.wake();
      await bot.delivery.idle();
    },
    /** Stops this bot. `keep` leaves folder and Connector for the one that starts in its place. */
    stop: async (keep = false) => {
      if (!running.delete(testBot)) return;
      await bot.stop();
      await store.close();
      expect(logged.filter(tellsSecrets)).toEqual([]);
      if (keep) return;
      await connector.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  running.add(testBot);
  return testBot;
}
export type Someone = ReturnType<TestBot['as']>;
