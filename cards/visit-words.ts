import type { Case } from '../src/case/case.ts';
import { dayWords, hourWords } from './time-words.ts';
import { capital, cut, oneOf } from './words.ts';

/** "Friday 6 March, 9am to 11am. If that fails: Monday 9 March". */
export function visitWords({ visit }: Case): string | undefined {
  if (!visit) return undefined;
  const fallback = visit.fallback ? ` If that fails: ${dayWords(visit.fallback)}.` : '';
  return `${dayWords(visit.from)}, ${hourWords(visit.from)} to ${hourWords(visit.to)}.${fallback}`;
}

export const escortWords = ({ escort, private: { escort: text } }: Case): string | undefined =>
  escort && `${capital(escort.decision)}. ${cut(text ?? '', 150)}`;

export const failedWords = ({ failedVisits = 0 }: Case): string | undefined => (failedVisits > 0 ? `${failedVisits} of 3` : undefined);

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;
export const costWords = ({ costs }: Case): string | undefined => costs && `Goods ${pounds(costs.goods)}, time ${pounds(costs.time)}`;

/** What was fitted, in one line, and what was not. */
export function fitWords({ private: { fit } }: Case): string | undefined {
  if (!fit) return undefined;
  const done = fit.results.filter(({ fitted }) => fitted).map(({ measure, quantity }) => `${measure} (${quantity ?? 1})`);
  const left = fit.results.filter(({ fitted }) => !fitted).map(({ measure }) => measure);
  return `${done.length > 0 ? `Fitted: ${oneOf(done, 'and')}.` : 'Nothing was fitted.'}${left.length > 0 ? ` Not fitted: ${oneOf(left, 'and')}.` : ''}`;
}
