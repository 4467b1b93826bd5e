import type { Deps } from '../../src/acts/deps.ts';
import { londonDay } from '../../src/typed/london.ts';
import { asRecipient, messageTo } from '../../src/delivery/message.ts';

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
