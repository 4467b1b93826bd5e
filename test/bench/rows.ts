import type { Connector } from './connector.ts';
import type { Crew } from './crew.ts';
import { add, none, type Figures } from './figures.ts';
import { startInstance } from './instance.ts';
import { allKinds, merged, nothingYet, pressRound, type ByKind } from './journey.ts';
import { post, together } from './load.ts';
import { activityOf, startService, type Service, type ServiceOptions } from './service.ts';

/** How much is measured. */
export interface Size {
  /** Officers, and operatives: each refers, and takes, once in a round. */
  people: number;
  rounds: number;
  few: number;
  many: number;
}
export type RowName = 'echo' | keyof ReturnType<typeof servicesOf>;
/** One row of the table. */
export interface Row {
  name: string;
  all: Figures;
  kinds?: ByKind;
  startMs: number;
  peak: number | undefined;
  /** Cards that went out in a second, beside the answers to what was typed. */
  cardsPerSecond: number | undefined;
}
export interface Running {
  service?: Service;
  warmUp: () => Promise<void>;
  round: () => Promise<void>;
  /** Ends it, and gives what was measured. */
  finish: () => Promise<Row>;
}

/** The bots that are measured beside the echo bot. Those whose delivery is held back can all stand ready at the same time. */
export const servicesOf = ({ few, many }: Pick<Size, 'few' | 'many'>) =>
  ({
    'SQLite, delivery held back': { store: 'SQLite', cases: few, isHeld: true },
    'SQLite, delivery running': { store: 'SQLite', cases: few },
    'SQLite, held back, many cases': { store: 'SQLite', cases: many, isHeld: true },
    'SQLite, held back, two instances': { store: 'SQLite', cases: few, isHeld: true, instances: 2 },
    'Cosmos stand-in, delivery held back': { store: 'Cosmos', cases: few, isHeld: true },
    'Cosmos stand-in, delivery running': { store: 'Cosmos', cases: few },
    'Cosmos stand-in, held back, many cases': { store: 'Cosmos', cases: many, isHeld: true },
    'Cosmos stand-in, held back, two instances': { store: 'Cosmos', cases: few, isHeld: true, instances: 2 },
  }) satisfies Record<string, ServiceOptions>;

export const startRow = (name: RowName, size: Size, crew: Crew, connector: Connector): Promise<Running> =>
  name === 'echo' ? startEcho(size, crew, connector) : startPresses(name, servicesOf(size)[name], size, crew, connector);

/** Some hundred presses that are not counted: the engine compiles what it meets for the first time. */
const warmers = ({ people }: Pick<Size, 'people'>) => Math.min(people, 50);
/** About as many turns in a round as there are presses. */
const echoesOf = (people: number) => people * 9;

async function startEcho(size: Size, crew: Crew, connector: Connector): Promise<Running> {
  const instance = await startInstance(['test/bench/echo.ts'], {});
  let all: Figures = none;
  const echo = async (count: number): Promise<Figures> => {
    const times: number[] = [];
    const started = performance.now();
    await together(Array.from({ length: count }), async (_, at) => {
      const who = crew.officers[at % crew.officers.length] ?? crew.administrator;
      const asked = performance.now();
      await post(`${instance.url}/api/messages`, activityOf(who, connector.url, { type: 'message', text: 'hello' }));
      times.push(performance.now() - asked);
    });
    return { times, seconds: (performance.now() - started) / 1_000 };
  };
  return {
    warmUp: async () => void (await echo(echoesOf(warmers(size)))),
    round: async () => void (all = add(all, await echo(echoesOf(size.people)))),
    finish: async () => {
      const { peak } = instance.memory();
      await instance.stop();
      return {
        name: 'bare botbuilder echo bot (same adapter and server)',
        all,
        startMs: instance.startMs,
        peak,
        cardsPerSecond: undefined,
      };
    },
  };
}

async function startPresses(name: string, options: ServiceOptions, { people }: Size, crew: Crew, connector: Connector): Promise<Running> {
  const service = await startService(options, crew, connector);
  let kinds = nothingYet;
  let cards = 0;
  let seconds = 0;
  const round = async () => {
    const { sent } = connector;
    const [before, started] = [{ ...sent }, performance.now()];
    kinds = merged(kinds, await pressRound(service, crew, people));
    const [posts, updates] = [sent.posts - before.posts, sent.updates - before.updates];
    // A held delivery that sends something would make a figure that lies.
    if (options.isHeld && posts + updates > 0) throw new Error(`${name}: cards went out although delivery is held back.`);
    // Each typed `refer` was answered by a message of its turn.
    cards += sent.messages - before.messages - people + posts + updates;
    seconds += (performance.now() - started) / 1_000;
  };
  return {
    service,
    warmUp: async () => void (await pressRound(service, crew, warmers({ people }))),
    round,
    finish: async () => {
      const peaks = service.instances.map((instance) => instance.memory().peak);
      await service.stop();
      return {
        ...{
          name: name.replace('many', options.cases.toLocaleString('en-GB')),
          all: allKinds(kinds),
          kinds,
          cardsPerSecond: cards / seconds,
        },
        startMs: Math.max(...service.instances.map(({ startMs }) => startMs)),
        peak: peaks.some((peak) => peak === undefined) ? undefined : Math.max(...(peaks as number[])),
      };
    },
  };
}
