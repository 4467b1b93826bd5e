import type { Facts } from '../../../src/referral/facts.ts';

/**
 * The eligibility rules of the design once more, as plain conditions and without a look at the criteria, so that the tests can
 * compare the two. A mistake in the tables must not be able to hide here.
 */
export interface Expected {
  verdict: string;
  because: string[];
  settled?: string[];
}

type Crime = 'yes' | 'no' | 'not known';
function crime({ reported, wouldBeCrime }: Facts): Crime {
  if (reported === 'yes') return 'yes';
  if (wouldBeCrime === 'yes') return 'yes';
  return reported === 'no' && wouldBeCrime === 'no' ? 'no' : 'not known';
}

const listOf = (...named: [string, boolean][]): string[] => named.flatMap(([id, applies]) => (applies ? [id] : []));

const commonFailures = (facts: Facts) =>
  listOf(
    ['C1', facts.area === 'outside'],
    ['C2', facts.grounds === 'residential burglary' || facts.grounds === 'something else'],
    ['C5', facts.measures === 'none can be provided'],
  );
const commonGaps = (facts: Facts) =>
  listOf(
    ['C1', facts.area === 'district only'],
    ['C2', facts.grounds === 'not known'],
    ['C3', !facts.detailsGiven],
    ['C5', facts.measures === 'none asked for'],
    ['C6', facts.recipientAgreed === 'not known'],
    ['C7', (facts.leftOpen ?? []).length > 0],
  );
const commonDoubts = (facts: Facts) =>
  listOf(
    ['C1', facts.area === 'straddling' || facts.area === 'not known'],
    ['C5', facts.measures === 'something else'],
    ['C6', facts.recipientAgreed === 'no' || facts.recipientAgreed === 'not safe to ask'],
  );

interface Ground {
  failures: string[];
  gaps: string[];
  doubts: string[];
  waits: '' | 'awaiting police check' | 'awaiting Inspector';
}

const domesticAbuse = (facts: Facts): Ground => ({
  failures: listOf(
    ['C4', crime(facts) === 'no'],
    ['DA1', facts.perpetratorLivesThere === 'yes'],
    ['DA2', facts.perpetratorMayRemain === 'yes'],
    ['DA3', facts.ownerAgreed === 'no'],
    ['DA4', facts.victimRisk === 'medium' || facts.victimRisk === 'standard'],
  ),
  gaps: listOf(
    ['C4', crime(facts) === 'not known'],
    ['DA1', facts.perpetratorLivesThere === 'not known'],
    ['DA2', facts.perpetratorMayRemain === 'not known'],
    ['DA3', facts.ownerAgreed === 'not asked yet'],
    ['DA4', facts.victimRisk === 'not assessed'],
  ),
  doubts: [],
  waits: '',
});

const threatToLife = (facts: Facts): Ground => ({
  failures: listOf(['TL1', facts.grade === 'low']),
  gaps: listOf(['C4', crime(facts) === 'not known'], ['TL1', facts.grade === 'no record']),
  doubts: listOf(['C4', crime(facts) === 'no'], ['TL1', facts.grade === 'no record, asked again']),
  waits:
    facts.grade === 'not checked' ? 'awaiting police check' : facts.grade === 'medium' && !facts.authorised ? 'awaiting Inspector' : '',
});

const passes = ({ failures, gaps, doubts, waits }: Ground) => failures.length + gaps.length + doubts.length === 0 && waits === '';
const fails = ({ failures }: Ground) => failures.length > 0;

/** Which grounds carry the referral when both were given, and what the perpetrator's place adds to it. */
function bothGrounds(facts: Facts): { carrying: Ground[]; perpetrator: string[] } {
  const abuse = domesticAbuse(facts);
  const threat = threatToLife(facts);
  const perpetrator = listOf(['DA1', facts.perpetratorLivesThere !== 'no'], ['DA2', facts.perpetratorMayRemain !== 'no']);
  if (passes(abuse)) return { carrying: [abuse], perpetrator: [] };
  if (fails(abuse) && fails(threat)) return { carrying: [abuse, threat], perpetrator: [] };
  if (fails(abuse)) return { carrying: [threat], perpetrator };
  // Here domestic abuse lacks an answer. A threat that is further on carries the referral, one that is in doubt does not.
  if (fails(threat) || threat.doubts.length > 0) return { carrying: [abuse], perpetrator: [] };
  if (threat.gaps.length > 0) return { carrying: [abuse, threat], perpetrator: [] };
  return { carrying: [threat], perpetrator };
}

export function expectedOf(facts: Facts): Expected {
  let carrying: Ground[] = [];
  let perpetrator: string[] = [];
  if (facts.grounds === 'domestic abuse') carrying = [domesticAbuse(facts)];
  if (facts.grounds === 'threat to life') carrying = [threatToLife(facts)];
  if (facts.grounds === 'both') ({ carrying, perpetrator } = bothGrounds(facts));

  const failures = [...commonFailures(facts), ...carrying.flatMap((ground) => ground.failures)];
  if (failures.length > 0) return { verdict: 'not eligible', because: failures };
  const gaps = [...commonGaps(facts), ...carrying.flatMap((ground) => ground.gaps)];
  if (gaps.length > 0) return { verdict: 'needs information', because: [...new Set(gaps)] };
  const doubts = [...commonDoubts(facts), ...carrying.flatMap((ground) => ground.doubts), ...perpetrator];
  const open = doubts.filter((id) => !facts.settled.some((one) => one === id));
  if (open.length > 0) return { verdict: 'co-ordinator decides', because: open };
  const unrecorded = doubts.includes('TL1') && !facts.authorised;
  const waits = unrecorded ? 'awaiting Inspector' : (carrying[0]?.waits ?? '');
  if (waits !== '') return { verdict: waits, because: ['TL1'] };
  const isAbuse = facts.grounds !== 'threat to life' && passes(domesticAbuse(facts));
  const isThreat =
    !isAbuse || (facts.grounds === 'both' && (facts.grade === 'high' || (facts.grade === 'medium' && facts.authorised === true)));
  const grounds = [...(isAbuse ? ['DA1', 'DA2', 'DA3', 'DA4'] : []), ...(isThreat ? ['TL1'] : [])];
  // What is accepted in spite of a doubt is not said to hold.
  const because = ['C1', 'C2', 'C3', 'C5', 'C6', 'C7', 'C4', ...grounds].filter((id) => !doubts.includes(id));
  return { verdict: 'accepted', because, ...(doubts.length > 0 && { settled: doubts }) };
}
