import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import restify from 'restify';
import { z } from 'zod';
import { asInvokeResponse } from './adapter.ts';
import { answerOnce, refusalFor } from './answer-once.ts';
import { faultOf, type Log } from '../settings/log.ts';
import type { PressRate } from './press-rate.ts';
import type { Readiness } from './readiness.ts';
import type { Reach } from './reach.ts';
import { securityHeaders } from './security-headers.ts';
import type { Door } from './token.ts';
import type { Traffic } from '../delivery/traffic.ts';
import { withinRate } from './within-rate.ts';

export interface ServerParts {
  adapter: CloudAdapter;
  app: Application;
  log: Log;
  traffic: Pick<Traffic, 'press'>;
  readiness: Pick<Readiness, 'ask'>;
  door: Door;
  reach: Reach;
  /** Without it nobody is held back. */
  pressRate: PressRate | undefined;
  patience: Patience;
}

/** In milliseconds: how long a request may take to arrive, how long whoever sent it waits for the answer, and how much of that a look-up may take. */
export interface Patience {
  arrival: number;
  answer: number;
  lookUp: number;
}
/** Teams gives up on a press after five seconds at the earliest. */
export const usualPatience: Patience = { arrival: 10_000, answer: 4_000, lookUp: 2_000 };

export const workingOnIt =
  'Working on it. This takes longer than it should. Wait a moment, then press again: you will see how it stands, and nothing is done twice.';

const mostBytes = 256 * 1024;
/** Each may hold a body until it has arrived, so this bounds the memory that strangers can take. Front ends share far fewer. */
const mostConnections = 1_000;

/** Half a character fits into no address, and ids go into addresses. */
const whole = z.string().refine((one) => one.isWellFormed());
const text = whole.min(1);
const maybe = z.string().nullish();

/** As much of an activity as the SDK needs to answer it. Without this it would answer with a 500, or run with a hole in its checks. */
const activity = z.looseObject({
  ...{ type: text, serviceUrl: text, channelId: text, id: whole.nullish(), replyToId: whole.nullish(), name: maybe },
  from: z.looseObject({ id: text, name: maybe, aadObjectId: maybe }),
  recipient: z.looseObject({ id: text, name: maybe }),
  conversation: z.looseObject({ id: text, name: maybe, conversationType: maybe, tenantId: maybe, isGroup: z.boolean().nullish() }),
  entities: z.array(z.looseObject({})).nullish(),
});

/** Why a request is no activity for this bot: a sentence, and nothing of what it held. */
function fault(body: unknown, reach: Reach): string | undefined {
  const read = activity.safeParse(body);
  if (!read.success)
    return 'This is not an activity: it needs a type, a serviceUrl, a channelId, a sender, a recipient and a conversation.';
  if (!reach.service(read.data.serviceUrl)) return 'This serviceUrl is not one that the bot answers to.';
  return reach.channel(read.data.channelId) ? undefined : 'This channelId is not one that the bot answers on.';
}

/** Refuses what need not be read first. */
const unless =
  (holds: (req: restify.Request) => boolean, status: number, log: Log): restify.RequestHandler =>
  (req, res, next) => {
    if (holds(req)) return next();
    log.warn({ did: 'request refused', status });
    res.send(status, { error: refusalFor(status) });
    return next(false);
  };

/** The HTTP server: the messaging route, whether the bot is alive, and whether people may be sent here. */
export function makeServer(parts: ServerParts): restify.Server {
  const { log, door, reach, patience, readiness } = parts;
  const server = restify.createServer({ name: 'target-hardening', maxParamLength: 1_000 } as restify.ServerOptions);
  limitConnections(server, patience);
  server.pre((_, res, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) res.header(name, value);
    return next();
  });
  server.pre(unless((req) => reach.host(req.headers.host), 403, log));
  // A packed body would be unpacked without a limit, and one that is not what it says would end the process.
  server.use(unless((req) => req.headers['content-encoding'] === undefined, 415, log));
  server.use(unless((req) => req.method !== 'POST' || door.looksRight(req.headers.authorization), 401, log));
  // JSON and nothing else: the parser of forms would put files of strangers on our disk.
  server.use(restify.plugins.bodyReader({ maxBodySize: mostBytes }));
  server.use(restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }));
  server.get('/health', async (_: restify.Request, res: restify.Response) => {
    res.send(200, { alive: true });
  });
  server.get('/ready', async (_: restify.Request, res: restify.Response) => {
    const { store, delivery, started, draining } = await readiness.ask();
    res.send(store && delivery && started && !draining ? 200 : 503, { store, delivery, started, draining });
  });
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    // A value returned from here would make restify write the whole request to its log, so nothing is returned.
    const problem = fault(req.body, reach);
    if (problem) {
      res.send(400, { error: problem });
      log.warn({ did: 'request refused', status: 400 });
    } else await takeActivity(req, res, parts);
  });
  server.on('restifyError', (_req: unknown, _res: unknown, error: { toJSON: () => unknown; statusCode?: number }, done: () => void) => {
    error.toJSON = () => ({ error: refusalFor(error.statusCode ?? 500) });
    done();
  });
  return server;
}

/** Nobody may keep a connection busy by sending slowly, or by asking for another protocol. */
function limitConnections(server: restify.Server, { arrival }: Patience): void {
  const http = server.server as restify.Server['server'] & { connectionsCheckingInterval: number };
  http.requestTimeout = arrival;
  http.headersTimeout = arrival;
  // Node looks for the late ones every half minute, unless it is told otherwise.
  http.connectionsCheckingInterval = Math.min(1_000, arrival);
  http.maxConnections = mostConnections;
  server.on('upgrade', (_: unknown, socket: { destroy: () => void }) => socket.destroy());
}

/** Lets one activity in, runs its turn, and answers in time even when the turn takes longer. */
async function takeActivity(req: restify.Request, res: restify.Response, parts: ServerParts): Promise<void> {
  const { adapter, app, log, traffic, door, pressRate, patience } = parts;
  const body = req.body as Activity;
  const answer = answerOnce(res, log);
  let inTurn = false;
  let gaveUp = false;
  const run = withinRate(pressRate, log, async (context: TurnContext) => void (await app.run(context)));
  const late = setTimeout(() => {
    const [status, words] = !inTurn ? [503] : body.type === 'invoke' ? [200, asInvokeResponse(workingOnIt).value.body] : [200];
    if (answer.instead(status, words)) log.warn({ did: 'not answered in time', status });
    gaveUp = !inTurn;
  }, patience.answer);
  try {
    // Some clients say null for what is not there; the SDK trips over it.
    if (body.value === null) delete body.value;
    if (!(await door.admits(body, req.headers.authorization ?? ''))) return void answer.instead(401);
    // The platform was told that this activity was not taken, and may send it again.
    if (gaveUp) return;
    await traffic.press(() =>
      adapter.process(req as never, answer as never, async (context) => {
        inTurn = true;
        await run(context);
      }),
    );
  } catch (error) {
    log.error({ did: 'request failed', ...faultOf(error) });
    answer.instead(500);
  } finally {
    clearTimeout(late);
  }
}
