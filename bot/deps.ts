import type { Deps } from '../src/case/deps.ts';
import type { Log } from './log.ts';
import type { Rates } from './rates.ts';

/** What commands and buttons need: the service's own needs, the rates, and the log. */
export interface BotDeps extends Deps {
  rates: Pick<Rates, 'count'>;
  log: Log;
  allowedTenants: string[];
}
