import type { CaseCard } from '../../src/case/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import { textOf } from '../bot/http/cards.ts';
import { channel, chatOf, coordinator, operatives } from './crew.ts';

/** Which card it is, told by its title: all that somebody sees who looks at a chat from outside. */
const titles: [RegExp, CaseCard][] = [
  [/: news of your referral$/, 'progress'],
  [/: your referral$/, 'referral'],
  [/: (authorise this\?|accept this\?|go there again\?|decided|waiting for the referrer)$/, 'authorisation'],
  [/: (a job to take|job)$/, 'job'],
  [/: (your job|no longer with you)$/, 'allocated job'],
  [/: (fitted, send feedback|fitted)$/, 'fitted'],
  [/: (follow up|followed up)$/, 'follow-up'],
  [/: (tell Victim Support|Victim Support told)$/, 'task'],
  [/: (STOP, do not go|this stop is over)$/, 'stop'],
  [/: needs your attention$/, 'trouble'],
  [/: (what is the grade\?|checked)$/, 'police check'],
  [/: the whole case$/, 'whole case'],
];

export const titleOf = (card: Card | undefined): string =>
  card ? (textOf({ ...card, body: card.body.slice(0, 1) }).split('\n')[0] ?? '') : '';
export const refIn = (title: string): string | undefined => /^(TH-[0-9A-Z]{6}): /.exec(title)?.[1];

/** The chat itself, without the post that a thread hangs on. */
export const chatIn = (conversationId: string): string => conversationId.split(';')[0] ?? '';

export function kindOf(title: string, chat: string): CaseCard | undefined {
  const kind = titles.find(([words]) => words.test(title))?.[1];
  if (kind === 'authorisation' && chat === chatOf(coordinator)) return 'decision';
  if (kind) return kind;
  const fits = chat === channel.id || operatives.some((one) => chatOf(one) === chat);
  return refIn(title) && fits && /: (done|do not go)$/.test(title) ? 'allocated job' : undefined;
}
