import type { AdaptiveCard } from '../../cards/render.ts';
import type { Chat } from '../../src/delivery/channel.ts';

/** Where a card of ours stands now. */
export interface Place {
  chat: Chat;
  activityId: string;
}

/** Sends cards outside a turn. Each call is one request to the Connector; it rejects with ConnectorFailure. */
export interface Sender {
  toPerson(chat: Chat, card: AdaptiveCard): Promise<Place>;
  toChannel(chat: Chat, card: AdaptiveCard): Promise<Place>;
  update(place: Place, card: AdaptiveCard): Promise<void>;
  /** Deletes a card. Not every platform can: then it rejects with the status that says so. */
  remove(place: Place): Promise<void>;
}
