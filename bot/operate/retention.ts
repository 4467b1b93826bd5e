import { dateWords } from '../../cards/words/time-words.ts';
import { londonDay } from '../../src/typed/london.ts';
import { retention, type Kept } from '../../src/privacy/retention.ts';
import { Misused, runCommandLine } from './cli.ts';

/**
 * `npm run retention` erases now what is due; the bot does it by itself too, and deletes the cards in the chats. `-- --dry-run` only says
 * what is kept until when. It prints nothing about anybody.
 */
const usage = ['npm run retention                erases what is due', 'npm run retention -- --dry-run   only says what is kept until when'];
const now = () => new Date();
const day = (at: string) => dateWords(londonDay(at));

function line({ ref, status, endedAt, eraseAt, held, due, erased }: Kept, dry: boolean): string {
  const until = erased ? 'erased now' : held ? `under legal hold, else erased from ${day(eraseAt)}` : `to be erased on ${day(eraseAt)}`;
  return `${ref}  ${status}, ended on ${day(endedAt)}, ${until}${due && dry ? ': due' : ''}`;
}

process.exitCode = await runCommandLine(usage, async ({ store, scheme, say }) => {
  const [option, ...more] = process.argv.slice(2);
  // An option that was misspelt must not erase anything.
  if (more.length > 0 || (option !== undefined && option !== '--dry-run')) throw new Misused('Say what to do.');
  const dry = option === '--dry-run';
  const count = { kept: 0, due: 0, held: 0, erased: 0 };
  for await (const one of retention({ store, scheme, now }, dry)) {
    say(line(one, dry));
    count.kept += one.erased ? 0 : 1;
    count.due += one.due ? 1 : 0;
    count.held += one.held ? 1 : 0;
    count.erased += one.erased ? 1 : 0;
  }
  const did = dry ? `${count.due} due, nothing was erased` : `${count.erased} erased`;
  say(`${did}; ${count.kept} kept, ${count.held} of them under legal hold.`);
  return 0;
});
