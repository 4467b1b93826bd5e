import { dateWords } from '../cards/time-words.ts';
import { londonDay } from '../src/clock/london.ts';
import { retention, type Kept } from '../src/privacy/retention.ts';
import { readScheme } from '../src/scheme/read-scheme.ts';
import { openStore } from './open-store.ts';
import { CannotStart, readSettings } from './settings.ts';

/**
 * `npm run retention` erases now what is due; the bot does it by itself too, and deletes the cards in the chats. `-- --dry-run` only says
 * what is kept until when. It prints nothing about anybody.
 */
const dry = process.argv.includes('--dry-run');
const now = () => new Date();
const say = (line: string) => process.stdout.write(`${line}\n`);
const day = (at: string) => dateWords(londonDay(at));

function line({ ref, status, endedAt, eraseAt, held, due, erased }: Kept): string {
  const until = erased ? 'erased now' : held ? `under legal hold, else erased from ${day(eraseAt)}` : `to be erased on ${day(eraseAt)}`;
  return `${ref}  ${status}, ended on ${day(endedAt)}, ${until}${due && dry ? ': due' : ''}`;
}

async function run(): Promise<void> {
  const settings = readSettings();
  const scheme = readScheme(settings.scheme);
  const store = await openStore(settings, (ref) => say(`${ref}: the case cannot be read`));
  const count = { kept: 0, due: 0, held: 0, erased: 0 };
  try {
    for await (const one of retention({ store, scheme, now }, dry)) {
      say(line(one));
      count.kept += one.erased ? 0 : 1;
      count.due += one.due ? 1 : 0;
      count.held += one.held ? 1 : 0;
      count.erased += one.erased ? 1 : 0;
    }
  } finally {
    await store.close();
  }
  say(
    `${dry ? `${count.due} due, nothing was erased` : `${count.erased} erased`}; ${count.kept} kept, ${count.held} of them under legal hold.`,
  );
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof CannotStart ? error.message : `Retention failed: ${(error as Error).message}`}\n`);
  process.exitCode = 1;
});
