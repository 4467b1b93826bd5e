import { z } from 'zod';
import { point } from './case-view.ts';

const part = z.array(point);
/** Apart from digest.ts, which makes the finished card: the register must not need the function that draws from it. */
export const digestView = z.strictObject({
  ...{ title: z.string(), intro: z.string(), overdue: part, dueToday: part, unallocated: part, visits: part },
  ...{ ending: z.string(), speak: z.string(), fallbackText: z.string() },
});
