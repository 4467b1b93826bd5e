import { z } from 'zod';
import type { Case } from '../src/case/case.ts';

export const discardView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), title: z.string(), intro: z.string(), speak: z.string(), fallbackText: z.string() },
});

/** Asks once more, and says what will be lost. */
export function toDiscardView({ ref, version, private: { typed } }: Case): z.infer<typeof discardView> {
  const title = 'Discard this referral?';
  const count = Object.keys(typed).length;
  const intro = `${count === 1 ? '1 answer' : `${count} answers`} will be lost. You cannot get them back.`;
  return { ref, version, title, intro, speak: `${title} ${intro}`, fallbackText: `${title} Type: refer` };
}
