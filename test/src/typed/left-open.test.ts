import { isLeftOpen, isNone, isNotKnown } from '../../../src/typed/left-open.ts';

it.each([
  'not known',
  'Not known.',
  'UNK',
  'n/a',
  'NK',
  'N/K',
  'tbc',
  'TBA',
  'to be confirmed',
  'don’t know',
  'not provided',
  'None',
  'not yet known',
])('%s leaves an answer open', (typed) => expect([isNotKnown(typed), isLeftOpen(typed)]).toEqual([true, true]));
it.each([
  'No fixed abode',
  'of no fixed address',
  'NFA',
  'homeless',
  'unknown name',
  'address not known',
  'anonymous',
  'withheld',
  '-',
  '???',
  '…',
])('%s is no name and no address', (typed) => expect(isLeftOpen(typed)).toBe(true));
it.each(['Jo Invented', 'Ann Known', '4 Invented Lane', 'Unknown Lane 4', 'Nonesuch House', '🏠', 'N. A. Example', '陈'])(
  '%s is an answer',
  (typed) => expect([isNotKnown(typed), isLeftOpen(typed)]).toEqual([false, false]),
);
it.each(['none', 'No telephone.', 'no phone', 'no number'])('%s says that there is none', (typed) => expect(isNone(typed)).toBe(true));
