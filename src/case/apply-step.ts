import { after } from '../clock/london.ts';
import { assess, type Verdict } from '../referral/assess.ts';
import { factsOf, type Grade } from '../referral/facts.ts';
import { plainText } from '../referral/plain-text.ts';
import { districtOf } from '../referral/typed-post-code.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { knownOf, type Actor, type Case } from './case.ts';
import type { No } from './no.ts';
import { steps, type May, type Move, type Status, type Step } from './steps.ts';

/** What somebody asks for. `version` is that of the card they pressed, `at` is UTC. */
export interface Press {
  step: Step;
  by: Actor;
  at: string;
  version: number;
  reason?: string;
  text?: string;
}
export type Outcome = { ok: true; case: Case; repeated?: true } | { ok: false; no: No; case?: Case };

export const longestReason = 1_000;

const leadsTo: Record<Verdict, Status> = {
  accepted: 'ready',
  'not eligible': 'not eligible',
  'needs information': 'needs information',
  'co-ordinator decides': 'with co-ordinator',
  'awaiting police check': 'awaiting police check',
  'awaiting Inspector': 'awaiting Inspector',
};

const checked: Partial<Record<Step, Grade>> = {
  'confirm high': 'high',
  'confirm medium': 'medium',
  'confirm low': 'low',
  'no record': 'no record',
};

const isTo = (current: Case, by: Actor): Record<'referrer' | 'holder', boolean> => ({
  referrer: current.referrer.id === by.id,
  holder: current.holder?.id === by.id,
});
const mayTake = (current: Case, by: Actor, who: May[]) =>
  who.some((may) => (may === 'referrer' || may === 'holder' ? isTo(current, by)[may] : by.roles.includes(may)));

/**
 * Takes one step, or says why not: the table of steps, own referrals, old cards and repeated presses (DESIGN §5). Pure.
 * A step that was already taken by the same person from the same card gives the present case and changes nothing.
 */
export function applyStep(current: Case, press: Press, scheme: Scheme): Outcome {
  const refuse = (no: No): Outcome => ({ ok: false, no, case: current });
  const { ref, status, history } = current;
  const { step, by } = press;

  const since = history.find(({ version }) => version === press.version + 1);
  if (since?.step === step && since.by.id === by.id) return { ok: true, case: current, repeated: true };

  const possible = Object.values(steps).flatMap((row) => row[step] ?? []);
  const move = steps[status][step];
  const who = (move ? [move] : possible).flatMap((one) => one.by);
  if (!mayTake(current, by, who) && !who.includes('holder')) return refuse({ why: 'not your step', who: [...new Set(who)] });

  const faster = since ?? history.at(-1);
  if (press.version !== current.version && faster) return refuse({ why: 'somebody was faster', ref, last: faster });
  if (!move) return refuse({ why: 'not possible now', ref, status, step });
  if (!mayTake(current, by, move.by)) {
    return refuse(current.holder ? { why: 'held by somebody else', ref, holder: current.holder } : { why: 'not your step', who: move.by });
  }
  if (move.notOwn && current.referrer.id === by.id) return refuse({ why: 'own referral', step });
  const text = plainText(press.text ?? '');
  if (move.says && (text === '' || (move.says.reasons.length > 0 && !move.says.reasons.includes(press.reason ?? ''))))
    return refuse({ why: 'reason missing' });
  if (text.length > longestReason) return refuse({ why: 'text too long', longest: longestReason });

  return { ok: true, case: moved(current, press, move, scheme) };
}

function moved(current: Case, press: Press, { to, says }: Move, scheme: Scheme): Case {
  const { step, by, at } = press;
  /** Only what the step offers: anything else would be typed text outside `private`. */
  const reason = says?.reasons.find((one) => one === press.reason);
  const version = current.version + 1;
  const text = plainText(press.text ?? '');
  const grade = checked[step];
  const next: Case = {
    ...current,
    version,
    ...(grade && { check: { grade, by, at } }),
    ...(step === 'authorise' && { authorised: { by, at } }),
    ...(step === 'take' && { holder: by }),
    ...(step === 'accept' && { doubtsSettled: true }),
    ...(step === 'answer' && current.check?.grade === 'no record' && { askedAgain: true, doubtsSettled: false }),
    private: { ...current.private, texts: text ? { ...current.private.texts, [version]: text } : current.private.texts },
  };
  if (step === 'hand back') delete next.holder;

  const assessed = to === 'as assessed' ? assess(factsOf(next.private.answers, knownOf(next), scheme)) : undefined;
  if (assessed) next.assessment = assessed;
  const mayAuthorise = !scheme.policeDesk && by.roles.includes('inspector');
  const authorisesToo = step === 'confirm medium' && mayAuthorise && assessed?.verdict === 'awaiting Inspector';
  if (authorisesToo) next.authorised = { by, at };
  next.status = authorisesToo ? 'ready' : assessed ? leadsTo[assessed.verdict] : (to as Status);
  if (step !== 'save') {
    next.history = [...current.history, { version, step, by, at, from: current.status, to: next.status, ...(reason && { reason }) }];
  }
  return next;
}

/** What sending adds to a draft: the clock starts, and a grade given by the police counts as checked (DESIGN §4). Pure. */
export function withSending(draft: Case, { by, at }: Pick<Press, 'by' | 'at'>, scheme: Scheme): Case {
  const { answers } = draft.private;
  const claimed = answers.threatGrade;
  const urgency = answers.urgency ?? 'immediate';
  const policeGrade = by.roles.includes('police') && claimed !== undefined && claimed !== 'not known';
  return {
    ...draft,
    sentAt: at,
    urgency,
    dueAt: after(at, scheme.clocks.installation.due[urgency]),
    district: answers.postCode === undefined ? 'not known' : districtOf(answers.postCode),
    schemeVersion: scheme.version,
    ...(policeGrade && { check: { grade: claimed, by, at } }),
  };
}
