import { z } from 'zod';
import type { CaseCard, Trouble } from '../src/delivery/message.ts';
import { oneOf } from './words.ts';

export const troubleView = z.strictObject({
  ...{ title: z.string(), status: z.string(), why: z.string(), hasWhy: z.boolean(), speak: z.string(), fallbackText: z.string() },
});

const cardWords: Record<CaseCard, string> = {
  draft: 'the open referral',
  referral: 'the referral',
  progress: 'news of the referral',
  'police check': 'the request to check the grade',
  authorisation: 'the request to authorise',
  decision: 'the request to decide',
  job: 'the job',
  'allocated job': 'the address of the job',
  'whole case': 'the whole case',
  fitted: 'the request for feedback',
  'follow-up': 'the follow-up',
  task: 'the task to tell Victim Support',
  stop: 'the news that they must stop and not go',
  notice: 'a reminder',
  trouble: 'word of trouble',
};

/** A card in words, as it stands in a sentence. One of a newer release may be met while instances are being replaced. */
export const cardName = (card: string): string => (cardWords as Partial<Record<string, string>>)[card] ?? 'a card';

/** Somebody who was not told to stop may be on the way now. */
const whatToDo = (card: CaseCard) =>
  card === 'stop'
    ? 'They may be on their way now. Ring them at once.'
    : 'Has the app been installed? Please ring them: they count as not asked.';

const troubleWords: { [Why in Trouble['why']]: (trouble: Extract<Trouble, { why: Why }>) => [string, string] } = {
  'not reached': ({ name, card }) => [`${name} could not be reached with ${cardName(card)}.`, whatToDo(card)],
  'nobody to ask': ({ card }) => [
    `There is nobody to send ${cardName(card)} to.`,
    'Nobody who may do this is registered. Tell the administrator.',
  ],
  'no channel': () => [
    'The job has no channel to go to yet.',
    'An administrator opens the installer channel and types there, mentioning the bot: use this channel for jobs. Until then the job waits and is posted by itself.',
  ],
  'knows someone': ({ name }) => [
    `${name} knows someone in this case. It is hidden from them now.`,
    'Nothing more of it is asked of them, and a job that they held goes back.',
  ],
  'may know someone': ({ name, same }) => [
    `${name} may know someone in this case${same ? `: same ${same}` : ''}.`,
    'Ask them. Whoever knows someone presses “I know someone in this case”. A whole case can be restricted, too.',
  ],
  repeat: ({ refs }) => [
    `A repeat: the same recipient or the same home as ${oneOf(refs.slice(0, 5), 'and')}, within 12 months.`,
    'Type “case” and a ref to compare them.',
  ],
};

/** Something that a co-ordinator must know at once (DESIGN §5, §7). */
export function toTroubleView(ref: string, trouble: Trouble): z.infer<typeof troubleView> {
  const [status, why] = (troubleWords[trouble.why] as (trouble: Trouble) => [string, string])(trouble);
  const title = `${ref}: needs your attention`;
  // A name as somebody gave it to Teams is shown as text only: what is spoken, or stands in place of a card, may be read as Markdown.
  const said = trouble.why === 'may know someone' ? 'Somebody may know someone in this case.' : status;
  return { title, status, why, hasWhy: true, speak: `${title}. ${said}`, fallbackText: `${title}. ${said} ${why}` };
}
