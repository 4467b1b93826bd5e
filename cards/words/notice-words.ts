import type { Case } from '../../src/case/case.ts';
import { clocksOf, type ClockName, type Notice, type Stage } from '../../src/clock/clocks.ts';
import type { Seen } from './seen.ts';
import { dueWords } from './time-words.ts';
import { nearVisitTimes, visitTimes } from './visit-words.ts';

type Told = Pick<Notice, 'clock' | 'stage'>;

/** What a reminder says: what waits, and what to do. Each clock has a line for each of its stages. */
const words: Record<ClockName, Partial<Record<Stage, string>>> = {
  installation: {
    approaching: 'The time left to fit this is running out.',
    overdue: 'The fitting is overdue. Please make sure that somebody goes.',
    escalated: 'The fitting is long overdue. Please act today.',
  },
  inspector: {
    remind: 'A reminder: this case is still waiting for an Inspector.',
    widen: 'No Inspector has decided yet, so we are asking all of them.',
    telephone: 'No Inspector has decided. Please telephone an Inspector now.',
  },
  'police check': {
    remind: 'A reminder: this case is still waiting for the police check.',
    widen: 'Nobody has checked the grade yet. Please do it now.',
    telephone: 'Nobody has checked the grade. Please telephone the police desk now.',
  },
  decision: {
    remind: 'A reminder: this case is still waiting for your decision.',
    widen: 'This case has waited a long time for a co-ordinator. Please decide.',
    telephone: 'No co-ordinator has decided. Please ring one another and decide now.',
  },
  information: {
    remind: 'A reminder: your referral is waiting for your answers.',
    escalated: 'The referrer has not answered. Please ring them.',
  },
  // These name the hours of the visit, see below.
  visit: {},
  feedback: { remind: 'A reminder: the referrer is waiting for your feedback.' },
  'recipient update': {
    approaching: 'The recipient should soon hear how things stand.',
    due: 'Tell the recipient today how things stand.',
    overdue: 'The recipient should have heard by now how things stand.',
    escalated: 'The recipient has waited too long to hear how things stand. Please tell them today.',
  },
  'follow-up': {
    approaching: 'A follow-up with the recipient is due soon.',
    due: 'The follow-up with the recipient is due.',
    overdue: 'The follow-up with the recipient is overdue.',
    escalated: 'The follow-up with the recipient is long overdue. Please do it today.',
  },
  look: {
    remind: 'A reminder: nobody has looked at this yet.',
    widen: 'This has waited a long time. Please look at it now.',
    telephone: 'Nobody has looked at this. Please ring one another and look now.',
  },
  review: { due: 'This case is on hold. Please look at it again: resume it, keep it on hold, or cancel it.' },
  'Victim Support': { remind: 'A reminder: Victim Support has not been told yet.' },
  retention: {},
  draft: { told: 'Your referral is not sent yet. It will be erased soon if you leave it.' },
};

/** The visit's own hours, not those by which all should be fitted; and whom to ring, or who is asked. The district stands where only the holder reads it. */
function visitWords(stage: Stage, { visit, holder, district }: Case, now: Date, to: string): string | undefined {
  if (!visit) return undefined;
  if (stage !== 'not reported') return `A reminder: your visit is ${nearVisitTimes(visit, now)}${district ? `, in ${district}` : ''}.`;
  const over = `The visit planned for ${visitTimes(visit, now)}, is over and nothing was reported.`;
  return holder?.id === to
    ? `${over} Are you safe? Ring the co-ordinator, then report what was done.`
    : `${over} Is everybody safe? Please ring ${holder?.name ?? 'whoever went there'}. What was done must still be reported.`;
}

/** An Inspector cannot decide before the referrer has answered: their clock keeps running, and the referrer is the one to hear it. */
const whileAsked: Partial<Record<Stage, string>> = {
  remind: 'A reminder: an Inspector is waiting for your answer and cannot decide without it.',
  widen: 'An Inspector is still waiting for your answer. Please answer now.',
  telephone: 'The referrer has not answered what an Inspector asked. Please telephone the referrer now.',
};

/** The same for the referrer, who reads of the escalation too. */
const forReferrer = 'Your referral is still waiting for your answers. We may ring you.';

/** "The fitting is overdue. … Overdue since today, 2pm." `to` is who reads it. */
export function noticeWords({ clock, stage }: Told, current: Case, now: Date, isReferrer = false, to = ''): string {
  const { dueAt, status } = current;
  if (isReferrer && clock === 'information' && stage === 'escalated') return forReferrer;
  const asked = clock === 'inspector' && status === 'needs information' ? whileAsked[stage] : undefined;
  if (asked) return asked;
  const due = clock === 'installation' && dueAt ? ` ${dueWords(dueAt, now)}.` : '';
  const ofVisit = clock === 'visit' ? visitWords(stage, current, now, to) : undefined;
  return `${ofVisit ?? words[clock][stage] ?? `This case is waiting: ${status}.`}${due}`;
}

/** Whether a reminder is still to be heeded. A card that stands in a chat must not ask for what has been done meanwhile. */
export function stillWaits({ clock, stage }: Told, current: Case, { scheme, now }: Pick<Seen, 'scheme' | 'now'>): boolean {
  const running = clocksOf(current, scheme).find(({ name }) => name === clock);
  return running !== undefined && running.stages.some(([one, at]) => one === stage && at <= now.toISOString());
}
