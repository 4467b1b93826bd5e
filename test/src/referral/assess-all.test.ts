import { assess, type Assessment } from '../../../src/referral/assess.ts';
import type { Facts } from '../../../src/referral/facts.ts';
import { expectedOf } from './design-in-other-words.ts';
import { everyCombination, everyReferral } from './every-fact.ts';

/** What the rules must never do, each as a sentence that is true of a referral for which they did. */
const never: Record<string, (facts: Facts, assessment: Assessment) => boolean> = {
  'accepts on a low grade alone': ({ grounds, grade }, { verdict }) =>
    verdict === 'accepted' && grounds === 'threat to life' && grade === 'low',
  'accepts a medium threat without an Inspector': ({ grounds, grade, authorised }, { verdict }) =>
    verdict === 'accepted' && grounds === 'threat to life' && grade === 'medium' && !authorised,
  'asks an Inspector about what is authorised': ({ authorised }, { verdict }) => verdict === 'awaiting Inspector' && authorised === true,
  'accepts a threat that the police have not looked at': ({ grounds, grade }, { verdict }) =>
    verdict === 'accepted' && grounds === 'threat to life' && grade === 'not checked',
  'accepts domestic abuse where the perpetrator lives or may remain': (facts, { verdict }) =>
    verdict === 'accepted' &&
    facts.grounds === 'domestic abuse' &&
    (facts.perpetratorLivesThere !== 'no' || facts.perpetratorMayRemain !== 'no'),
  'accepts a home with the perpetrator in it before a co-ordinator has looked': (facts, { verdict }) =>
    verdict === 'accepted' && facts.grounds === 'both' && facts.perpetratorLivesThere === 'yes' && !facts.settled.includes('DA1'),
  'accepts outside the area': ({ area }, { verdict }) => verdict === 'accepted' && area === 'outside',
  'accepts a home of which only the district is known': ({ area }, { verdict }) => verdict === 'accepted' && area === 'district only',
  'accepts somebody who cannot be found': ({ leftOpen = [] }, { verdict }) => verdict === 'accepted' && leftOpen.length > 0,
  'asks for what is known of somebody who cannot be found': ({ leftOpen = [] }, { asks }) =>
    ['recipientName', 'address', 'recipientTelephone'].some((id) => asks.includes(id as never) !== leftOpen.includes(id as never)) &&
    asks.length > 0,
  'accepts without details of the risk': ({ detailsGiven }, { verdict }) => verdict === 'accepted' && !detailsGiven,
  'accepts what nobody is covered for': ({ grounds }, { verdict }) =>
    verdict === 'accepted' && !['domestic abuse', 'threat to life', 'both'].includes(grounds),
  'accepts for somebody who has not agreed before a co-ordinator has looked': ({ recipientAgreed, settled }, { verdict }) =>
    verdict === 'accepted' && recipientAgreed !== 'yes' && !settled.includes('C6'),
  'asks the co-ordinator again about what was settled': ({ settled }, { verdict, because }) =>
    verdict === 'co-ordinator decides' && because.some((id) => settled.includes(id)),
  'makes a threat to life a job with neither a checked high grade nor an Inspector': ({ grounds, grade, authorised }, { verdict }) =>
    verdict === 'accepted' && grounds === 'threat to life' && grade !== 'high' && !authorised,
  'says that it needs information and asks nothing': (_, { verdict, asks }) => verdict === 'needs information' && asks.length === 0,
  'asks something although it has decided': (_, { verdict, asks }) => verdict !== 'needs information' && asks.length > 0,
  'gives no reason': (_, { because }) => because.length === 0,
  'gives a reason twice': (_, { because }) => new Set(because).size !== because.length,
};
const rules = Object.entries(never);
const differs = (one: string[], other: string[]) => one.length !== other.length || one.some((id) => !other.includes(id));

describe('over every combination of the facts', () => {
  it.each(Object.entries(everyReferral))('%s: the criteria say what the design says', (_, values) => {
    const wrong: unknown[] = [];
    everyCombination(values, (facts) => {
      const expected = expectedOf(facts);
      const assessment = assess(facts);
      const disagrees =
        assessment.verdict !== expected.verdict ||
        differs(assessment.because, expected.because) ||
        differs(assessment.settled ?? [], expected.settled ?? []);
      const broken = rules.find(([, happens]) => happens(facts, assessment));
      if ((disagrees || broken) && wrong.length < 3) wrong.push({ facts: { ...facts }, expected, assessment, broken: broken?.[0] });
    });
    expect(wrong).toEqual([]);
  });
});
