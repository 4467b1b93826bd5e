import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { steps } from '../src/case/steps.ts';
import { capital } from './words/words.ts';

export const notSafeView = z.strictObject({
  ...{ ref: z.string(), title: z.string(), first: z.string(), intro: z.string(), hasError: z.boolean(), error: z.string() },
  reasons: z.array(z.strictObject({ title: z.string(), reason: z.string(), ref: z.string(), version: z.number() })),
  ...{ speak: z.string(), fallbackText: z.string() },
});

/** Somebody may be in danger while they press: one button for each reason, and the press takes the step. What happened is asked afterwards. */
export function toNotSafeView({ ref, version, status }: Pick<Case, 'ref' | 'version' | 'status'>, error = ''): z.infer<typeof notSafeView> {
  const title = `${ref}: not safe`;
  const first = 'Leave first if you are still there. In danger now? Ring 999.';
  return {
    ...{ ref, title, first, hasError: error !== '', error },
    intro:
      'Press what it was. The case goes on hold and the co-ordinators are told at once. You can say more afterwards; the referrer will read only the reason.',
    reasons: (steps[status]['not safe']?.says?.reasons ?? []).map((reason) => ({ title: capital(reason), reason, ref, version })),
    ...{ speak: `${title}. ${first}`, fallbackText: `${title}. ${first} Type: case ${ref}` },
  };
}
