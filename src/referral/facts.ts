import { areaOf, type Area } from '../scheme/area.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CriterionId } from './criterion-id.ts';
import type { Answers, QuestionId, yesNoNotKnown } from './questions.ts';
import { isLeftOpen } from '../typed/left-open.ts';
import { districtOf, isDistrict } from '../typed/typed-post-code.ts';

export type Fact = (typeof yesNoNotKnown)[number];
type Grounds = NonNullable<Answers['grounds']>;
export const grades = ['high', 'medium', 'low', 'no record'] as const;
/** The risk grade of a threat to life as the police system has it. */
export type Grade = (typeof grades)[number];

/** What the criteria turn on. Everything else on the form is for people. */
export interface Facts {
  /** `district only`: the district says that the home may be in the area, and not which home it is. */
  area: Area | 'district only';
  grounds: Grounds | 'not known';
  detailsGiven: boolean;
  /** What says who the recipient is, where they live and how to reach them, and was answered with “not known” or “tbc”. */
  leftOpen?: QuestionId[];
  reported: Fact;
  wouldBeCrime: Fact;
  measures: 'some can be provided' | 'none can be provided' | 'something else' | 'none asked for';
  recipientAgreed: 'yes' | 'no' | 'not safe to ask' | 'not known';
  perpetratorLivesThere: Fact;
  perpetratorMayRemain: Fact;
  ownerAgreed: NonNullable<Answers['ownerAgreed']>;
  victimRisk: NonNullable<Answers['victimRisk']>;
  /** Checked on the police system, never the claim. `no record, asked again` once the referrer has answered after "no record". */
  grade: Grade | 'not checked' | 'no record, asked again';
  /** Doubts that a co-ordinator has looked at and accepted, while their facts are the same. */
  settled: readonly CriterionId[];
  /** An Inspector has authorised it, for these facts. */
  authorised?: boolean;
}

/** What the case adds to the answers: what the police and the co-ordinator have said. */
export type Known = Pick<Facts, 'grade' | 'settled' | 'authorised'>;

/** What the answers say to the criteria, with what is known beside them. A question that was not answered counts as not known, never as a no. */
export const factsOf = (answers: Answers, known: Known, scheme: Pick<Scheme, 'area' | 'measures'>): Facts => ({
  area: areaFact(answers, scheme),
  grounds: answers.grounds ?? 'not known',
  detailsGiven: Boolean(answers.prompt),
  reported: answers.reported ?? 'not known',
  wouldBeCrime: answers.wouldBeCrime ?? 'not known',
  measures: measuresFact(answers.measures ?? [], scheme),
  recipientAgreed: answers.recipientAgreed ?? 'not known',
  perpetratorLivesThere: answers.perpetratorLivesThere ?? 'not known',
  perpetratorMayRemain: answers.perpetratorMayRemain ?? 'not known',
  ownerAgreed: answers.ownerAgreed ?? 'not asked yet',
  victimRisk: answers.victimRisk ?? 'not assessed',
  ...leftOpenIn(answers),
  ...known,
});

/** A home outside needs no more than its district; for every other home the whole post code is asked. */
function areaFact({ postCode }: Answers, scheme: Pick<Scheme, 'area'>): Facts['area'] {
  if (postCode === undefined) return 'not known';
  const area = areaOf(districtOf(postCode), scheme);
  return isDistrict(postCode) && area !== 'outside' ? 'district only' : area;
}

/** Whom nobody may call needs no telephone, and who has none says so: "none". */
function leftOpenIn({ recipientName, address, recipientTelephone, safeToCall }: Answers): Pick<Facts, 'leftOpen'> {
  const open: [QuestionId, boolean][] = [
    ['recipientName', recipientName !== undefined && isLeftOpen(recipientName)],
    ['address', address !== undefined && isLeftOpen(address)],
    ['recipientTelephone', recipientTelephone === 'not known' && safeToCall !== 'no'],
  ];
  const leftOpen = open.flatMap(([id, isOpen]) => (isOpen ? [id] : []));
  return leftOpen.length > 0 ? { leftOpen } : {};
}

function measuresFact(measures: NonNullable<Answers['measures']>, scheme: Pick<Scheme, 'measures'>): Facts['measures'] {
  const possible: readonly string[] = [...scheme.measures.provided, 'not sure: survey'];
  if (measures.length === 0) return 'none asked for';
  if (measures.some((measure) => possible.includes(measure))) return 'some can be provided';
  return measures.includes('something else') ? 'something else' : 'none can be provided';
}
