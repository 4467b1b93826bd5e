import type { Person } from '../people/person.ts';
import type { Case, Look } from '../case/case.ts';
import { unheld } from './effects.ts';
import { isCleared, isKeptBack, lookAt } from '../case/kept-back.ts';
import { sameOf, type Somebody } from '../case/may-know.ts';
import { isOpen, mayBeHeld } from '../case/steps.ts';

/** Somebody who would be shown something personal of a case, or was. */
export type Near = Somebody & Pick<Person, 'roles'>;

/** Those of these people who are kept back and at whom nobody looks yet. */
export const notLookedAt = <One extends Somebody>(current: Case, near: One[]): One[] =>
  near.filter((one) => {
    const look = lookAt(current, one.id);
    return !current.recused?.includes(one.id) && (!look || isCleared(look)) && isKeptBack(current, one);
  });

/**
 * The case with a look for each of these people who may be, or may know, somebody in it; what they hold goes back. What is the same of
 * those who are looked at already is worked out anew. Pure.
 */
export function keepBack(current: Case, near: Near[], at: string): Case {
  if (current.sentAt === undefined || !isOpen(current.status)) return current;
  const met = notLookedAt(current, near);
  const again = near.filter((one) => isUnsettled(lookAt(current, one.id)) && !met.includes(one));
  if (met.length + again.length === 0) return current;
  const opened = met.map(({ id, name, roles }, index): Look => ({
    id: `${current.version}.${index + 1}`,
    who: { id, name, tenant: current.tenant, roles },
    openedAt: at,
    ...(holds(current, id) && { held: true }),
  }));
  const looks = [...(current.looks ?? []).filter(({ who }) => !met.some(({ id }) => id === who.id)), ...opened];
  const found = [...met, ...again].map((one) => [lookAt({ looks }, one.id)?.id ?? '', { same: sameOf(current, one) }]);
  const next: Case = {
    ...current,
    ...(opened.length > 0 && { looks }),
    private: { ...current.private, looks: { ...current.private.looks, ...Object.fromEntries(found) } },
  };
  return opened.some(({ held }) => held) ? givenBack(next) : next;
}

const isUnsettled = (look: Look | undefined): boolean => look !== undefined && !look.settled;
const holds = ({ holder, status }: Case, id: string): boolean => holder?.id === id && mayBeHeld.includes(status);

/** A held case then resumes as a job to take. */
const givenBack = (current: Case): Case =>
  current.status === 'on hold' ? { ...unheld(current), heldFrom: 'ready' } : { ...unheld(current), status: 'ready' };
