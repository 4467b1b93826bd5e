import type { Deps } from '../../src/acts/deps.ts';
import type { CaseStore } from '../../src/store/case-store.ts';
import type { Chat } from '../../src/delivery/channel.ts';
import type { Log } from '../settings/log.ts';
import type { Sender } from './sender.ts';
import type { Traffic } from './traffic.ts';

export interface Delivering extends Pick<Deps, 'store' | 'scheme' | 'people' | 'now'> {
  /** A case, for drawing its cards: several that ask at once share one read. */
  read: CaseStore['find'];
  sender: Sender;
  /** Whether somebody is a guest, or of another tenant, before a card goes to them. */
  guests: { isGuest(person: string, chat: Chat): Promise<boolean> };
  log: Log;
  inDoubtSeconds: number;
  traffic: Pick<Traffic, 'quiet'>;
  /** Between 0 and 1: spreads the tries of many messages. */
  random: () => number;
}
