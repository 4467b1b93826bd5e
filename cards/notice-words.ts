import type { Notice } from '../src/clock/clocks.ts';
import type { Case } from '../src/case/case.ts';
import { dueWords } from './time-words.ts';

type Key = `${Notice['clock']}: ${Notice['stage']}`;

/** What a reminder says: what waits, and what to do. A stage without a line of its own gets the status. */
const words: Partial<Record<Key, string>> = {
  'installation: approaching': 'The time for fitting is running out.',
  'installation: overdue': 'The fitting is overdue. Please see that somebody goes.',
  'installation: escalated': 'The fitting is long overdue. Please act today.',
  'inspector: remind': 'A reminder: this case still waits for an Inspector.',
  'inspector: widen': 'No Inspector has decided yet, so all Inspectors are asked.',
  'inspector: telephone': 'No Inspector has decided. Please telephone an Inspector now.',
  'police check: remind': 'A reminder: this case still waits for the police check.',
  'police check: widen': 'Nobody has checked the grade yet. Please do it now.',
  'police check: telephone': 'Nobody has checked the grade. Please telephone the police desk now.',
  'decision: remind': 'A reminder: this case still waits for your decision.',
  'decision: widen': 'This case has waited long for a co-ordinator. Please decide.',
  'decision: telephone': 'No co-ordinator has decided. Please act now.',
  'information: remind': 'A reminder: your referral waits for your answers.',
  'information: escalated': 'The referrer has not answered. Please ring them.',
  'visit: evening before': 'A reminder: your visit is tomorrow.',
  'visit: one hour before': 'A reminder: your visit is in an hour.',
  'visit: not reported': 'The visit is over and nothing was reported. Is everybody safe? Please report what was done.',
  'feedback: remind': 'A reminder: the referrer waits for your feedback.',
  'recipient update: approaching': 'The recipient should soon hear how things stand.',
  'recipient update: due': 'Tell the recipient today how things stand.',
  'recipient update: overdue': 'The recipient should have heard by now how things stand.',
  'recipient update: escalated': 'The recipient has waited too long to hear how things stand. Please tell them today.',
  'follow-up: approaching': 'A follow-up of the recipient is due soon.',
  'follow-up: due': 'The follow-up of the recipient is due.',
  'follow-up: overdue': 'The follow-up of the recipient is overdue.',
  'follow-up: escalated': 'The follow-up of the recipient is long overdue. Please do it today.',
  'review: due': 'This case is on hold and is to be looked at again: resume it, hold it on, or cancel it.',
  'Victim Support: remind': 'A reminder: Victim Support has not been told yet.',
  'draft: told': 'Your referral is not sent yet. It is erased soon if you leave it.',
};

/** "The fitting is overdue. … Overdue since today, 2pm." */
export function noticeWords({ clock, stage }: Pick<Notice, 'clock' | 'stage'>, { dueAt, status }: Case, now: Date): string {
  const due = clock === 'installation' && dueAt ? ` ${dueWords(dueAt, now)}.` : '';
  return `${words[`${clock}: ${stage}`] ?? `This case is waiting: ${status}.`}${due}`;
}
