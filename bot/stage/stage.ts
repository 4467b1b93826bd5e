import { resolve } from 'node:path';
import type { Person } from '../../src/people/person.ts';
import { localTenant } from '../settings/settings.ts';
import { installers, team } from './client-config.ts';
import { startClient, type Client, type RunningClient } from './client.ts';
import { freePorts } from './free-ports.ts';
import { mainPeople } from './main-people.ts';
import { mountPages } from './pages.ts';

export interface StageOptions {
  people: Person[];
  /** Where the bot takes activities, like http://127.0.0.1:3978/api/messages. */
  botUrl: string;
  /** Each client works and logs in a folder of its own in here. */
  folder: string;
  firstPort: number;
  /** Where plain lines for the person at the terminal go. */
  say: (line: string) => void;
}

export interface Stage {
  /** Those that run now: the three main people's from the start, others once they were opened. */
  clients: Client[];
  tenantId: string;
  /** The installer channel exists in the co-ordinator's client alone. `client` is that one, also after it had to be started again. */
  readonly channel: { conversationId: string; name: string; teamId: string; client: Client };
  pages(server: Parameters<typeof mountPages>[0]): void;
  /** Starts a person's client, or gives the one that runs. Rejects for somebody whom the people file does not name. */
  open(personId: string): Promise<Client>;
  stop(): Promise<void>;
}

/** The local stage: a real Teams client for each person, and the front page that leads to them. */
export async function startStage({ people, botUrl, folder, firstPort, say }: StageOptions): Promise<Stage> {
  const main = mainPeople(people);
  const nextPort = freePorts(firstPort);
  const running = new Map<string, Promise<RunningClient>>();
  const clients: Client[] = [];
  let stopping = false;

  const start = async (person: Person): Promise<RunningClient> => {
    const holdsChannel = person.id === main.coordinator.id;
    const port = await nextPort();
    const one = await startClient({ person, people, holdsChannel, botUrl, folder: resolve(folder), port });
    clients.push(one.client);
    clients.sort((a, b) => people.indexOf(a.person) - people.indexOf(b.person));
    void one.ended.then(() => {
      clients.splice(clients.indexOf(one.client), 1);
      running.delete(person.id);
      if (!stopping) say(`The Teams client of ${person.name} has stopped. Open it again from the front page. Its log: ${one.log}`);
    });
    return one;
  };

  const open = async (personId: string): Promise<Client> => {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error('The people file names nobody with this id.');
    if (stopping) throw new Error('The local stage is being stopped.');
    const opened = running.get(personId) ?? start(person);
    running.set(personId, opened);
    try {
      return (await opened).client;
    } catch (error) {
      // A client that failed to start may be tried again.
      if (running.get(personId) === opened) running.delete(personId);
      throw error;
    }
  };

  const stop = async () => {
    stopping = true;
    // A client on its way is awaited, too, else it would be left over.
    const started = await Promise.allSettled(running.values());
    await Promise.all(started.map((one) => one.status === 'fulfilled' && one.value.stop()));
  };

  const opened = await Promise.allSettled([main.referrer, main.inspector, main.coordinator].map(({ id }) => open(id)));
  const failed = opened.find((one) => one.status === 'rejected');
  const holder = clients.find(({ person }) => person.id === main.coordinator.id);
  if (failed || !holder) {
    await stop();
    throw failed?.reason;
  }

  let channelHolder = holder;
  const stage: Stage = {
    clients,
    tenantId: localTenant,
    get channel() {
      channelHolder = clients.find(({ person }) => person.id === main.coordinator.id) ?? channelHolder;
      return { conversationId: installers.id, name: installers.name, teamId: team.id, client: channelHolder };
    },
    pages: (server) => mountPages(server, { people, main, clients, open, say }),
    open,
    stop,
  };
  return stage;
}
