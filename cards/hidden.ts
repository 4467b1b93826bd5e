import { z } from 'zod';
import type { Hidden } from '../src/case/hidden.ts';

export const hiddenView = z.strictObject({
  ...{ title: z.string(), notice: z.string(), hasNotice: z.boolean(), status: z.string(), speak: z.string(), fallbackText: z.string() },
});

/** Why nobody shows a card of a case to somebody with whom one stands: they are a guest, or have no role for it any more. */
export type ClosedTo = 'guest' | 'no role';

const hiddenWords: Record<Hidden | ClosedTo, { title: string; status: string }> = {
  'knows someone': { title: 'hidden from you', status: 'You said that you know someone in this case. It is hidden from you.' },
  // Not a word on why, nor that there is a why.
  'kept back': { title: 'nothing for you to do', status: 'Somebody else sees to this now. There is nothing for you to do.' },
  restricted: { title: 'restricted', status: 'Only the people who were named may see this case.' },
  guest: { title: 'hidden from you', status: 'You are a guest in this organisation’s Teams. Cases are shown to its own people only.' },
  'no role': {
    title: 'hidden from you',
    status:
      'You do not have the role that this needs, as far as we can tell now. Type “who am i” to see yours; whoever has it types “case” and the ref.',
  },
};

const wentBack = 'The job that you held went back, so that somebody else can take it.';
/** All that somebody reads who is kept back, and held the job. */
const jobWentBack = { title: 'this job went back', status: 'This job went back.' };
const stop = { title: 'STOP, do not go', status: 'If you are on your way, turn round. This job went back.' };
/** Why the channel sees the ref alone is nobody's business there, and the same is said of every such job. */
const refOnly = { title: 'restricted', status: 'A co-ordinator assigns this one.' };

/** On which card something is hidden: the word to stop still stops, and in the channel a job is still a job. */
export interface HiddenOn {
  gaveBack?: boolean;
  isStop?: boolean;
  inChannel?: boolean;
}

function wordsFor(why: Hidden | ClosedTo, { gaveBack = false, isStop = false, inChannel = false }: HiddenOn) {
  if (why === 'kept back') return isStop ? stop : gaveBack ? jobWentBack : hiddenWords[why];
  if (why === 'restricted' && inChannel) return refOnly;
  const { title, status } = hiddenWords[why];
  return { title, status: why === 'knows someone' && gaveBack ? `${status} ${wentBack}` : status };
}

/** What stands in place of every card of a case that is hidden from its reader: the ref, and why; and that a job went back which they held. */
export function toHiddenView(ref: string, why: Hidden | ClosedTo, notice = '', on: HiddenOn = {}): z.infer<typeof hiddenView> {
  const { title: words, status } = wordsFor(why, on);
  const title = `${ref}: ${words}`;
  return { title, notice, hasNotice: notice !== '', status, speak: `${title}. ${status}`, fallbackText: `${title}. ${status}` };
}
