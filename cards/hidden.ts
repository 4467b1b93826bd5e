import { z } from 'zod';
import type { Hidden } from '../src/case/hidden.ts';

export const hiddenView = z.strictObject({
  ...{ title: z.string(), notice: z.string(), hasNotice: z.boolean(), status: z.string(), speak: z.string(), fallbackText: z.string() },
});

/** Why nobody shows a card of a case to somebody with whom one stands: they are a guest, or have no role for it any more. */
export type ClosedTo = 'guest' | 'no role';

const hiddenWords: Record<Hidden | ClosedTo, { title: string; status: string }> = {
  'knows someone': { title: 'hidden from you', status: 'You said that you know someone in this case. It is hidden from you.' },
  restricted: { title: 'restricted', status: 'Only the people who were named may see this case.' },
  guest: { title: 'hidden from you', status: 'You are a guest in this organisation’s Teams. Cases are shown to its own people only.' },
  'no role': {
    title: 'hidden from you',
    status:
      'You do not have the role that this needs, as far as we can tell now. Type “who am i” to see yours; whoever has it types “case” and the ref.',
  },
};

const wentBack = 'The job that you held went back, so that somebody else can take it.';

/** What stands in place of every card of a case that is hidden from its reader: the ref, and why; and that a job went back which they held. */
export function toHiddenView(ref: string, why: Hidden | ClosedTo, notice = '', gaveBack = false): z.infer<typeof hiddenView> {
  const { title: words, status: said } = hiddenWords[why];
  const status = why === 'knows someone' && gaveBack ? `${said} ${wentBack}` : said;
  const title = `${ref}: ${words}`;
  return { title, notice, hasNotice: notice !== '', status, speak: `${title}. ${status}`, fallbackText: `${title}. ${status}` };
}
