import type { CriterionId } from './criterion-id.ts';
import type { QuestionId } from './questions.ts';
import type { Fact, Facts } from './facts.ts';

/** What one criterion finds. The last three say which person must look before the answer is known. */
export type Finding = Fact | 'doubt' | 'police check' | 'Inspector';

/** One condition of the scheme. `asks` names the questions that settle it when it is not known. */
export interface Criterion {
  id: CriterionId;
  asks: QuestionId[];
  /** Which of them are open, where it is not all. */
  open?: (facts: Facts) => QuestionId[];
  holds: (facts: Facts) => Finding;
}

const opposite: Record<Fact, Fact> = { yes: 'no', no: 'yes', 'not known': 'not known' };

const inArea: Record<Facts['area'], Finding> = {
  inside: 'yes',
  straddling: 'doubt',
  outside: 'no',
  'not known': 'doubt',
  'district only': 'not known',
};
const covered: Record<Facts['grounds'], Finding> = {
  'domestic abuse': 'yes',
  'threat to life': 'yes',
  both: 'yes',
  'residential burglary': 'no',
  'something else': 'no',
  'not known': 'not known',
};
/** Whether the scheme has an answer to such a referral at all (C2): what it does not cover is not eligible, whatever else is true. */
export const isCovered = (grounds: Facts['grounds'] = 'not known'): boolean => covered[grounds] !== 'no';

const canBeMet: Record<Facts['measures'], Finding> = {
  'some can be provided': 'yes',
  'none can be provided': 'no',
  'something else': 'doubt',
  'none asked for': 'not known',
};
const recipientWants: Record<Facts['recipientAgreed'], Finding> = {
  yes: 'yes',
  no: 'doubt',
  'not safe to ask': 'doubt',
  'not known': 'not known',
};
const ownerWants: Record<Facts['ownerAgreed'], Finding> = {
  yes: 'yes',
  no: 'no',
  'not asked yet': 'not known',
  'recipient is the sole owner': 'yes',
};
const isHigh: Record<Facts['victimRisk'], Finding> = { high: 'yes', medium: 'no', standard: 'no', 'not assessed': 'not known' };
const warrants: Record<Facts['grade'], Finding> = {
  high: 'yes',
  medium: 'Inspector',
  low: 'no',
  'no record': 'not known',
  'no record, asked again': 'doubt',
  'not checked': 'police check',
};

/** Reported to the police, or a crime if it were reported. A no needs both: what may have been reported is not known. */
const isCrime = ({ reported, wouldBeCrime }: Facts): Fact => {
  if (reported === 'yes' || wouldBeCrime === 'yes') return 'yes';
  return reported === 'no' ? wouldBeCrime : 'not known';
};

/** These must hold for every referral. */
export const commonCriteria: Criterion[] = [
  { id: 'C1', asks: ['postCode'], holds: ({ area }) => inArea[area] },
  { id: 'C2', asks: ['grounds'], holds: ({ grounds }) => covered[grounds] },
  { id: 'C3', asks: ['prompt'], holds: ({ detailsGiven }) => (detailsGiven ? 'yes' : 'not known') },
  { id: 'C5', asks: ['measures'], holds: ({ measures }) => canBeMet[measures] },
  { id: 'C6', asks: ['recipientAgreed'], holds: ({ recipientAgreed }) => recipientWants[recipientAgreed] },
  {
    id: 'C7',
    asks: ['recipientName', 'address', 'recipientTelephone'],
    open: ({ leftOpen = [] }) => leftOpen,
    holds: ({ leftOpen = [] }) => (leftOpen.length > 0 ? 'not known' : 'yes'),
  },
];

/** These must hold for domestic abuse. Whether something is a crime is a hard condition here. */
export const domesticAbuseCriteria: Criterion[] = [
  { id: 'C4', asks: ['reported', 'wouldBeCrime'], holds: isCrime },
  { id: 'DA1', asks: ['perpetratorLivesThere'], holds: ({ perpetratorLivesThere }) => opposite[perpetratorLivesThere] },
  { id: 'DA2', asks: ['perpetratorMayRemain'], holds: ({ perpetratorMayRemain }) => opposite[perpetratorMayRemain] },
  { id: 'DA3', asks: ['ownerAgreed', 'ownerAgreedBy'], holds: ({ ownerAgreed }) => ownerWants[ownerAgreed] },
  {
    id: 'DA4',
    asks: ['victimRisk', 'riskTool', 'riskScore', 'riskAssessor', 'riskDate'],
    holds: ({ victimRisk }) => isHigh[victimRisk],
  },
];

/** These must hold for a threat to life. What is no crime is a doubt for a person here. */
export const threatToLifeCriteria: Criterion[] = [
  { id: 'C4', asks: ['reported', 'wouldBeCrime'], holds: (facts) => (isCrime(facts) === 'no' ? 'doubt' : isCrime(facts)) },
  { id: 'TL1', asks: ['logNumber'], holds: ({ grade, authorised }) => (authorised && grade === 'medium' ? 'yes' : warrants[grade]) },
];
