import { feelsLessSafe } from '../../src/case/bad-outcome.ts';
import type { Case, Contact, Visit } from '../../src/case/case.ts';
import { mostFailedVisits } from '../../src/case/visits-undecided.ts';
import { survey } from '../../src/referral/questions.ts';
import { dayWords, hourWords, momentWords, nearDayWords } from './time-words.ts';
import { wrongAddress } from '../../src/case/reasons.ts';
import type { Status } from '../../src/case/steps.ts';
import { poundWords } from './report-words.ts';
import { capital, cut, nextWords, oneOf } from './words.ts';

/** "Friday 6 March, 9am to 11am. If that fails: Monday 9 March". */
export function visitWords({ visit }: Case, now?: Date): string | undefined {
  return visit && plannedWords(visit, now);
}

export function plannedWords(visit: Visit, now?: Date): string {
  const fallback = visit.fallback ? ` If that fails: ${dayWords(visit.fallback, now)}.` : '';
  return `${visitTimes(visit, now)}.${fallback}`;
}

/** "Friday 6 March, 9am to 11am". */
export const visitTimes = ({ from, to }: Visit, now?: Date): string => `${dayWords(from, now)}, ${hourWords(from)} to ${hourWords(to)}`;
/** "tomorrow, Friday 6 March, 9am to 11am", for a reminder that is read when it comes. */
export const nearVisitTimes = ({ from, to }: Visit, now: Date): string =>
  `${nearDayWords(from, now)}, ${hourWords(from)} to ${hourWords(to)}`;

/** A visit that is planned for after the time when all should be fitted. */
export const lateWords = ({ visit, dueAt }: Case, now: Date): string[] =>
  visit && dueAt && visit.from > dueAt ? [`The visit is after the due date of ${dayWords(dueAt, now)}.`] : [];

export const escortWords = ({ escort, private: { escort: text } }: Case): string | undefined =>
  escort && `${capital(escort.decision)}${text ? ` (decided by: ${cut(text, 150)})` : ''}`;

/** "2 of 3": after the third a co-ordinator decides, who may send somebody once more. */
export const failedWords = ({ failedVisits = 0 }: Case): string | undefined =>
  failedVisits > mostFailedVisits ? `${failedVisits}` : failedVisits > 0 ? `${failedVisits} of ${mostFailedVisits}` : undefined;

/** Whether somebody stood at a wrong address, and the referrer has changed nothing since: no other visit helps before they have looked. */
export function asksForAddress({ history }: Case, status: Status): boolean {
  const last = history.findLast(({ step }) => step === 'no access' || step === 'change facts');
  return ['allocated', 'with co-ordinator'].includes(status) && last?.step === 'no access' && last.reason === wrongAddress;
}

/** What happens next, as the referrer reads it. After a visit that failed the job is still with somebody. */
export function nextFor(current: Case, status: Status, now: Date): string {
  if (asksForAddress(current, status)) return 'Is this address right? Press Change.';
  const { failedVisits = 0, reviewAt, history } = current;
  if (status === 'allocated' && failedVisits > 0) return 'Another visit will be planned. We will tell you when.';
  // Where it was not safe somebody looks again at once; otherwise on the day that was chosen.
  const held = history.findLast(({ to }) => to === 'on hold');
  if (status === 'on hold' && held && reviewAt && reviewAt > held.at)
    return `The case is on hold. A co-ordinator will look at it again on ${dayWords(reviewAt, now)}. We will tell you here.`;
  return nextWords[status];
}

export const costWords = ({ costs }: Case): string | undefined =>
  costs && `Goods ${poundWords(costs.goods)}, time ${poundWords(costs.time)}`;

/** A measure in the middle of a sentence. */
const measureWords = (measure: string): string => (measure === survey ? 'survey' : measure);

/** What was fitted, in one line, and what was not. */
export function fitWords({ private: { fit } }: Case): string | undefined {
  if (!fit) return undefined;
  const done = fit.results
    .filter(({ fitted }) => fitted)
    .map(({ measure, quantity }) => `${measureWords(measure)}${quantity ? ` (${quantity})` : ''}`);
  const left = fit.results.filter(({ fitted }) => !fitted).map(({ measure }) => measureWords(measure));
  return `${done.length > 0 ? `Fitted: ${oneOf(done, 'and')}.` : 'Nothing was fitted.'}${left.length > 0 ? ` Not fitted: ${oneOf(left, 'and')}.` : ''}`;
}

/** How the recipient feels, on the one scale of 1 to 5; nothing when they were not reached. */
export const feltWords = ({ before, after, worked }: Contact): string =>
  after ? `Felt ${before} of 5 before, ${after} of 5 now. Did it work: ${worked}. ` : '';

/** "PC Sam Sample recorded today at 2pm that it did not work. Felt 2 of 5 before, 1 of 5 now. Did it work: no. “He came back.”" */
export function badlyWords(contact: Contact, now: Date): string {
  const found = [
    ...(feelsLessSafe(contact) ? ['the recipient feels less safe than before'] : []),
    ...(contact.worked === 'no' ? ['it did not work'] : []),
  ];
  return `${contact.by.name} recorded ${momentWords(contact.at, now)} that ${found.join(', and that ')}. ${feltWords(contact)}“${cut(contact.text, 600)}”`;
}
