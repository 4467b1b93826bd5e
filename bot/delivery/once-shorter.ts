import type { AdaptiveCard } from '../../cards/render.ts';
import { shortened } from '../../cards/shortened.ts';
import { ConnectorFailure } from './connector-failure.ts';
import type { Sender } from './sender.ts';

const tooLarge = 413;

async function orShorter<T>(card: AdaptiveCard, send: (card: AdaptiveCard) => Promise<T>): Promise<T> {
  try {
    return await send(card);
  } catch (error) {
    if (!(error instanceof ConnectorFailure) || error.status !== tooLarge) throw error;
    return send(shortened(card));
  }
}

/** A sender that sends a card once more, shortened, when Teams finds it too large: most of a request is better than none. */
export const onceShorter = (sender: Sender): Sender => ({
  toPerson: (chat, card) => orShorter(card, (one) => sender.toPerson(chat, one)),
  toChannel: (chat, card) => orShorter(card, (one) => sender.toChannel(chat, one)),
  update: (place, card) => orShorter(card, (one) => sender.update(place, one)),
  remove: (place) => sender.remove(place),
});
