import type { Deps } from '../src/case/deps.ts';
import type { Guests } from './guests.ts';
import type { Log } from './log.ts';
import type { Rates } from './rates.ts';

/** What commands and buttons need: the service's own needs, the rates, the log, and who may not use the service. */
export interface BotDeps extends Deps {
  rates: Pick<Rates, 'count'>;
  log: Log;
  allowedTenants: string[];
  guests: Pick<Guests, 'refuses'>;
}
