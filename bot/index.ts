import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Bot } from './bot.ts';
import { newRef } from '../src/case/ref.ts';
import { fixedPeople } from '../src/people/people.ts';
import { readScheme } from '../src/scheme/read-scheme.ts';
import { faultOf, openLog } from './settings/log.ts';
import { openStore } from './settings/open-store.ts';
import { keepFolderToOwner } from './settings/owner-only-folder.ts';
import { readPeople } from './settings/people-file.ts';
import { CannotStart, readSettings } from './settings/settings.ts';
import { folderProblem, portProblem } from './settings/start-checks.ts';

// A second start finds the code compiled already.
enableCompileCache();

const stagePeople = join(import.meta.dirname, 'stage', 'people.json');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads everything that could stop the start, so that every problem is told at once. */
async function prepare() {
  const problems: string[] = [];
  const or = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push(...(error instanceof CannotStart ? error.problems : [(error as Error).message]));
      named = error instanceof CannotStart ? error.named : named;
      return undefined;
    }
  };
  let named: CannotStart['named'] = {};
  const settings = or(readSettings);
  named = settings ?? named;
  const scheme = or(() => named.scheme && readScheme(named.scheme));
  const people = or(() => readPeople(named.peopleFile ?? stagePeople));
  const found = [
    named.store?.kind === 'sqlite' ? folderProblem(named.store.file) : undefined,
    settings && (await portProblem(settings.host, settings.port)),
  ];
  problems.push(...found.filter((problem) => problem !== undefined));
  if (problems.length > 0 || !settings || !scheme || !people) throw new CannotStart(problems);
  return { settings, scheme, people };
}

const longestStopMs = 9_500;

async function start() {
  const { settings, scheme, people } = await prepare();
  const now = () => new Date();
  const log = openLog(settings.logLevel, now, say);
  let unreadable: Bot['unreadable'] = () => undefined;
  const store = await openStore(
    settings,
    (ref) => {
      log.error({ did: 'case unreadable', ref });
      unreadable(ref);
    },
    (error) => log.error({ did: 'data keys not opened', ...faultOf(error) }),
  );
  const openTo = settings.store.kind === 'sqlite' ? keepFolderToOwner(settings.store.file) : undefined;
  if (openTo) say(openTo);
  if (settings.store.kind === 'cosmos' && settings.keys.data.length === 0 && !settings.keys.vault)
    say('DATA_KEY is not set: names and addresses are stored as they are. Use made-up people only.');
  // The SDK takes its time to load. A wrong setting is told before that.
  const { startBot } = await import('./bot.ts');
  const bot = await startBot({ store, scheme, people: fixedPeople(people), now, newRef }, settings, log, { say });
  unreadable = bot.unreadable;
  const local = settings.registration ? undefined : await import('./local-mode.ts');
  const stage = await local?.startLocalMode({ settings, scheme, people, bot, now, say });
  if (settings.registration) say(`The bot listens on ${bot.url}. It answers ${scheme.title}.`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('Stopping.');
    // Whatever hangs: what it left is in the store, and goes on when the lease has ended.
    setTimeout(() => process.exit(1), longestStopMs).unref();
    await Promise.all([bot.stop(), stage?.stop()]);
    await store.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof CannotStart ? error.message : `Cannot start: ${(error as Error).message}`}\n`);
  process.exit(1);
});
