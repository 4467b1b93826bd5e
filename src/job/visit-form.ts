import { asksForEscort, wasNotSafe } from '../step/effects.ts';
import { ownerHasAgreed } from '../case/owner-agreed.ts';
import { isBeyond, londonTime } from '../typed/london.ts';
import type { Problem } from '../typed/problem.ts';
import type { FormOf } from './form-of.ts';

const escortChoices = ['escort arranged', 'no escort needed'] as const;

/** The longest urgency is a week: a visit further ahead than this is a slip of the finger, most often in the year. */
const furthest = 'P60D';

/** A visit: day, hours, a second day to fall back on; and what must be known before somebody goes. */
export const visitForm: FormOf = {
  fields: (current) => [
    { id: 'visitDate', words: 'visitDate', field: { kind: 'date', lies: 'ahead' } },
    { id: 'visitFrom', words: 'visitFrom', field: { kind: 'time' } },
    { id: 'visitTo', words: 'visitTo', field: { kind: 'time' } },
    { id: 'visitFallback', words: 'visitFallback', field: { kind: 'date', lies: 'ahead', mayBeNotKnown: true } },
    ...(ownerHasAgreed(current) ? [] : [{ id: 'visitAgreement', words: 'visitAgreement', field: { kind: 'text', longest: 200 } as const }]),
    ...(asksForEscort(current)
      ? [
          {
            ...{ id: 'visitEscort', words: current.escort ? 'visitEscortMoved' : wasNotSafe(current) ? 'visitEscortAfter' : 'visitEscort' },
            field: { kind: 'choice', choices: escortChoices } as const,
          },
          { id: 'visitEscortBy', words: 'visitEscortBy', field: { kind: 'text', longest: 200 } as const },
        ]
      : []),
  ],
  faults: ({ visitDate, visitFrom, visitTo, visitFallback }, { now }) => {
    const starts = visitDate && visitFrom && londonTime(visitDate, visitFrom);
    const second = visitFallback === 'not known' ? undefined : visitFallback;
    const isTooFar = second && isBeyond(londonTime(second, visitFrom ?? '00:00'), now, furthest);
    const wrong: [string, Problem, unknown][] = [
      ['visitDate', 'lies back', starts && starts <= now],
      ['visitDate', 'too far ahead', starts && isBeyond(starts, now, furthest)],
      ['visitTo', 'ends before it starts', visitFrom && visitTo && visitTo <= visitFrom],
      ['visitFallback', 'too far ahead', isTooFar],
      ['visitFallback', 'ends before it starts', second && visitDate && !isTooFar && second <= visitDate],
    ];
    return wrong.flatMap(([id, problem, applies]) => (applies ? [{ id, problem }] : []));
  },
  details: ({ visitDate = '', visitFrom = '', visitTo = '', visitFallback = '', visitAgreement, visitEscort, visitEscortBy = '' }) => {
    const decision = escortChoices.find((choice) => choice === visitEscort);
    return {
      details: {
        visit: {
          from: londonTime(visitDate, visitFrom),
          to: londonTime(visitDate, visitTo),
          ...(visitFallback !== 'not known' && { fallback: londonTime(visitFallback, visitFrom) }),
        },
        ...(visitAgreement && { agreement: visitAgreement }),
        ...(decision && { escort: { decision, text: visitEscortBy } }),
      },
    };
  },
};
