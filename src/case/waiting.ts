import type { Page } from '../store/case-store.ts';
import type { Actor, Case } from './case.ts';
import type { Deps } from './deps.ts';
import { isListedFor, isOpenTo, pageOf } from './shown.ts';
import { isOpen, statuses, type Status } from './steps.ts';
import { policeDesk } from './told.ts';

/** In these statuses a case waits on these roles; a check on whoever stands in for the police desk, where nobody is there. */
const waitsOn: Partial<Record<Status, (by: Actor, standsIn: boolean) => boolean>> = {
  'awaiting police check': ({ roles }, standsIn) => roles.includes('police desk') || standsIn,
  'awaiting Inspector': ({ roles }) => roles.includes('inspector'),
};

const everything: Status[] = statuses.filter((status) => isOpen(status) && status !== 'draft');

const dueOf = ({ dueAt }: Case) => dueAt ?? '';
const byDue = (a: Case, b: Case) => `${a.dueAt} ${a.ref}`.localeCompare(`${b.dueAt} ${b.ref}`);

/** The cases that wait on one person: everything for a co-ordinator; else by role, as the referrer, or as the one who holds the job. By when they are due. */
export async function waitingOn(
  { store, scheme, people }: Pick<Deps, 'store' | 'scheme' | 'people'>,
  by: Actor,
  page: Page,
): Promise<Case[]> {
  // A co-ordinator sees everything that waits, on whomever.
  const listed = isListedFor(by);
  if (by.roles.includes('co-ordinator')) return pageOf((part) => store.inStatus(scheme.name, everything, part), dueOf, listed, page);
  const standsIn = (await policeDesk({ people, scheme })).some(({ id }) => id === by.id);
  const inStatus = async (status: Status) => {
    const mine = waitsOn[status]?.(by, standsIn) ?? false;
    // Nobody is asked about a referral of their own.
    return mine ? pageOf((part) => store.inStatus(scheme.name, [status], part, { notReferrer: by.id }), dueOf, isOpenTo(by), page) : [];
  };
  const lists = await Promise.all([
    ...(Object.keys(waitsOn) as Status[]).map(inStatus),
    store.inStatus(scheme.name, ['needs information'], page, { referrer: by.id }),
    store.heldBy(scheme.name, by.id, page),
  ]);
  return lists
    .flat()
    .filter(({ status }) => isOpen(status))
    .sort(byDue)
    .slice(0, page.limit);
}
