import type { Case } from '../case/case.ts';
import type { Deps } from '../case/deps.ts';
import { isOpen } from '../case/steps.ts';
import type { Message } from './message.ts';
import { isStillWanted } from './wanted.ts';

const mostLookedAt = 50;

/** The cards that were set aside and that somebody still waits for, oldest first, each with its case. */
export async function unsentOf({ store, scheme }: Pick<Deps, 'store' | 'scheme'>): Promise<{ message: Message; case: Case }[]> {
  const all = await store.setAside(scheme.name, mostLookedAt);
  const cases = await Promise.all(all.map(({ ref }) => store.find(ref)));
  return all.flatMap((message, at) => {
    const current = cases[at]?.case;
    return current && (isOpen(current.status) || current.erasedAt) && isWanted(message, current) ? [{ message, case: current }] : [];
  });
}

const isWanted = ({ card, to }: Message, current: Case) =>
  card === 'refresh' || (card !== 'digest' && to !== undefined && isStillWanted(card, to, current));
