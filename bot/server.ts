import type { CloudAdapter } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import restify from 'restify';
import { faultOf, type Log } from './log.ts';

interface Edge {
  adapter: CloudAdapter;
  app: Application;
  log: Log;
  /** The hosts that the bot may answer to: the address comes in with each activity, so it is checked. */
  isOwnService: (serviceUrl: URL) => boolean;
}

const mostBytes = 256 * 1024;

/** What the SDK would answer with a 500, or run with a hole in its checks (PLATFORM §2), is refused here with a word why. */
function fault(body: unknown, isOwnService: Edge['isOwnService']): string | undefined {
  const { type, serviceUrl, from, conversation } = (body ?? {}) as Record<string, unknown>;
  const idOf = (value: unknown) => (value as { id?: unknown } | null | undefined)?.id;
  if (![type, serviceUrl, idOf(from), idOf(conversation)].every((value) => typeof value === 'string' && value !== '')) {
    return 'This is not an activity: it needs a type, a serviceUrl, a sender and a conversation.';
  }
  const url = URL.parse(serviceUrl as string);
  return url && isOwnService(url) ? undefined : 'This serviceUrl is not one that the bot answers to.';
}

/** The HTTP server: the messaging route, and whether the bot is alive. */
export function makeServer({ adapter, app, log, isOwnService }: Edge): restify.Server {
  const server = restify.createServer({ name: 'target-hardening', maxParamLength: 1_000 } as restify.ServerOptions);
  server.server.requestTimeout = 10_000;
  server.use(restify.plugins.bodyParser({ maxBodySize: mostBytes, mapParams: false }));
  server.get('/health', async (_: restify.Request, res: restify.Response) => {
    res.send(200, { alive: true });
  });
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    // A value returned from here would make restify write the whole request to its log, so nothing is returned.
    const problem = fault(req.body, isOwnService);
    if (problem) {
      res.send(400, { error: problem });
      log.warn({ did: 'request refused', status: 400 });
    } else {
      await adapter
        .process(req as never, res as never, async (context) => void (await app.run(context)))
        .catch((error: unknown) => {
          log.error({ did: 'request failed', ...faultOf(error) });
          if (!res.headersSent) res.send(500, { error: 'Something went wrong on our side.' });
        });
    }
  });
  server.on('restifyError', (_req: unknown, _res: unknown, error: { toJSON: () => unknown; statusCode?: number }, done: () => void) => {
    error.toJSON = () => ({
      error: (error.statusCode ?? 500) < 500 ? 'The request could not be read.' : 'Something went wrong on our side.',
    });
    done();
  });
  return server;
}

/** Microsoft's own hosts in service; this machine in local mode. */
export const isServiceHost = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && /(^|\.)(trafficmanager\.net|botframework\.com|teams\.microsoft\.com|skype\.com)$/.test(hostname);
export const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
