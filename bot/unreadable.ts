import { render } from '../cards/render.ts';
import { toTroubleView } from '../cards/trouble.ts';
import type { Deps } from '../src/case/deps.ts';
import { londonDay } from '../src/clock/london.ts';
import { asRecipient, messageTo, postingAt, setAsideTime, type Message } from '../src/delivery/message.ts';
import { chatFor } from './chat-for.ts';
import { ConnectorFailure } from './connector.ts';
import type { Delivering } from './deliver.ts';
import { faceOf } from './draw-for.ts';
import { later, setAside, waitAfter } from './undelivered.ts';

/** The case was asked for and did not come: the store is in trouble, or this one case cannot be read as it is stored. */
export class NotRead extends Error {}

/**
 * Every co-ordinator and administrator hears once a day that a case cannot be read, by its ref: whom it is hidden from, and who minds it,
 * cannot be read either.
 */
export async function tellUnreadable(ref: string, { store, scheme, people, now }: Pick<Deps, 'store' | 'scheme' | 'people' | 'now'>) {
  const all = [...(await people.withRole('co-ordinator')), ...(await people.withRole('administrator'))];
  const whom = all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
  const about = { ref, version: 0, scheme: scheme.name };
  const at = now().toISOString();
  const messages = whom.map((one) => messageTo(about, 'trouble', asRecipient(one), at, { why: 'unreadable' }));
  await store.enqueueOnce(`unreadable:${ref}:${londonDay(now())}`, messages);
}

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

/** While the store is in trouble a card waits, however long. When it is the case, the card is set aside after the tries of the scheme. */
export async function afterNoRead(message: Message, around: Delivering): Promise<void> {
  const { store, scheme } = around;
  const answers = await store.answers().then(
    () => true,
    () => false,
  );
  const attempts = message.attempts + (answers ? 1 : 0);
  const again = { ...message, attempts, nextTryAt: later(around, waitAfter(attempts, around)) };
  if (attempts < scheme.delivery.tries) return store.postpone(again);
  await tellUnreadable(message.ref, around);
  await store.postpone({ ...again, aside: 'unreadable', nextTryAt: setAsideTime });
}
