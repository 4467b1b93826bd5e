import type { Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { isBeforeInstalled, isOpen } from '../case/steps.ts';
import { clocksOf } from '../clock/clocks.ts';
import { nameOf, type Message } from '../delivery/message.ts';
import { isStillWanted } from '../delivery/wanted.ts';

export interface Unsent {
  message: Message;
  /** Missing when it cannot be read. */
  case?: Case;
}

/** Whoever must not go comes first, then who is to go, and who decides; then the rest, the oldest first. */
const first: Message['card'][] = ['stop', 'job', 'allocated job', 'authorisation'];
const rankOf = ({ card }: Message) => (first.includes(card) ? first.indexOf(card) : first.length);
const everyOne = Number.MAX_SAFE_INTEGER;
const atOnce = 50;

/**
 * The cards that were set aside and that somebody still waits for, the most important first, each with its case. Those that nobody waits
 * for any more are settled as they are met. Whether somebody waits for what belongs to a case that cannot be read, nobody knows: it stays.
 */
export async function unsentOf({ store, scheme, now }: Pick<Deps, 'store' | 'scheme' | 'now'>): Promise<Unsent[]> {
  const all = await store.setAside(scheme.name, everyOne);
  const cases = new Map<string, Case | undefined>();
  await forEach([...new Set(all.map(({ ref }) => ref))], async (ref) => {
    const [read] = await Promise.allSettled([store.find(ref)]);
    if (read.status === 'fulfilled') cases.set(ref, read.value?.case);
  });
  const wanted: Unsent[] = [];
  await forEach(all, async (message) => {
    const current = cases.get(message.ref);
    if (!cases.has(message.ref)) wanted.push({ message });
    if (current && (await isWanted(message, current, { store, scheme, now }))) wanted.push({ message, case: current });
  });
  const latest = new Map(wanted.toSorted(byAge).map(({ message }) => [sameAs(message), message.id]));
  const kept = wanted.filter(({ message }) => latest.get(sameAs(message)) === message.id);
  const keptIds = new Set(kept.map(({ message }) => message.id));
  await forEach(all, async (message) => {
    if (cases.has(message.ref) && !keptIds.has(message.id)) await store.settle(message, []);
  });
  return kept.sort((a, b) => rankOf(a.message) - rankOf(b.message) || byAge(a, b));
}

const byAge = (a: Unsent, b: Unsent) =>
  a.message.createdAt < b.message.createdAt ? -1 : Number(a.message.createdAt > b.message.createdAt);

/** Several at the same time, and never all of them. */
async function forEach<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += atOnce) await Promise.all(all.slice(at, at + atOnce).map(work));
}

/** A card is drawn as the case is when it goes out, so of several for the same person the last one says it all; a reminder for each clock. */
const sameAs = ({ ref, card, to, notice }: Message): string =>
  [ref, card, to ? nameOf(to) : '', card === 'notice' ? notice?.clock : ''].join(' ');

const day = 86_400_000;
/** Whoever was not told to stop has been there by then, or was rung. */
const stopDays = 28;

async function isWanted(message: Message, current: Case, { store, scheme, now }: Pick<Deps, 'store' | 'scheme' | 'now'>): Promise<boolean> {
  const { ref, card, to, notice, createdAt } = message;
  const { status, version, erasedAt, installedAt } = current;
  // What stands in the chats of a case that is over must not stay as it is.
  if (card === 'refresh') return (await store.postingsOf(ref)).some(({ shown }) => erasedAt !== undefined || shown < version);
  if (card === 'digest' || !to || !isStillWanted(card, to, current)) return false;
  if (card === 'stop' && !isBeforeInstalled(status))
    return !erasedAt && !installedAt && now().getTime() - Date.parse(createdAt) < stopDays * day;
  // A reminder is over when its clock has ended, or began anew.
  const isOver = notice && !clocksOf(current, scheme).some(({ name, start }) => name === notice.clock && start <= createdAt);
  return isOpen(status) && !isOver;
}
