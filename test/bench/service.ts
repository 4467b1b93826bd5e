import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTenant } from '../../bot/settings/settings.ts';
import type { Card, Connector } from './connector.ts';
import { everybody, type Crew, type Worker } from './crew.ts';
import { startInstance, type Instance } from './instance.ts';
import { post, together } from './load.ts';
import { seedSqlite } from './seed.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

export interface ServiceOptions {
  store: 'SQLite' | 'Cosmos';
  cases: number;
  instances?: number;
  /** Presses commit, and nothing goes out (hold-delivery.ts). */
  isHeld?: boolean;
}
export interface Service {
  instances: Instance[];
  standIn: StandIn | undefined;
  types: (who: Worker, text: string) => Promise<Card | undefined>;
  presses: (who: Worker, verb: string, data: object) => Promise<Card>;
  stop: () => Promise<void>;
}

const channel = { id: 'channel-installers', name: 'Installers' };
const team = { id: 'team-one' };
let activities = 0;

/** What a person's client sends to the bot. */
export const activityOf = (who: Worker, serviceUrl: string, more: object) => ({
  ...{ id: `bench-${(activities += 1)}`, channelId: 'msteams', serviceUrl, recipient: { id: '28:bot' } },
  from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
  conversation: { id: `personal-${who.id}`, conversationType: 'personal', tenantId: localTenant },
  channelData: { tenant: { id: localTenant } },
  ...more,
});

/** The bot as people start it, in a process of its own for each instance, over one store that holds so many cases already. */
export async function startService(
  { store, cases, instances: count = 1, isHeld = false }: ServiceOptions,
  crew: Crew,
  connector: Connector,
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'target-hardening-bench-'));
  const standIn = store === 'Cosmos' ? await startStandIn() : undefined;
  const file = join(folder, 'cases.db');
  await (standIn ? standIn.seed(cases) : seedSqlite(file, cases));
  const peopleFile = join(folder, 'people.json');
  writeFileSync(peopleFile, JSON.stringify({ people: everybody(crew) }));

  const { endpoint = '', key = '', database = '', container = '' } = standIn?.place ?? {};
  // As in service: what identifies a person is sealed.
  const dataKey = randomBytes(32).toString('base64');
  const cosmos = {
    STORE: 'cosmos',
    COSMOS_ENDPOINT: endpoint,
    COSMOS_KEY: key,
    COSMOS_DATABASE: database,
    COSMOS_CONTAINER: container,
    DATA_KEY: dataKey,
  };
  const settings = { PEOPLE_FILE: peopleFile, ...(standIn ? cosmos : { STORE: 'sqlite', SQLITE_FILE: file }) };
  const program = [...(isHeld ? ['--import', './test/bench/hold-delivery.ts'] : []), 'bot/index.ts'];
  const instances: Instance[] = [];
  for (let at = 0; at < count; at += 1) instances.push(await startInstance(program, settings));

  let turns = 0;
  const say = (who: Worker, more: object): Promise<string> => {
    const instance = instances[(turns += 1) % instances.length] as Instance;
    return post(`${instance.url}/api/messages`, activityOf(who, connector.url, more));
  };
  const inChannel = {
    conversation: { id: channel.id, conversationType: 'channel', isGroup: true, tenantId: localTenant },
    channelData: { tenant: { id: localTenant }, channel, team },
  };
  await say(crew.administrator, { type: 'message', text: 'use this channel for jobs', ...inChannel });
  // Only who has spoken to the bot can be written to.
  await together(everybody(crew), async (who) => void (await say(who, { type: 'message', text: 'who am i' })));

  return {
    instances,
    standIn,
    types: async (who, text) => {
      await say(who, { type: 'message', text });
      return connector.formIn(`personal-${who.id}`);
    },
    presses: async (who, verb, data) => {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      // Where delivery is held back there is no card yet that could be pressed.
      const replyToId = connector.cardIn(`personal-${who.id}`, String((data as { ref?: unknown }).ref));
      const said = await say(who, { type: 'invoke', name: 'adaptiveCard/action', ...(replyToId && { replyToId }), value });
      const answer = JSON.parse(said) as { value: Card | string };
      if (typeof answer.value === 'string') throw new Error(`${verb} was answered: ${answer.value}`);
      return answer.value;
    },
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.stop())).finally(async () => {
        await standIn?.stop();
        rmSync(folder, { recursive: true, force: true });
      });
    },
  };
}
