import type { Deps } from '../../src/acts/deps.ts';
import type { Guests } from './guests.ts';
import type { Log } from '../settings/log.ts';

/** What commands and buttons need: the service's own needs, the log, and who may not use the service. */
export interface BotDeps extends Deps {
  log: Log;
  allowedTenants: string[];
  guests: Pick<Guests, 'refuses'>;
}
