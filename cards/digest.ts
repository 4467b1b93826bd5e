import type { Digest } from '../src/job/digest.ts';
import type { Job } from '../src/job/job.ts';
import { points } from './rows/case-view.ts';
import { render, type AdaptiveCard, type ViewOf } from './render.ts';
import { dayWords, dueWords, hourWords } from './words/time-words.ts';
import { cut, oneOf, urgencyWords } from './words/words.ts';

/** So many lines of each kind; the rest is in the list of jobs. A colleague's name is cut, so that the longest morning fits a card. */
const mostLines = 8;
const longestName = 40;

/** The morning's overview for the installer channel: refs, districts and times, nobody's name but colleagues'. */
export function toDigestView(digest: Digest, now: Date): ViewOf<'digest'> {
  const { overdue, dueToday, unallocated, visits, restricted } = digest;
  const title = `Jobs on ${dayWords(now.toISOString(), now)}`;
  const intro = `${overdue.length} overdue, ${dueToday.length} due today, ${unallocated.length} not taken yet. Visits today: ${visits.length}.`;
  const byHour = [...visits].sort((a, b) => a.from.localeCompare(b.from));
  return {
    ...{ title, intro },
    overdue: lines(overdue.map((job) => `${startOf(job)}. ${dueWords(job.dueAt, now)}. ${whoHas(job)}`)),
    dueToday: lines(dueToday.map((job) => `${startOf(job)}. Due by ${hourWords(job.dueAt)}. ${whoHas(job)}`)),
    unallocated: lines(unallocated.map((job) => `${startOf(job)}. ${dueBy(job, now)}.`)),
    visits: lines(byHour.map(({ job, from, to }) => `${hourWords(from)} to ${hourWords(to)}: ${job.ref}, ${job.district}. ${whoHas(job)}`)),
    ending: `${restricted.length > 0 ? `Restricted: ${oneOf(restricted.slice(0, mostLines), 'and')}. ` : ''}Mention me and type “jobs” to open one.`,
    ...{ speak: `${title}. ${intro}`, fallbackText: `${title}. ${intro} Type: jobs` },
  };
}

const startOf = ({ ref, district, urgency }: Job) => `${ref}, ${district}: ${urgencyWords[urgency].toLowerCase()}`;
const whoHas = ({ holder, status }: Job) => {
  const name = holder && cut(holder, longestName, '…');
  if (status === 'on hold') return name ? `On hold, with ${name}.` : 'On hold.';
  return name ? `Taken by ${name}.` : 'Not taken yet.';
};
/** The overview is read all day long, so it says when and not how soon. */
const dueBy = ({ dueAt }: Job, now: Date) => dueWords(dueAt, now).replace(/, in .*$/, '');

const lines = (texts: string[]) => {
  const more = texts.length - mostLines;
  return points(texts.length === 0 ? ['None.'] : [...texts.slice(0, mostLines), ...(more > 0 ? [`And ${more} more.`] : [])]);
};

/** The digest as a card: from jobs, so nothing else of a case can reach it. */
export const digestCard = (digest: Digest, now: Date): AdaptiveCard => render('digest', toDigestView(digest, now));
