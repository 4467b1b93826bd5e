import type { Deps } from '../src/case/deps.ts';
import type { Delivery } from './delivery.ts';
import type { Log } from './log.ts';

/** What commands and buttons need: the service's own needs, the way out, and the log. */
export interface BotDeps extends Deps {
  delivery: Pick<Delivery, 'wake'>;
  log: Log;
  allowedTenants: string[];
}
