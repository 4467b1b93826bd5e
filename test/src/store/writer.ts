import { withEvent } from '../../../src/record/audit.ts';
import { StaleCase } from '../../../src/store/case-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCase, aChange, noon, operative, referrer } from '../../builders.ts';
import { aMessage, aPosting, refNumber } from './contract/open.ts';

/** A process of its own that writes to a store file, for the tests of what survives it. Called with what to do and the file. */
const [what, file = ''] = process.argv.slice(2);
const store = openSqliteStore(file);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** New cases without end, each with an event, two messages and a card. A ref is said once the store has acknowledged it. */
async function writeForever(): Promise<never> {
  for (let number = 1; ; number += 1) {
    const ref = refNumber(number);
    const messages = [aMessage({ id: `${ref}:1`, ref }), aMessage({ id: `${ref}:2`, ref })];
    await store.save(aChange(aCase({ ref }), { messages, postings: [aPosting({ id: ref, ref })] }));
    say(ref);
    // Lets the line out, and a signal in.
    await new Promise(setImmediate);
  }
}

/** A hundred steps on the one case that other processes step on as well. Who comes late reads again. */
async function stepHundredTimes(): Promise<void> {
  for (let taken = 0; taken < 100;) {
    const read = await store.find('TH-4F7K2M');
    if (!read) throw new Error('There is no case to step on.');
    const after = { ...read.case, version: read.case.version + 1, holder: operative };
    const { next, event } = withEvent(read.case, after, 'save', referrer, noon);
    try {
      await store.save({ read, next, event, messages: [] });
      taken += 1;
    } catch (error) {
      if (!(error instanceof StaleCase)) throw error;
    }
  }
  await store.close();
  say('done');
}

await (what === 'write forever' ? writeForever() : stepHundredTimes());
