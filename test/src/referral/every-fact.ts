import { criterionIds } from '../../../src/referral/criterion-id.ts';
import type { Facts } from '../../../src/referral/facts.ts';

type Values = { [Name in keyof Facts]-?: readonly Required<Facts>[Name][] };
const fact = ['yes', 'no', 'not known'] as const;

/** Every value of every fact. A test counts them. */
export const everyValue: Values = {
  grounds: ['both'],
  area: ['inside', 'straddling', 'outside', 'not known', 'district only'],
  leftOpen: [[]],
  detailsGiven: [true, false],
  reported: fact,
  wouldBeCrime: fact,
  measures: ['some can be provided', 'none can be provided', 'something else', 'none asked for'],
  recipientAgreed: ['yes', 'no', 'not safe to ask', 'not known'],
  perpetratorLivesThere: fact,
  perpetratorMayRemain: fact,
  ownerAgreed: ['yes', 'no', 'not asked yet', 'recipient is the sole owner'],
  victimRisk: ['high', 'medium', 'standard', 'not assessed'],
  grade: ['high', 'medium', 'low', 'no record', 'not checked', 'no record, asked again'],
  settled: [[], criterionIds],
  authorised: [false, true],
};

/** Visits every combination. The one object is changed in place, because there are more than a million of them. */
export function everyCombination(values: Values, visit: (facts: Facts) => void): void {
  const names = Object.keys(values) as (keyof Facts)[];
  const facts = {} as Record<keyof Facts, unknown>;
  const descend = (at: number): void => {
    const name = names[at];
    if (name === undefined) return visit(facts as unknown as Facts);
    for (const value of values[name]) {
      facts[name] = value;
      descend(at + 1);
    }
  };
  descend(0);
}

/** An authorisation counts for a medium grade only. For other grades it is tried where the home and the recipient are no question. */
const unauthorised = { ...everyValue, authorised: [false] } as const;
const authorised = { ...everyValue, authorised: [true] } as const;
const noQuestion = { area: ['inside'], detailsGiven: [true], measures: ['some can be provided'], recipientAgreed: ['yes', 'no'] } as const;

/** One ground or both, each with the facts that it turns on. Facts that it does not turn on have one value each. */
export const everyReferral: Record<string, Values> = {
  'both, medium and authorised': { ...authorised, grade: ['medium'] },
  'both, authorised whatever the grade is': { ...authorised, ...noQuestion },
  'domestic abuse, authorised': { ...authorised, ...noQuestion, grounds: ['domestic abuse'], grade: ['low', 'medium'] },
  'domestic abuse': { ...unauthorised, grounds: ['domestic abuse'], grade: ['low'] },
  'threat to life': {
    ...everyValue,
    grounds: ['threat to life'],
    perpetratorLivesThere: ['yes', 'no'],
    perpetratorMayRemain: ['yes'],
    ownerAgreed: ['no'],
    victimRisk: ['standard', 'not assessed'],
  },
  'both, reported': { ...unauthorised, reported: ['yes'], wouldBeCrime: ['not known'] },
  'both, not reported': { ...unauthorised, reported: ['no'] },
  'both, and it is not known whether it was reported': {
    ...unauthorised,
    reported: ['not known'],
    wouldBeCrime: ['no', 'yes'],
    area: ['inside'],
  },
  'both, with some doubts settled': {
    ...everyValue,
    ...{ reported: ['yes', 'no'], wouldBeCrime: ['no'], measures: ['some can be provided', 'something else'], detailsGiven: [true] },
    ...{ ownerAgreed: ['yes', 'no', 'not asked yet'], victimRisk: ['high', 'medium'], area: ['inside', 'straddling'] },
    settled: [['C1'], ['TL1'], ['C4', 'C6'], ['DA1', 'C1', 'C6'], ['C5', 'DA2', 'TL1']],
  },
  'threat to life, of somebody who cannot be found': {
    ...everyValue,
    grounds: ['threat to life'],
    leftOpen: [['recipientName'], ['address', 'recipientTelephone']],
    area: ['inside', 'outside', 'straddling'],
    reported: ['yes'],
    wouldBeCrime: ['yes'],
    perpetratorLivesThere: ['no'],
    perpetratorMayRemain: ['no'],
    ownerAgreed: ['no'],
    victimRisk: ['standard'],
  },
  neither: {
    ...unauthorised,
    grounds: ['residential burglary', 'something else', 'not known'],
    perpetratorLivesThere: ['yes', 'no'],
    perpetratorMayRemain: ['no'],
    ownerAgreed: ['no'],
    victimRisk: ['high'],
    grade: ['high', 'low'],
  },
};
