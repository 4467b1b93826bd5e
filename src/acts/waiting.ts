import { dueAfterFit } from '../clock/clocks.ts';
import type { Role } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Page } from '../store/case-store.ts';
import { askedToCheck, policeDesk } from '../delivery/asked.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { isOwn } from '../case/may-know.ts';
import { isListedFor, isOpenTo, pageOf } from './shown.ts';
import { isBeforeInstalled, isOpen, statuses, type Status } from '../case/steps.ts';

/** In these statuses a case may wait on people of these roles. */
const waitsOn: Partial<Record<Status, Role[]>> = {
  'awaiting police check': ['police desk', 'inspector'],
  'awaiting Inspector': ['inspector'],
};

const beforeFit: Status[] = statuses.filter((status) => isBeforeInstalled(status));
const fitted: Status[] = ['installed', 'follow-up'];

const dueOf = ({ dueAt }: Case) => dueAt ?? '';
/** Where an open case stands in the lists: by when it is due to be fitted; behind all of those, by when something is due after the fit. */
export const placeOf = (current: Case, scheme: Scheme): string =>
  isBeforeInstalled(current.status) ? dueOf(current) : `fitted:${dueAfterFit(current, scheme.clocks) ?? ''}`;

/**
 * A page of the open cases that `leaves` leaves in: what is to be fitted, and behind it what is fitted and followed up. The stores know the
 * order of the first part. The second is read as a whole, and only by who comes to its end: its dates follow from clocks and history.
 */
export async function openCases(
  { store, scheme }: Pick<Deps, 'store' | 'scheme'>,
  leaves: (current: Case) => boolean,
  page: Page,
  atOnce?: number,
): Promise<Case[]> {
  const { limit, after } = page;
  const first = await pageOf((part) => store.inStatus(scheme.name, beforeFit, part), dueOf, leaves, page, atOnce);
  if (first.length === limit) return first;
  const behind = (at: string, ref: string) => !after || at > after.at || (at === after.at && ref > after.ref);
  const all = await pageOf((part) => store.inStatus(scheme.name, fitted, part), dueOf, leaves, { limit: everyOne }, 100);
  const second = all
    .map((current) => ({ current, at: placeOf(current, scheme) }))
    .filter(({ current: { ref }, at }) => behind(at, ref))
    .sort((a, b) => (`${a.at} ${a.current.ref}` < `${b.at} ${b.current.ref}` ? -1 : 1));
  return [...first, ...second.map(({ current }) => current)].slice(0, limit);
}
const everyOne = Number.MAX_SAFE_INTEGER;

const byDue = (a: Case, b: Case) => `${a.dueAt} ${a.ref}`.localeCompare(`${b.dueAt} ${b.ref}`);

/** The cases that wait on one person: everything for a co-ordinator; else by role, as the referrer, or as the one who holds the job. By when they are due, what is fitted last. */
export async function waitingOn(
  { store, scheme, people }: Pick<Deps, 'store' | 'scheme' | 'people'>,
  by: Actor,
  page: Page,
): Promise<Case[]> {
  // A co-ordinator sees everything that waits, on whomever.
  if (by.roles.includes('co-ordinator')) return openCases({ store, scheme }, isListedFor(by), page);
  const [desk, inspectors] = [await policeDesk({ people, scheme }), await people.withRole('inspector')];
  // Whoever is at the desk may check whatever else they are; an Inspector where they stand in for it.
  const isMine = (current: Case) =>
    current.status !== 'awaiting police check' ||
    by.roles.includes('police desk') ||
    askedToCheck(current, desk, inspectors).some(({ id }) => id === by.id);
  const inStatus = async (status: Status) => {
    if (!waitsOn[status]?.some((role) => by.roles.includes(role))) return [];
    const leaves = (current: Case) => isOpenTo(by)(current) && !isOwn(current, by) && isMine(current);
    // Nobody is asked about a referral of their own.
    return pageOf((part) => store.inStatus(scheme.name, [status], part, { notReferrer: by.id }), dueOf, leaves, page);
  };
  const lists = await Promise.all([
    ...(Object.keys(waitsOn) as Status[]).map(inStatus),
    store.inStatus(scheme.name, ['needs information'], page, { referrer: by.id }),
    store.heldBy(scheme.name, by.id, page),
  ]);
  return lists
    .flat()
    .filter((current) => isOpen(current.status) && isListedFor(by)(current))
    .sort(byDue)
    .slice(0, page.limit);
}
