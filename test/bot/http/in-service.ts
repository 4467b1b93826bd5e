import type { Patience } from '../../../bot/teams/server.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { startConnector } from './connector.ts';
import { serviceSettings, serviceUrl, startIssuer } from './issuer.ts';

export interface InService {
  bot: TestBot;
  /** As long as a slow machine needs; a test in which the Connector hangs makes it short. */
  patience: Patience;
  /** What the Connector was asked about people, oldest first: the place and the id. */
  lookUps: () => string[];
  stop: () => Promise<void>;
}

/** A bot in service: real tokens are checked, people are looked up, and whoever presses does so by Microsoft's address. */
export async function startInService(options: Parameters<typeof startTestBot>[0] = {}): Promise<InService> {
  const [issuer, connector] = await Promise.all([startIssuer(), startConnector()]);
  const patience = { arrival: 60_000, answer: 60_000, lookUp: 60_000 };
  const service = { serviceUrl, authorization: `Bearer ${issuer.token()}` };
  const edge = { authentication: issuer.authentication(connector), patience, pressRate: { takes: () => 'go' as const } };
  const bot = await startTestBot({ settings: serviceSettings, connector, service, edge, ...options });
  return {
    bot,
    patience,
    lookUps: () =>
      connector.calls.flatMap((call) => /^GET \/v3\/conversations\/(.+\/members\/.+)$/.exec(decodeURIComponent(call))?.[1] ?? []),
    stop: async () => {
      await bot.stop();
      await issuer.stop();
    },
  };
}
