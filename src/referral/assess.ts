import { commonCriteria, domesticAbuseCriteria, threatToLifeCriteria, type Criterion, type Finding } from './criteria.ts';
import type { CriterionId } from './criterion-id.ts';
import type { Facts } from './facts.ts';
import type { QuestionId } from './questions.ts';

export type Verdict =
  'accepted' | 'not eligible' | 'needs information' | 'co-ordinator decides' | 'awaiting police check' | 'awaiting Inspector';

/**
 * What the scheme says of a referral, and the criteria that decided it. `asks` are the open questions; `settled` are the doubts that a
 * co-ordinator accepted, which do not hold for all that.
 */
export interface Assessment {
  verdict: Verdict;
  because: CriterionId[];
  asks: QuestionId[];
  settled?: CriterionId[];
}

type Found = { criterion: Criterion; finding: Finding };
const apply = (criteria: Criterion[], facts: Facts): Found[] =>
  criteria.map((criterion) => ({ criterion, finding: criterion.holds(facts) }));
const ids = (found: Found[], finding: Finding): CriterionId[] => [
  ...new Set(found.filter((one) => one.finding === finding).map(({ criterion }) => criterion.id)),
];

const groundsOf = ({ grounds }: Facts): Criterion[][] => [
  ...(grounds === 'domestic abuse' || grounds === 'both' ? [domesticAbuseCriteria] : []),
  ...(grounds === 'threat to life' || grounds === 'both' ? [threatToLifeCriteria] : []),
];

/** How near a ground is to accepted. Of two grounds the nearer one carries the referral. */
const nearest: Finding[] = ['no', 'doubt', 'not known', 'police check', 'Inspector', 'yes'];
const standing = (ground: Found[]): number => Math.min(...ground.map(({ finding }) => nearest.indexOf(finding)));

/** What the criteria find: the common ones and each ground; `decisive` are the common ones and those of the nearer ground. */
function findingsOf(facts: Facts) {
  const common = apply(commonCriteria, facts);
  const grounds = groundsOf(facts).map((criteria) => apply(criteria, facts));
  const best = Math.max(...grounds.map(standing));
  const carrying = grounds.filter((ground) => standing(ground) === best).flat();
  const decisive = [...common, ...carrying];
  const perpetrator = grounds.length > 1 ? perpetratorDoubts(grounds.flat(), carrying) : [];
  return { common, grounds, decisive, doubts: [...new Set([...ids(decisive, 'doubt'), ...perpetrator])] };
}

/**
 * Applies the scheme's criteria (README, The criteria): a definite failure first, then what is missing, then a doubt for a person, then
 * the grounds. With both grounds one that passes is enough, yet a perpetrator who lives there, or may, is a doubt for a person.
 */
export function assess(facts: Facts): Assessment {
  const { common, grounds, decisive, doubts } = findingsOf(facts);
  const failed = grounds.every((ground) => ids(ground, 'no').length > 0);
  if (ids(common, 'no').length > 0 || (grounds.length > 0 && failed)) {
    const failures = failed ? [...common, ...grounds.flat()] : common;
    return { verdict: 'not eligible', because: ids(failures, 'no'), asks: [] };
  }

  const missing = ids(decisive, 'not known');
  if (missing.length > 0) {
    const unanswered = decisive.filter(({ finding }) => finding === 'not known');
    return {
      verdict: 'needs information',
      because: missing,
      asks: [...new Set(unanswered.flatMap(({ criterion: { asks, open: which } }) => which?.(facts) ?? asks))],
    };
  }

  const open = doubts.filter((id) => !facts.settled.includes(id));
  if (open.length > 0) return { verdict: 'co-ordinator decides', because: open, asks: [] };

  if (ids(decisive, 'police check').length > 0) return { verdict: 'awaiting police check', because: ['TL1'], asks: [] };
  // What the police have no record of, twice, a co-ordinator may accept and only an Inspector may authorise.
  const isUnrecorded = doubts.includes('TL1') && !facts.authorised;
  if (isUnrecorded || ids(decisive, 'Inspector').length > 0) return { verdict: 'awaiting Inspector', because: ['TL1'], asks: [] };
  return { verdict: 'accepted', because: ids(decisive, 'yes'), asks: [], ...(doubts.length > 0 && { settled: doubts }) };
}

/** With both grounds, a threat to life may carry the referral although the perpetrator lives there or may remain. */
function perpetratorDoubts(all: Found[], carrying: Found[]): CriterionId[] {
  const carriedByDomesticAbuse = carrying.some(({ criterion }) => criterion.id === 'DA1');
  if (carriedByDomesticAbuse) return [];
  return all.filter(({ criterion, finding }) => /^DA[12]$/.test(criterion.id) && finding !== 'yes').map(({ criterion }) => criterion.id);
}
