import { warmUp } from '../cards/render.ts';
import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import type { Deps } from '../src/case/deps.ts';
import { authenticationFor, makeAdapter } from './adapter.ts';
import { makeApp } from './app.ts';
import { startDelivery, type Delivery } from './delivery.ts';
import type { Log } from './log.ts';
import { usualAllowance, watchPressRate, type PressRate } from './press-rate.ts';
import { inService, onThisMachine } from './reach.ts';
import { makeSender } from './sender.ts';
import { watchTraffic } from './traffic.ts';
import { startTicker, type Ticker } from './ticker.ts';
import { makeServer, usualPatience, type Patience } from './server.ts';
import type { Settings } from './settings.ts';
import { makeDoor, type Authentication } from './token.ts';

export interface Bot {
  url: string;
  server: Server;
  delivery: Delivery;
  ticker: Ticker;
  stop(): Promise<void>;
}

/** How the bot meets those who call it. What is left out is as it is in service. */
export interface Edge {
  /** Another issuer than Microsoft's. No setting leads here: whoever could set it could be anybody. */
  authentication?: Authentication;
  /** In local mode nobody is held back, unless this says so: there is nobody to hold back on one's own machine. */
  pressRate?: PressRate;
  patience?: Patience;
}

/** Puts the bot together and listens. `deps` is the service: store, scheme, people, clock. */
export async function startBot(deps: Deps, settings: Settings, log: Log, edge: Edge = {}): Promise<Bot> {
  const { registration, allowedTenants, inDoubtSeconds, host, port } = settings;
  const reach = registration ? inService : onThisMachine;
  const door = makeDoor(edge.authentication ?? authenticationFor(registration), !registration);
  const adapter = makeAdapter(door.authentication, log);
  const sender = makeSender(adapter, registration?.id ?? '', reach);
  const traffic = watchTraffic();
  const delivery = startDelivery({ ...deps, sender, log, inDoubtSeconds, random: Math.random, traffic });
  const app = makeApp({ ...deps, delivery, log, allowedTenants });
  const pressRate = edge.pressRate ?? (registration && watchPressRate(usualAllowance, () => performance.now()));
  const server = makeServer({ adapter, app, log, traffic, door, reach, pressRate, patience: edge.patience ?? usualPatience });
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, host, listening);
  });
  warmUp();
  delivery.wake();
  const ticker = startTicker(deps, delivery, log);
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}`,
    server,
    delivery,
    ticker,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.server.closeIdleConnections();
      await ticker.stop();
      await delivery.stop();
      setTimeout(() => server.server.closeAllConnections(), 2_000).unref();
      await closed;
    },
  };
}
