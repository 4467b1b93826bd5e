import type { Role } from '../people/person.ts';
import type { Scheme, SignpostId } from '../scheme/scheme.ts';
import type { Assessment } from './assess.ts';
import type { Answers } from './questions.ts';

/** Where the referrer is sent as well, or instead (the guide's "For more complex needs"). The police need no way to the police. */
export function signpostsFor(
  answers: Answers,
  { because, verdict }: Pick<Assessment, 'because' | 'verdict'>,
  scheme: Pick<Scheme, 'measures'>,
  referrer: { roles: readonly Role[] },
): SignpostId[] {
  const fails = (id: string) => verdict === 'not eligible' && because.some((one) => one === id);
  const notProvided: readonly string[] = scheme.measures.notProvided;
  const rules: [SignpostId, boolean][] = [
    ['own council', fails('C1')],
    ['burglary packs', answers.grounds === 'residential burglary'],
    ['Neighbourhood Watch', answers.grounds === 'residential burglary'],
    ['ask the team', answers.grounds === 'something else'],
    ['report to the police', answers.reported === 'no' && !referrer.roles.includes('police')],
    ['refer to MARAC', answers.victimRisk === 'high' && answers.marac === 'no'],
    ['landlord or tradesperson', (answers.measures ?? []).some((measure) => notProvided.includes(measure))],
  ];
  return rules.filter(([, applies]) => applies).map(([id]) => id);
}
