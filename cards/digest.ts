import { z } from 'zod';
import type { Digest } from '../src/job/digest.ts';
import type { Job } from '../src/job/job.ts';
import { point, points } from './case-view.ts';
import { render, type AdaptiveCard } from './render.ts';
import { dayWords, dueWords, hourWords } from './time-words.ts';
import { urgencyWords } from './words.ts';

const part = z.array(point);
export const digestView = z.strictObject({
  ...{ title: z.string(), intro: z.string(), overdue: part, dueToday: part, unallocated: part, visits: part },
  ...{ ending: z.string(), speak: z.string(), fallbackText: z.string() },
});

interface DigestParts {
  overdue: string[];
  dueToday: string[];
  unallocated: string[];
  visits: string[];
}
/** So many lines of each kind; the rest is in the list of jobs. */
const longest = 12;

/** The morning's overview for the installer channel: refs, districts and times, nobody's name but colleagues'. */
export function toDigestView(day: string, parts: DigestParts): z.infer<typeof digestView> {
  const lines = (texts: string[]) =>
    points(
      texts.length === 0
        ? ['None.']
        : [...texts.slice(0, longest), ...(texts.length > longest ? [`And ${texts.length - longest} more.`] : [])],
    );
  const title = `Jobs on ${day}`;
  const intro = `${parts.overdue.length} overdue, ${parts.dueToday.length} due today, ${parts.unallocated.length} not taken yet.`;
  return {
    ...{ title, intro, overdue: lines(parts.overdue), dueToday: lines(parts.dueToday) },
    ...{ unallocated: lines(parts.unallocated), visits: lines(parts.visits) },
    ...{ ending: 'Mention me and type “jobs” to open one.', speak: `${title}. ${intro}`, fallbackText: `${title}. ${intro} Type: jobs` },
  };
}

const jobLine = (now: Date) => (job: Job) => {
  const taken = job.holder ? `Taken by ${job.holder}.` : 'Not taken yet.';
  return `${job.ref}, ${job.district}: ${urgencyWords[job.urgency]}. ${dueWords(job.dueAt, now)}. ${taken}`;
};

/** The digest as a card: from jobs, so nothing else of a case can reach it. */
export function digestCard({ overdue, dueToday, unallocated, visits }: Digest, now: Date): AdaptiveCard {
  const line = jobLine(now);
  return render(
    'digest',
    toDigestView(dayWords(now.toISOString()), {
      overdue: overdue.map(line),
      dueToday: dueToday.map(line),
      unallocated: unallocated.map(line),
      visits: visits.map(
        ({ job, from, to }) => `${job.ref}, ${job.district}: ${hourWords(from)} to ${hourWords(to)}, ${job.holder ?? 'nobody'}.`,
      ),
    }),
  );
}
