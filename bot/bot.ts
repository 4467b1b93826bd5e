import { warmUp } from '../cards/render.ts';
import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';
import type { Deps } from '../src/case/deps.ts';
import { makeAdapter } from './adapter.ts';
import { makeApp } from './app.ts';
import { startDelivery, type Delivery } from './delivery.ts';
import type { Log } from './log.ts';
import { makeSender } from './sender.ts';
import { watchTraffic } from './traffic.ts';
import { startTicker, type Ticker } from './ticker.ts';
import { isLoopback, isServiceHost, makeServer } from './server.ts';
import type { Settings } from './settings.ts';

export interface Bot {
  url: string;
  server: Server;
  delivery: Delivery;
  ticker: Ticker;
  stop(): Promise<void>;
}

/** Puts the bot together and listens. `deps` is the service: store, scheme, people, clock. */
export async function startBot(deps: Deps, settings: Settings, log: Log): Promise<Bot> {
  const { registration, allowedTenants, inDoubtSeconds, host, port } = settings;
  const adapter = makeAdapter(registration, log);
  const sender = makeSender(adapter, registration?.id ?? '');
  const traffic = watchTraffic();
  const delivery = startDelivery({ ...deps, sender, log, inDoubtSeconds, random: Math.random, traffic });
  const app = makeApp({ ...deps, delivery, log, allowedTenants });
  const server = makeServer({ adapter, app, log, traffic, isOwnService: registration ? isServiceHost : isLoopback });
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
