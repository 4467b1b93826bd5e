import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { CaseCard } from '../src/delivery/message.ts';

export const changeView = z.strictObject({
  ...{
    ref: z.string(),
    version: z.number(),
    card: z.string(),
    title: z.string(),
    intro: z.string(),
    speak: z.string(),
    fallbackText: z.string(),
  },
});

/** Which part of a sent referral has changed. */
export function toChangeView({ ref, version }: Pick<Case, 'ref' | 'version'>, card: CaseCard): z.infer<typeof changeView> {
  const title = `${ref}: what has changed?`;
  const intro =
    'The criteria are applied again. An authorisation is void when the grade, the address or the risk has changed, and whoever holds the job is told to stop.';
  return { ref, version, card, title, intro, speak: `${title}. ${intro}`, fallbackText: `${title}. Type: case ${ref}` };
}
