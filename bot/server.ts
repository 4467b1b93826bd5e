import type { CloudAdapter } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import restify from 'restify';
import { z } from 'zod';
import { faultOf, type Log } from './log.ts';
import type { Readiness } from './readiness.ts';
import type { Traffic } from './traffic.ts';

interface Edge {
  adapter: CloudAdapter;
  app: Application;
  log: Log;
  traffic: Pick<Traffic, 'press'>;
  readiness: Pick<Readiness, 'ask'>;
  /** The hosts that the bot may answer to: the address comes in with each activity, so it is checked. */
  isOwnService: (serviceUrl: URL) => boolean;
}

const mostBytes = 256 * 1024;

const text = z.string().min(1);
const maybe = z.string().nullish();

/** As much of an activity as the SDK needs to answer it. Without this it would answer with a 500, or run with a hole in its checks (PLATFORM §2). */
const activity = z.looseObject({
  ...{ type: text, serviceUrl: text, channelId: text, id: maybe, replyToId: maybe, name: maybe },
  from: z.looseObject({ id: text, name: maybe, aadObjectId: maybe }),
  recipient: z.looseObject({ id: text, name: maybe }),
  conversation: z.looseObject({ id: text, name: maybe, conversationType: maybe, tenantId: maybe, isGroup: z.boolean().nullish() }),
  entities: z.array(z.looseObject({})).nullish(),
});

/** Why a request is no activity for this bot: a sentence, and nothing of what it held. */
function fault(body: unknown, isOwnService: Edge['isOwnService']): string | undefined {
  const read = activity.safeParse(body);
  if (!read.success)
    return 'This is not an activity: it needs a type, a serviceUrl, a channelId, a sender, a recipient and a conversation.';
  const url = URL.parse(read.data.serviceUrl);
  return url && isOwnService(url) ? undefined : 'This serviceUrl is not one that the bot answers to.';
}

/** A packed body is refused: it would be unpacked without a limit, and one that is not what it says would end the process. */
const notPacked: restify.RequestHandler = (req, res, next) => {
  if (req.headers['content-encoding'] === undefined) return next();
  res.send(415, { error: 'The request could not be read.' });
  return next(false);
};

/** The SDK answers a request that it refuses with the text of its own error; a stranger is told only that it was refused. */
function inOurWords(res: restify.Response, log: Log) {
  let status = 200;
  return {
    socket: res.socket,
    header: (name: string, value: unknown) => res.header(name, value),
    status: (code: number) => res.status((status = code)),
    send: (body: unknown) => {
      if (status < 400) return res.send(status, body);
      log.warn({ did: 'request refused', status });
      return res.send(status, { error: status === 401 || status === 403 ? 'Not allowed.' : 'Something went wrong on our side.' });
    },
    end: () => res.end(),
  };
}

/** The HTTP server: the messaging route, whether the bot is alive, and whether people may be sent here. */
export function makeServer({ adapter, app, log, traffic, readiness, isOwnService }: Edge): restify.Server {
  const server = restify.createServer({ name: 'target-hardening', maxParamLength: 1_000 } as restify.ServerOptions);
  server.server.requestTimeout = 10_000;
  server.use(notPacked);
  // JSON and nothing else: the parser of forms would put files of strangers on our disk.
  server.use(restify.plugins.bodyReader({ maxBodySize: mostBytes }));
  server.use(restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }));
  server.get('/health', async (_: restify.Request, res: restify.Response) => {
    res.send(200, { alive: true });
  });
  server.get('/ready', async (_: restify.Request, res: restify.Response) => {
    const { store, delivery, draining } = await readiness.ask();
    res.send(store && delivery && !draining ? 200 : 503, { store, delivery, draining });
  });
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    // A value returned from here would make restify write the whole request to its log, so nothing is returned.
    const problem = fault(req.body, isOwnService);
    if (problem) {
      res.send(400, { error: problem });
      log.warn({ did: 'request refused', status: 400 });
    } else {
      // Some clients say null for what is not there; the SDK trips over it.
      if ((req.body as { value?: unknown }).value === null) delete (req.body as { value?: unknown }).value;
      await traffic
        .press(() => adapter.process(req as never, inOurWords(res, log) as never, async (context) => void (await app.run(context))))
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
