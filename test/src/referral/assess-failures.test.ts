import { assess } from '../../../src/referral/assess.ts';
import type { Facts } from '../../../src/referral/facts.ts';
import { everyCombination, everyReferral, everyValue } from './every-fact.ts';

/** Facts that are definite failures wherever they count. */
const failures: Partial<Facts>[] = [
  { area: 'outside' },
  { measures: 'none can be provided' },
  { perpetratorLivesThere: 'yes' },
  { perpetratorMayRemain: 'yes' },
  { ownerAgreed: 'no' },
  { victimRisk: 'standard' },
  { grade: 'low' },
  { reported: 'no', wouldBeCrime: 'no' },
];
/** Half the values are enough here: one good, one bad, one open of each. The co-ordinator has looked at nothing yet. */
const some = {
  ...everyValue,
  area: ['inside', 'outside'],
  detailsGiven: [true],
  reported: ['no'],
  settled: [[]],
  authorised: [false],
} as const;
const values = { ...some, measures: ['some can be provided', 'none can be provided'], recipientAgreed: ['yes', 'no'] } as const;

describe('one more failure', () => {
  it.each(['domestic abuse', 'threat to life', 'both'] as const)('never helps a referral for %s', (grounds) => {
    const helped: unknown[] = [];
    everyCombination({ ...values, grounds: [grounds] }, (facts) => {
      const before = assess(facts).verdict;
      for (const failure of failures) {
        const after = assess({ ...facts, ...failure }).verdict;
        const isBetter = (before === 'not eligible' && after !== before) || (after === 'accepted' && before !== 'accepted');
        if (isBetter && helped.length < 3) helped.push({ facts: { ...facts }, failure, before, after });
      }
    });
    expect(helped).toEqual([]);
  });
});

it('tries every value of every fact', () => {
  const tried = new Set<string>();
  for (const referral of Object.values(everyReferral))
    for (const [name, list] of Object.entries(referral)) for (const value of list) tried.add(`${name}: ${value}`);
  for (const [name, list] of Object.entries(everyValue)) for (const value of list) expect(tried).toContain(`${name}: ${value}`);
  expect(tried.size).toBe(6 + 5 + 3 + 2 + 3 + 3 + 4 + 4 + 3 + 3 + 4 + 4 + 6 + 7 + 2);
});
