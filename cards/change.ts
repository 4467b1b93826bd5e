import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { CaseCard } from '../src/case/cards.ts';

export const changeView = z.strictObject({
  ...{
    ref: z.string(),
    version: z.number(),
    card: z.string(),
    title: z.string(),
    aboutYou: z.string(),
    intro: z.string(),
    speak: z.string(),
    fallbackText: z.string(),
  },
});

/** Which part of a sent referral has changed. */
export function toChangeView({ ref, version }: Pick<Case, 'ref' | 'version'>, card: CaseCard): z.infer<typeof changeView> {
  const title = `${ref}: what has changed?`;
  const intro =
    'We will check the criteria again. If the grade, the address or the risk has changed, an Inspector will be asked again. Whoever holds the job will be told to stop.';
  // A co-ordinator changes what the referrer wrote about themselves.
  const aboutYou = card === 'referral' ? 'About you' : 'About the referrer';
  return { ref, version, card, title, aboutYou, intro, speak: `${title}. ${intro}`, fallbackText: `${title}. Type: case ${ref}` };
}
