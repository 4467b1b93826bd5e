import type { Case } from '../../src/case/case.ts';
import { outsideTheArea } from '../../src/case/reasons.ts';
import type { Status } from '../../src/case/steps.ts';
import type { Answers } from '../../src/referral/questions.ts';
import { isInDanger, signpostsFor, type Refusal } from '../../src/referral/signposts.ts';
import { services, type Service } from '../../src/scheme/services.ts';
import type { Scheme, SignpostId } from '../../src/scheme/scheme.ts';
import { oneOf } from '../words/words.ts';

const refusals: Status[] = ['not eligible', 'not authorised'];

/** Where to turn to, a line each: beside what the team does, or instead of it. Nothing where there is nothing to say. */
export function whereElse(current: Case, scheme: Scheme): string[] {
  const {
    assessment,
    referrer,
    private: { answers },
  } = current;
  if (!assessment) return [];
  const refusal = refusalOf(current);
  const signposts = signpostsFor(answers, assessment, scheme, referrer, refusal).map((id) => signpostWords(id, answers, scheme));
  return [...(refusal ? refusalLines(refusal, scheme) : []), ...signposts];
}

/** Whether the case was refused, and what the referrer must then be told. */
export function refusalOf({ status, history, check, private: { answers } }: Case): Refusal | undefined {
  if (!refusals.includes(status)) return undefined;
  const outsideArea = history.some(({ step, reason }) => step === 'decline' && reason === outsideTheArea);
  return { inDanger: isInDanger(answers, check?.grade), outsideArea };
}

/** Nobody is left alone with a no: the team's number, and after danger those who help there and then. */
function refusalLines({ inDanger }: Refusal, { team, contact }: Scheme): string[] {
  const ours = `${team}: ${contact.telephone}. Ring if you think that this is wrong, or if anything gets worse.`;
  if (!inDanger) return [ours];
  const isNow = ({ for: helps }: Service) => helps.includes('danger now');
  const others = services.filter((one) => !isNow(one) && !one.for.includes('police'));
  const police = services.filter(({ for: helps }) => helps.includes('police'));
  return [
    ...services.filter(isNow).map(({ telephone }) => `In danger now: ring ${telephone}.`),
    ours,
    'If it is safe, give the recipient these numbers:',
    ...[...others, ...police].map(serviceWords),
  ];
}

/** Hours that nobody has looked up are left out. */
const unknownHours = 'see its own page';
const serviceWords = ({ name, telephone, hours }: Service): string =>
  `${name}: ${telephone}${hours === unknownHours ? '' : ` (${hours})`}.`;

/** What the team cannot fit is named, each of it. */
function signpostWords(id: SignpostId, { measures = [] }: Answers, { measures: { notProvided }, signposts }: Scheme): string {
  const cannot = measures.filter((measure) => notProvided.some((one) => one === measure));
  return id === 'landlord or tradesperson' || id === 'landlord' ? `We cannot fit ${oneOf(cannot)}: ${signposts[id]}` : signposts[id];
}
