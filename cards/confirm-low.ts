import { z } from 'zod';
import { knownOf, type Case } from '../src/case/case.ts';
import { assess, type Verdict } from '../src/referral/assess.ts';
import { factsOf } from '../src/referral/facts.ts';
import { point, points } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';

export const confirmLowView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), title: z.string(), intro: z.string(), outcomes: z.array(point) },
  ...{ speak: z.string(), fallbackText: z.string() },
});

const goesOn = 'The threat to life does not count any more.';
/** What becomes of the case when the grade is low. By itself a low grade ends it; with domestic abuse beside it that may carry the case on. */
const outcomeWords: Record<Verdict, string[]> = {
  'not eligible': [
    'The referral ends here: not eligible. It does not become a job.',
    'The referrer is told at once, with numbers of who else can help.',
    'No Inspector and no co-ordinator looks at it after you. The referrer can refer again if something changes.',
  ],
  'needs information': [`${goesOn} The referrer is asked for what is missing about the domestic abuse.`],
  'co-ordinator decides': [`${goesOn} A co-ordinator decides about the rest.`],
  accepted: [`${goesOn} It becomes a job all the same, because of the domestic abuse.`],
  'awaiting police check': ['It stays with the police desk.'],
  'awaiting Inspector': ['An Inspector is asked.'],
};

/** A slip of the finger may leave somebody without help, so a low grade is asked once more, with what will happen. */
export function toConfirmLowView(current: Case, { scheme }: Seen): z.infer<typeof confirmLowView> {
  const { ref, version } = current;
  const { verdict } = assess(factsOf(current.private.answers, { ...knownOf(current), grade: 'low' }, scheme));
  const title = `${ref}: confirm low?`;
  const intro = 'Nothing has been done yet. If the police system says low, press Confirm low once more. Then:';
  return {
    ...{ ref, version, title, intro, outcomes: points(outcomeWords[verdict]) },
    ...{ speak: `${title} Nothing has been done yet.`, fallbackText: `${title} Nothing has been done yet. Type: case ${ref}` },
  };
}
