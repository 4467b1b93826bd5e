import { z } from 'zod';
import type { CaseCard } from '../src/case/cards.ts';
import type { Trouble, Unreached } from '../src/delivery/message.ts';
import { oneOf } from './words/words.ts';

export const troubleView = z.strictObject({
  ...{
    ref: z.string(),
    canOpen: z.boolean(),
    title: z.string(),
    status: z.string(),
    why: z.string(),
    hasWhy: z.boolean(),
    speak: z.string(),
    fallbackText: z.string(),
  },
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

const unreachedWords: Record<Unreached, string> = {
  'no chat': 'Has the app been installed? Please ring them: they count as not asked.',
  refused:
    'The card could not be made, or Teams would not take it. Please ring them: they count as not asked. Then tell the administrator.',
  'in doubt': 'It went out twice without an answer, so it may have arrived. Please ring them.',
  'not yet': 'Teams has not taken it so far. We keep trying. If it cannot wait, please ring them.',
};
/** Somebody who was not told to stop may be on the way now. */
const whatToDo = (card: CaseCard, because: Unreached = 'no chat') =>
  card === 'stop' ? 'They may be on their way now. Ring them at once.' : unreachedWords[because];

/** The case is over, or it is not for this reader to hear whom they may know: it may be the one whom the recipient fears. */
const unsaid = 'Do not ask them about it. While the case is open, whoever looks after it is told more.';

/** The channel is called by a name that begins other sentences. */
const inASentence = (name: string): string => name.replace(/^The installer channel$/, 'the installer channel');

const troubleWords: { [Why in Trouble['why']]: (trouble: Extract<Trouble, { why: Why }>) => [string, string] } = {
  'not reached': ({ name, card, because }) => [`${name} could not be reached with ${cardName(card)}.`, whatToDo(card, because)],
  'not updated': ({ names }) => [
    `The cards of ${names.length > 0 ? oneOf(names.slice(0, 5).map(inASentence), 'and') : 'this case'} could not be brought up to date.`,
    'They show the case as it was. Their buttons decide nothing any more: whoever presses one is shown how the case stands. If somebody must know now, ring them.',
  ],
  unreadable: () => [
    'This case could not be read as it is stored.',
    'No card of it goes out, and nobody is reminded of it, until an administrator has seen to it: its ref is in the log. If you know who waits, ring them.',
  ],
  'nobody to ask': ({ card }) => [
    `There is nobody to send ${cardName(card)} to.`,
    'Nobody who may do this is registered. Tell the administrator.',
  ],
  'no channel': () => [
    'The job has no channel to go to yet.',
    'An administrator opens the installer channel and types there, mentioning the bot: use this channel for jobs. Until then the job waits; after that it is posted by itself.',
  ],
  'knows someone': ({ name }) => [
    `${name} knows someone in this case. It is hidden from them now.`,
    'They will be asked nothing more about it, and any job that they held goes back.',
  ],
  'not safe alone': ({ name }) => [
    `${name} handed the job back: not safe for one person.`,
    'Open the case and read what they wrote, if they wrote anything. Nobody should go there alone: an escort is decided on before the next visit.',
  ],
  'what happened': ({ name }) => [
    `${name} wrote what happened when it was not safe there.`,
    'Open the case and read it before anybody goes there again.',
  ],
  'wrong address': ({ name }) => [
    `${name} could not get in: wrong address.`,
    'The referrer was asked whether the address is right. Ring them if it cannot wait.',
  ],
  'may know someone': ({ name }) => [`${name} may know someone in this case.`, unsaid],
  repeat: ({ refs }) => [
    `A repeat: the same recipient or the same home as ${oneOf(refs.slice(0, 5), 'and')}, within 12 months.`,
    'Type “case” and a ref to compare them.',
  ],
};

const unnamedWords: Partial<Record<Trouble['why'], string>> = {
  'may know someone': 'Somebody may know someone in this case.',
  'not updated': 'Some of its cards could not be brought up to date.',
};

/**
 * Something that a co-ordinator must know at once. `minds`: a co-ordinator reads it, who may open the case; `settled`: what has settled it
 * since. Who looks at somebody that may know someone has another card (`look.ts`).
 */
export function toTroubleView(ref: string, trouble: Trouble, minds = false, settled?: string): z.infer<typeof troubleView> {
  const words = troubleWords[trouble.why] as (trouble: Trouble) => [string, string];
  const [status, why] = words(trouble);
  if (settled !== undefined) return settledView(ref, status, minds, settled);
  const title = `${ref}: needs your attention`;
  // A name as somebody gave it to Teams is shown as text only: what is spoken, or stands in place of a card, may be read as Markdown.
  const unnamed = unnamedWords[trouble.why];
  const [said, todo] = unnamed ? [unnamed, `Type: case ${ref}`] : [status, why];
  return { ref, canOpen: minds, title, status, why, hasWhy: true, speak: `${title}. ${said}`, fallbackText: `${title}. ${said} ${todo}` };
}

/** What it was stays to be read; nothing is to be done about it any more. Only who may open the case hears what settled it. */
function settledView(ref: string, was: string, minds: boolean, settled: string): z.infer<typeof troubleView> {
  const title = `${ref}: settled`;
  const status = minds ? `Settled: ${settled}` : 'Settled. There is nothing more to do.';
  const [speak, fallbackText] = [`${title}. ${status}`, `${title}. ${status} ${was}`];
  return { ref, canOpen: minds, title, status, why: `Before: ${was}`, hasWhy: true, speak, fallbackText };
}
