import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { durationWords, momentWords } from './words/time-words.ts';
import type { Seen } from './words/seen.ts';

export const draftView = z.strictObject({
  ...{
    ref: z.string(),
    version: z.number(),
    title: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    status: z.string(),
    intro: z.string(),
  },
  ...{ isDraft: z.boolean(), speak: z.string(), fallbackText: z.string() },
});

/** A referral that is not sent yet: saved for later, offered again, or discarded. Its ref is not shown before it is sent. */
export function toDraftView(
  { ref, version, status, startedAt, editedAt }: Case,
  { scheme, now, notice = '' }: Seen,
): z.infer<typeof draftView> {
  const isDraft = status === 'draft';
  const gone = status === 'expired';
  const title = isDraft ? 'You have an open referral' : gone ? 'Referral discarded' : `${ref}: sent`;
  const line = isDraft ? `Started ${momentWords(startedAt, now)}, last saved ${momentWords(editedAt, now)}.` : '';
  const done = gone ? 'None of it was kept.' : 'This referral has been sent.';
  const intro = isDraft
    ? `Your answers are saved. It is not sent yet: nobody else can see it, and nothing happens until you send it. It will be erased ${durationWords(scheme.clocks.draft.erased)} after your last change.`
    : gone
      ? 'Type “refer” to start a new one.'
      : `Type: case ${ref}`;
  return {
    ...{ ref, version, title, notice, hasNotice: notice !== '', status: line || done, intro, isDraft },
    speak: `${title}. ${line}`,
    fallbackText: `${title}. ${isDraft ? 'Type: refer' : intro}`,
  };
}
