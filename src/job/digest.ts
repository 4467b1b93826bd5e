import type { Case } from '../case/case.ts';
import { hiddenFrom, installers } from '../case/hidden.ts';
import { accepted } from '../case/steps.ts';
import { londonDay } from '../typed/london.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CaseStore } from '../store/case-store.ts';
import { toJob, type Job } from './job.ts';

/** What the morning's digest tells of: jobs, not cases, so that nothing personal can reach the channel. */
export interface Digest {
  overdue: Job[];
  dueToday: Job[];
  unallocated: Job[];
  visits: { job: Job; from: string; to: string }[];
  /** Refs of jobs that only some people may see. They are told in their own chats. */
  restricted: string[];
}

/** More than these are a matter for a report, not for a morning's glance. */
const most = 200;

/**
 * The jobs in hand as they are now, of 200 at most; the days are London's. A job stands under each heading that it belongs to. Of a
 * restricted case it gives the ref alone. Rejects as the store does.
 */
export async function readDigest(
  store: Pick<CaseStore, 'inStatus'>,
  scheme: Pick<Scheme, 'name' | 'measures'>,
  now: Date,
): Promise<Digest> {
  const all = await store.inStatus(scheme.name, accepted, { limit: most });
  const cases = all.filter((current) => !hiddenFrom(current, installers));
  const today = londonDay(now);
  const jobs = (which: (current: Case) => boolean) => cases.filter(which).map((current) => toJob(current, scheme));
  const isOverdue = ({ dueAt }: Case) => dueAt !== undefined && dueAt <= now.toISOString();
  return {
    restricted: all.flatMap((current) => (hiddenFrom(current, installers) ? [current.ref] : [])),
    overdue: jobs(isOverdue),
    dueToday: jobs((current) => !isOverdue(current) && current.dueAt !== undefined && londonDay(current.dueAt) === today),
    unallocated: jobs(({ status }) => status === 'ready'),
    visits: cases.flatMap((current) =>
      current.visit && londonDay(current.visit.from) === today
        ? [{ job: toJob(current, scheme), from: current.visit.from, to: current.visit.to }]
        : [],
    ),
  };
}
