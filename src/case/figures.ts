import { z } from 'zod';

/** What a report counts of a case beside its dates, status, district, urgency, verdict and costs. No word of it was typed freely. */
export const figures = z.strictObject({
  /** As in the scheme's register. Another agency is `Other agency`: its name was typed. */
  agency: z.string().optional(),
  grounds: z.string().optional(),
  victimRisk: z.string().optional(),
  /** What was asked for, and what was fitted of it. */
  measures: z.array(z.string()),
  fitted: z.array(z.strictObject({ measure: z.string(), fitted: z.boolean(), quantity: z.number().optional() })),
  /** How the recipient felt, 1 (very unsafe) to 5 (very safe), at each contact. */
  contacts: z.array(
    z.strictObject({ outcome: z.string(), before: z.number().optional(), after: z.number().optional(), worked: z.string().optional() }),
  ),
});
export type Figures = z.infer<typeof figures>;
