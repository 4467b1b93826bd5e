import { render } from '../../cards/render.ts';
import { toTroubleView } from '../../cards/trouble.ts';
import { postingAt, type Message } from '../../src/delivery/message.ts';
import { chatFor } from './chat-for.ts';
import { ConnectorFailure } from './connector-failure.ts';
import type { Delivering } from './delivering.ts';
import { faceOf } from './draw-for.ts';
import { setAside } from './undelivered.ts';

/** Posts word of a case that cannot be read, drawn from the message alone. Once the case can be read again, the card is updated as any other. */
export async function postUnreadable(message: Message, around: Delivering): Promise<string> {
  const { ref, to, version } = message;
  const chat = to && (await chatFor(to, message, around));
  if (!chat) return setAside(message, 'no chat', around);
  const trouble = { why: 'unreadable' } as const;
  const drawn = render('trouble', toTroubleView(ref, trouble));
  const place = await around.sender.toPerson(chat, drawn);
  const posting = postingAt(place, { ref, card: 'trouble', to, version, shown: 0, face: faceOf(drawn), trouble });
  await around.store.settle(message, [posting]).catch((error: unknown) => {
    throw new ConnectorFailure({}, { cause: error });
  });
  return 'sent';
}
