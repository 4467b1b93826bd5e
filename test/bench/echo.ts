import { enableCompileCache } from 'node:module';
import type { TurnContext } from 'botbuilder';
import { authenticationFor, makeAdapter } from '../../bot/teams/adapter.ts';
import { openLog } from '../../bot/settings/log.ts';
import { onThisMachine } from '../../bot/teams/reach.ts';
import { makeServer, usualPatience } from '../../bot/teams/server.ts';
import { makeDoor } from '../../bot/teams/token.ts';

enableCompileCache();

/** The bare echo bot of the SDK's first lesson, behind our adapter and our server: a message is answered by one message through the Connector. */
const log = openLog(
  'error',
  () => new Date(),
  (line) => process.stdout.write(`${line}\n`),
);
const app = { run: async (context: TurnContext) => void (await context.sendActivity(`You said: ${context.activity.text}`)) };
const door = makeDoor(authenticationFor(undefined), true);
const server = makeServer({
  adapter: makeAdapter(door.authentication, log),
  app: app as never,
  log,
  traffic: { press: (answer) => answer() },
  readiness: { ask: async () => ({ store: true, delivery: true, started: true, draining: false }) },
  ...{ door, reach: onThisMachine, pressRate: undefined, patience: usualPatience },
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
