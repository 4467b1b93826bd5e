import { minders } from '../../src/delivery/asked.ts';
import {
  messageTo,
  setAsideTime,
  type Aside,
  type Message,
  type Recipient,
  type Trouble,
  type Unreached,
} from '../../src/delivery/message.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { ConnectorFailure, mayHaveArrived } from './connector-failure.ts';
import type { Delivering } from './delivering.ts';
import { NotYet } from './rates.ts';
import { tellUnreadable } from './tell-unreadable.ts';

const longestRetryAfter = 600;

export const later = ({ now }: Pick<Delivering, 'now'>, seconds: number) => new Date(now().getTime() + seconds * 1_000).toISOString();

/** Nobody tries it again by itself; it is told, and stands in `waiting`, from where it can be sent again. */
export async function setAside(message: Message, why: Exclude<Aside, 'unreadable'>, around: Delivering): Promise<string> {
  const { store } = around;
  const { card, to } = message;
  if (card === 'trouble') await store.settle(message, [], await inTheirPlace(message, around));
  else {
    if (card === 'refresh') await tellNotUpdated(message, around);
    else if (card !== 'digest' && to) await tell(message, card, to, why, around);
    await store.postpone({ ...message, aside: why, nextTryAt: setAsideTime });
  }
  return 'set aside';
}

const tell = async (message: Message, card: CaseCard, to: Recipient, because: Unreached, around: Delivering) =>
  void (await around.store.enqueue(await troubleFor(message, { why: 'not reached', name: reachedAs(to), card, because }, around)));

/** Somebody still has a card that asks for what was decided, or shows what has changed: whoever minds the case hears in whose chat. */
async function tellNotUpdated(message: Message, around: Delivering): Promise<void> {
  const behind = (await around.store.postingsOf(message.ref)).filter(({ shown }) => shown < message.version);
  const names = [...new Set(behind.map(({ to }) => reachedAs(to)))];
  await around.store.enqueue(await troubleFor(message, { why: 'not updated', names }, around));
}

/** When word of trouble does not reach a co-ordinator, the administrators get it; when it does not reach them, nobody is left. */
async function inTheirPlace({ ref, version, scheme, to, trouble }: Message, { people, now }: Delivering): Promise<Message[]> {
  const administrators = await people.withRole('administrator');
  const isLast = to && 'person' in to && administrators.some(({ id }) => id === to.person);
  // Of a case that cannot be read the administrators have heard already.
  if (isLast || !trouble || trouble.why === 'unreadable') return [];
  const at = now().toISOString();
  return administrators.map(({ id, name }) => messageTo({ ref, version, scheme }, 'trouble', { person: id, name }, at, trouble));
}

/** What a co-ordinator must know of, as messages to all who mind the case. */
export async function troubleFor({ ref, version, scheme }: Message, trouble: Trouble, around: Delivering): Promise<Message[]> {
  const at = around.now().toISOString();
  const current = (await around.read(ref))?.case;
  // Of an erased case there is nothing left that somebody could see to.
  return (current && !current.erasedAt ? await minders(current, around) : []).map((to) =>
    messageTo({ ref, version, scheme }, 'trouble', to, at, trouble),
  );
}

/** The Connector said no for good: the chat is closed or gone, or it will not take this card. */
const final: Record<number, 'no chat' | 'refused'> = { 400: 'refused', 403: 'no chat', 404: 'no chat', 413: 'refused' };
const isRefusal = (status = 0) => status >= 400 && status < 500 && ![408, 412, 429].includes(status);
export const reachedAs = (to: Recipient) => ('person' in to ? to.name : 'The installer channel');

/** Longer from try to try, a minute at most. */
export const waitAfter = (attempts: number, { random }: Pick<Delivering, 'random'>) =>
  Math.min(60, 2 ** Math.min(attempts, 6)) * (0.5 + random() / 2);

/** What to do about a message that did not go out. What certainly did not arrive, for no fault of its own, is tried until it does. */
export async function afterFailure(message: Message, error: unknown, around: Delivering): Promise<void> {
  const { store, random, inDoubtSeconds, scheme } = around;
  const { card, to, inDoubtAt } = message;
  // Its chat has had its share for now: that is no try.
  if (error instanceof NotYet) return store.postpone({ ...message, nextTryAt: later(around, error.seconds) });
  const attempts = message.attempts + 1;
  const isLastTry = attempts >= scheme.delivery.tries;
  const wait = waitAfter(attempts, around);
  if (error instanceof NotRead) return afterNoRead(message, around);
  if (!(error instanceof ConnectorFailure)) {
    // The fault is the card's own, or ours. It must not be tried for ever.
    const again = { ...message, attempts, nextTryAt: later(around, wait) };
    return isLastTry ? void (await setAside(again, 'refused', around)) : store.postpone(again);
  }
  const { status, retryAfter } = error;
  // Everybody waits a little differently, so that they do not all come back at once.
  const seconds = retryAfter === undefined ? wait : Math.min(Math.max(retryAfter, 1), longestRetryAfter) + random();
  const again = { ...message, attempts, nextTryAt: later(around, seconds) };
  // A Connector that is down or busy is waited for, however long; an update that it will not have is not.
  if (card === 'refresh' || to === undefined) {
    if (isLastTry && isRefusal(status)) return void (await setAside(again, 'refused', around));
    if (attempts === scheme.delivery.tries) await tellNotUpdated(message, around);
    return store.postpone(again);
  }
  const unknown = mayHaveArrived(error);
  // The overview is of this morning only: when it is not certain that it failed, it is let go.
  if (card === 'digest') return unknown || (status && final[status]) ? void (await store.settle(message, [])) : store.postpone(again);

  const why = status === undefined ? undefined : final[status];
  if (why) return void (await setAside(again, why, around));
  // Word of trouble goes on: a second copy of it harms nobody, and without it a case would wait in silence.
  if (unknown && inDoubtAt && card !== 'trouble') return void (await setAside(again, 'in doubt', around));
  if (unknown && !inDoubtAt)
    return store.postpone({ ...again, inDoubtAt: around.now().toISOString(), nextTryAt: later(around, inDoubtSeconds) });
  if (attempts === scheme.delivery.tries && card !== 'trouble') await tell(message, card, to, 'not yet', around);
  await store.postpone(again);
}

/** The case was asked for and did not come: the store is in trouble, or this one case cannot be read as it is stored. */
export class NotRead extends Error {}

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
