import { z } from 'zod';
import { point, points } from './case-view.ts';

const part = z.array(point);
export const digestView = z.strictObject({
  ...{ title: z.string(), intro: z.string(), overdue: part, dueToday: part, unallocated: part, visits: part },
  ...{ ending: z.string(), speak: z.string(), fallbackText: z.string() },
});

export interface DigestParts {
  overdue: string[];
  dueToday: string[];
  unallocated: string[];
  visits: string[];
}
/** So many lines of each kind; the rest is in the list of jobs. */
const longest = 12;

/** The morning's overview for the installer channel: refs, districts and times, nobody's name but colleagues'. */
export function toDigestView(day: string, parts: DigestParts): z.infer<typeof digestView> {
  const lines = (texts: string[]) => points(texts.length === 0 ? ['None.'] : [...texts.slice(0, longest), ...(texts.length > longest ? [`And ${texts.length - longest} more.`] : [])]);
  const title = `Jobs on ${day}`;
  const intro = `${parts.overdue.length} overdue, ${parts.dueToday.length} due today, ${parts.unallocated.length} not taken yet.`;
  return {
    ...{ title, intro, overdue: lines(parts.overdue), dueToday: lines(parts.dueToday) },
    ...{ unallocated: lines(parts.unallocated), visits: lines(parts.visits) },
    ...{ ending: 'Mention me and type “jobs” to open one.', speak: `${title}. ${intro}`, fallbackText: `${title}. ${intro} Type: jobs` },
  };
}
