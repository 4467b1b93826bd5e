import type { Role } from '../people/person.ts';
import type { Scheme, SignpostId } from '../scheme/scheme.ts';
import type { Assessment } from './assess.ts';
import type { Grade } from './facts.ts';
import type { Answers } from './questions.ts';

/** A refusal, and what it leaves behind: whether somebody may be in danger, and whether a person refused because of where the home is. */
export interface Refusal {
  inDanger: boolean;
  outsideArea: boolean;
}

/**
 * Whether somebody may be in danger from a person: by the grounds, or by what is said of the risk, whatever the grounds. Of a grade what the
 * police found counts before what was claimed. No typed word is read for it.
 */
export const isInDanger = ({ grounds, victimRisk, threatGrade }: Answers, checked?: Grade): boolean =>
  ['domestic abuse', 'threat to life', 'both'].some((one) => one === grounds) ||
  victimRisk === 'high' ||
  ['high', 'medium'].some((one) => one === (checked === undefined || checked === 'no record' ? threatGrade : checked));

/** Whoever is in danger and refused is sent to these, and to no other: not to what is for burglary or for quarrels. */
const afterDanger: SignpostId[] = ['own council', 'report to the police', 'refer to MARAC', 'Victim Support', 'landlord'];

/**
 * Where the referrer is sent as well, or instead (the guide's "For more complex needs"). The police need no way to the police. With a
 * `refusal` the team's own number stands above them already.
 */
export function signpostsFor(
  answers: Answers,
  { because, verdict }: Pick<Assessment, 'because' | 'verdict'>,
  scheme: Pick<Scheme, 'measures'>,
  referrer: { roles: readonly Role[] },
  refusal?: Refusal,
): SignpostId[] {
  const fails = (id: string) => verdict === 'not eligible' && because.some((one) => one === id);
  const notProvided: readonly string[] = scheme.measures.notProvided;
  const cannotFit = (answers.measures ?? []).some((measure) => notProvided.includes(measure));
  const inDanger = refusal?.inDanger ?? false;
  const rules: [SignpostId, boolean][] = [
    ['own council', fails('C1') || (refusal?.outsideArea ?? false)],
    ['burglary packs', answers.grounds === 'residential burglary'],
    ['Neighbourhood Watch', answers.grounds === 'residential burglary'],
    ['ask the team', answers.grounds === 'something else' && !refusal],
    ['report to the police', answers.reported === 'no' && !referrer.roles.includes('police')],
    ['refer to MARAC', answers.victimRisk === 'high' && answers.marac === 'no'],
    ['Victim Support', inDanger],
    ['landlord', cannotFit && inDanger],
    ['landlord or tradesperson', cannotFit && !inDanger],
  ];
  return rules.filter(([id, applies]) => applies && (!inDanger || afterDanger.includes(id))).map(([id]) => id);
}
