import { asksForEscort, wasNotSafe } from '../case/effects.ts';
import { ownerHasAgreed } from '../case/owner-agreed.ts';
import { isBeyond, londonTime } from '../clock/london.ts';
import type { FormOf } from './step-form.ts';

const escortChoices = ['escort arranged', 'no escort needed'] as const;

/** The longest urgency is a week: a visit further ahead than this is a slip of the finger, most often in the year. */
const furthest = 'P60D';

/** A visit: day, hours, a second day to fall back on; and what must be known before somebody goes. */
export const visitForm: FormOf = {
  fields: (current) => [
    { id: 'visitDate', words: 'visitDate', field: { kind: 'date', mayLieAhead: true, mayBeSaid: true } },
    { id: 'visitFrom', words: 'visitFrom', field: { kind: 'time' } },
    { id: 'visitTo', words: 'visitTo', field: { kind: 'time' } },
    { id: 'visitFallback', words: 'visitFallback', field: { kind: 'date', mayLieAhead: true, mayBeSaid: true, mayBeNotKnown: true } },
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
  faults: ({ visitDate = '', visitFrom = '', visitTo = '', visitFallback = '' }, { now }) => {
    if (londonTime(visitDate, visitFrom) <= now) return [{ id: 'visitDate', problem: 'lies back' }];
    if (isBeyond(londonTime(visitDate, visitFrom), now, furthest)) return [{ id: 'visitDate', problem: 'too far ahead' }];
    if (visitTo <= visitFrom) return [{ id: 'visitTo', problem: 'ends before it starts' }];
    const fallsBack = visitFallback !== 'not known';
    if (fallsBack && isBeyond(londonTime(visitFallback, visitFrom), now, furthest))
      return [{ id: 'visitFallback', problem: 'too far ahead' }];
    return fallsBack && visitFallback <= visitDate ? [{ id: 'visitFallback', problem: 'ends before it starts' }] : [];
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
