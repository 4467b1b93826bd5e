import { warmUp } from '../cards/render.ts';
import type { AddressInfo } from 'node:net';
import type { Deps } from '../src/acts/deps.ts';
import { withTeams } from '../src/service/team-people.ts';
import { BrokenRecord, recordMembers, recordStart } from '../src/service/record-service.ts';
import { atHand } from '../src/store/at-hand.ts';
import { authenticationFor, makeAdapter } from './teams/adapter.ts';
import { makeApp } from './teams/app.ts';
import { startCounting } from './running/count-figures.ts';
import { startDelivery, type Delivery } from './delivery/delivery.ts';
import { noGuests, watchGuests } from './teams/guests.ts';
import { handOver } from './delivery/hand-over.ts';
import { makeInChat } from './teams/in-chat.ts';
import { faultOf, type Log } from './settings/log.ts';
import { membersReader } from './teams/members.ts';
import { usualAllowance, watchPressRate, type PressRate } from './teams/press-rate.ts';
import { onceShorter } from './delivery/once-shorter.ts';
import { keepRates, paced, teamsLimits, type Limits } from './delivery/rates.ts';
import { makeReadiness } from './teams/readiness.ts';
import { inService, onThisMachine } from './teams/reach.ts';
import { makeSender } from './teams/sender.ts';
import { watchTraffic } from './delivery/traffic.ts';
import { startTicker, type Ticker } from './running/ticker.ts';
import { makeServer, usualPatience, type Patience } from './teams/server.ts';
import { onRecord } from './settings/on-record.ts';
import type { Settings } from './settings/settings.ts';
import { makeDoor, type Authentication } from './teams/token.ts';
import { tellUnreadable } from './delivery/tell-unreadable.ts';
import { untilItAnswers } from './running/until-it-answers.ts';

export interface Bot {
  url: string;
  server: ReturnType<typeof makeServer>;
  /** What the bot works with: its store hands the messages that it writes to the delivery. */
  deps: Deps;
  delivery: Delivery;
  ticker: Ticker;
  /** A case was met that cannot be read: whoever must see to it is told. */
  unreadable(ref: string): void;
  /** Finishes the presses that run and what is going out, gives the rest back, and listens no more. */
  stop(): Promise<void>;
}

/** How the bot meets those who call it. What is left out is as it is in service. */
export interface Edge {
  /** Another issuer than Microsoft's. No setting leads here: whoever could set it could be anybody. */
  authentication?: Authentication;
  /** In local mode nobody is held back, unless this says so: there is nobody to hold back on one's own machine. */
  pressRate?: PressRate;
  patience?: Patience;
  /** The platform's limits for what is sent. */
  limits?: Limits;
  /** Told when the store does not answer, and again when it does. */
  say?: (line: string) => void;
}

/** Presses that are still running get so long when the bot stops; the process ends within ten seconds. */
const longestDrainMs = 8_000;

/** Puts the bot together and listens, then waits until the store answers. `deps` is the service: store, scheme, people, clock. */
export async function startBot(given: Deps, settings: Settings, log: Log, edge: Edge = {}): Promise<Bot> {
  const { registration, allowedTenants, inDoubtSeconds, host, port } = settings;
  const { limits = teamsLimits, say, patience = usualPatience } = edge;
  const reach = registration ? inService : onThisMachine;
  const door = makeDoor(edge.authentication ?? authenticationFor(registration), !registration);
  const adapter = makeAdapter(door.authentication, log);
  const rates = keepRates(limits);
  const inChat = makeInChat(adapter, registration?.id ?? '', reach);
  const sender = onceShorter(paced(makeSender(adapter, registration?.id ?? '', inChat, reach), rates));
  const traffic = watchTraffic();
  const store = handOver(atHand(given.store, given.now), given.now, () => delivery);
  const people = withTeams(given.people, {
    ...{ scheme: given.scheme.name, store, allowedTenants, now: given.now, readMembers: membersReader(inChat) },
    patience: () => new Promise((over) => setTimeout(over, patience.lookUp).unref()),
    record: (purpose, members) => recordMembers({ ...given, store }, purpose, members),
    failed: (purpose, error) => log.warn({ did: 'members not read', outcome: purpose, ...faultOf(error) }),
  });
  const guests = registration
    ? watchGuests({
        ...{ people: given.people, allowedTenants, inChat, patience, now: given.now },
        failed: (error) => log.warn({ did: 'member not read', ...faultOf(error) }),
      })
    : noGuests;
  const deps = { ...given, store, people };
  const delivery = startDelivery({ ...deps, guests, sender, log, inDoubtSeconds, random: Math.random, traffic });
  const readiness = makeReadiness({ store, delivery });
  const app = makeApp({ ...deps, guests, rates, log, allowedTenants });
  const pressRate = edge.pressRate ?? (registration && watchPressRate(usualAllowance, () => performance.now()));
  const server = makeServer({ adapter, app, log, traffic, readiness, door, reach, pressRate, patience });
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, host, listening);
  });
  warmUp();
  // What is in force goes on record before the clocks and the outbox are worked, and before the load balancer sends anybody.
  const ready = async () => {
    await store.answers();
    await recordStart({ ...given, store }, given.people, onRecord(settings, given.scheme)).catch((error: unknown) => {
      // Nobody's home waits for a record that somebody broke. No team gives a role meanwhile, and `npm run audit -- verify` says more.
      if (!(error instanceof BrokenRecord)) throw error;
      log.error({ did: 'service record broken', ...faultOf(error) });
      say?.(`${error.message}. Run: npm run audit -- verify. Nobody has a role by a team until it is mended.`);
    });
  };
  await untilItAnswers({ answers: ready }, { log, ...(say && { say }) });
  readiness.begin();
  // So that whoever comes first finds the lists of the teams read.
  void people.find('').catch(() => undefined);
  delivery.wake();
  const ticker = startTicker(deps, log);
  const counting = startCounting(deps, log);
  let telling: Promise<void> = Promise.resolve();
  const unreadable = (ref: string) => {
    const failed = (error: unknown) => log.error({ did: 'unreadable not told', ref, ...faultOf(error) });
    telling = telling.then(() => tellUnreadable(ref, deps)).catch(failed);
  };
  const stop = async () => {
    readiness.drain();
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.server.closeIdleConnections();
    const cut = setTimeout(() => server.server.closeAllConnections(), longestDrainMs);
    // A press that still runs may write messages: the delivery gives back what it finds after its own end.
    await Promise.all([closed, ticker.stop(), counting.stop(), delivery.stop()]);
    await traffic.over();
    await telling;
    await delivery.idle();
    clearTimeout(cut);
  };
  const { port: taken } = server.server.address() as AddressInfo;
  return { url: `http://${host}:${taken}`, server, deps, delivery, ticker, unreadable, stop };
}
