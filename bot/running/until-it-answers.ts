import type { CaseStore } from '../../src/store/case-store.ts';
import { WrongKey } from '../../src/store/sealed/wrapping.ts';
import { faultOf, type Log } from '../settings/log.ts';

const firstWaitMs = 500;
const longestWaitMs = 10_000;

interface Around {
  log: Log;
  say?: (line: string) => void;
}

/** Waits until the store can be worked with, and says so meanwhile. It never gives up: the store may be minutes behind the bot. Rejects with
 * WrongKey, because that does not pass by itself. */
export async function untilItAnswers(store: Pick<CaseStore, 'answers'>, { log, say = () => undefined }: Around): Promise<void> {
  for (let waitMs = firstWaitMs, tried = 1; ; waitMs = Math.min(waitMs * 2, longestWaitMs), tried += 1) {
    try {
      await store.answers();
      if (tried > 1) {
        log.info({ did: 'store answers' });
        say('The store answers now.');
      }
      return;
    } catch (error) {
      if (error instanceof WrongKey) throw error;
      log.warn({ did: 'waiting for the store', ...faultOf(error) });
      if (tried === 1) say(`The store does not answer yet${whyOf(error)}. Waiting for it; nobody is sent here until it does.`);
      await new Promise((wait) => setTimeout(wait, waitMs));
    }
  }
}

/** A missing container does not come by itself. */
const whyOf = (error: unknown) =>
  Number((error as { code?: unknown }).code) === 404
    ? ': its container is not there. In service the infrastructure makes it; for development: npm run cosmos:prepare'
    : '';
