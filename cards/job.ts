import { z } from 'zod';
import { accepted } from '../src/case/steps.ts';
import type { Job } from '../src/job/job.ts';
import { codedReason, sinceVisit } from './rows/at-the-door.ts';
import { caseView, rowOf, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { isPossible } from './rows/possible.ts';
import { dueWords } from './words/time-words.ts';
import { capital, oneOf, statusWords, urgencyWords } from './words/words.ts';

export const jobView = caseView.extend({ canTake: z.boolean(), canAssign: z.boolean() });

/**
 * The installer channel's card. It is drawn from a Job, so nothing else of the case can reach it. In an own chat it stands with an
 * operative, who can assign it to nobody; a co-ordinator opens the whole case there.
 */
export function toJobView(job: Job, seen: Seen, inChannel = true): z.infer<typeof jobView> {
  const canTake = job.status === 'ready';
  const due = accepted.includes(job.status) ? ` ${dueWords(job.dueAt, seen.now)}.` : '';
  return {
    ...toCaseView(job, seen, {
      title: `${job.ref}: ${canTake ? 'a job to take' : 'job'}`,
      status: `${statusOf(job)}${due}`,
      why: canTake ? 'The address goes to whoever takes it, in their own chat.' : '',
      warnings: (accepted.includes(job.status) ? job.notSafe : []).map((reason) => `Not safe before: ${codedReason(reason)}.`),
      rows: [
        rowOf('Urgency', urgencyWords[job.urgency]),
        rowOf('Post code district', job.district),
        rowOf('Property Type', capital(job.propertyType)),
        rowOf('What is needed', capital(oneOf([...job.measures], 'and'))),
        rowOf('Safety of operatives', safetyOf(job, seen.now)),
        rowOf('Police escort likely', capital(job.escortLikely)),
      ],
    }),
    canTake,
    canAssign: inChannel && isPossible(job, 'assign') && job.status === 'ready',
  };
}

const safetyOf = ({ operativeSafety, unsafeVisit }: Job, now: Date): string =>
  `${capital(operativeSafety)}${unsafeVisit ? ` ${sinceVisit(unsafeVisit, now)}` : ''}`;

/** Who has it while somebody goes; in every other status, where the case is. */
function statusOf({ status, holder = 'somebody' }: Job): string {
  const taken: Partial<Record<Job['status'], string>> = {
    ready: 'Ready to be taken.',
    allocated: `Taken by ${holder}.`,
    scheduled: `Taken by ${holder}. A visit is planned.`,
  };
  return taken[status] ?? `${statusWords[status]}.`;
}
