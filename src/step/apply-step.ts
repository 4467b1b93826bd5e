import { after } from '../typed/london.ts';
import { assess, type Verdict } from '../referral/assess.ts';
import { factsOf } from '../referral/facts.ts';
import { plainText } from '../typed/plain-text.ts';
import type { Answers } from '../referral/questions.ts';
import { districtOf } from '../typed/typed-post-code.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { knownOf, type Actor, type Case } from '../case/case.ts';
import { service } from '../case/service.ts';
import { effects, needsEscortDecision, unheld, unplanned, withClocks } from './effects.ts';
import { guardOf } from './guards.ts';
import { hiddenFrom } from '../case/hidden.ts';
import { keepBack, type Near } from './keep-back.ts';
import { isKeptBack } from '../case/kept-back.ts';
import { isOwn, type Somebody } from '../case/may-know.ts';
import type { No } from './no.ts';
import { ownerHasAgreed } from '../case/owner-agreed.ts';
import { somethingElse } from '../case/reasons.ts';
import { accepted, isOpen, steps, type Elsewhere, type Move, type Status, type Step } from '../case/steps.ts';
import { visitsUndecided } from '../case/visits-undecided.ts';
import { wentTo } from './went-to.ts';
import { without } from '../case/without.ts';
import { type Press, type Outcome, longestReason } from './press.ts';
import { mayTake } from './may-take.ts';

const leadsTo: Record<Verdict, Status> = {
  accepted: 'ready',
  'not eligible': 'not eligible',
  'needs information': 'needs information',
  'co-ordinator decides': 'with co-ordinator',
  'awaiting police check': 'awaiting police check',
  'awaiting Inspector': 'awaiting Inspector',
};

/**
 * Takes one step, or says why not: the table of steps, own referrals, old cards and repeated presses (README, The life of a case). Pure.
 * A step that was already taken by the same person from the same card gives the present case and changes nothing. Those of the people
 * `near` the case who may know someone in it are kept back by the same step.
 */
export function applyStep(current: Case, press: Press, scheme: Scheme, near: Near[] = []): Outcome {
  const refuse = (no: No): Outcome => ({ ok: false, no, case: current });
  const { ref, status, history } = current;
  const { step, by } = press;
  // To somebody from whom it is hidden, there is no such case.
  const somebody = near.find(({ id }) => id === by.id) ?? by;
  if (by.id !== service.id && hiddenFrom(current, somebody)) return refuse({ why: 'no such case' });
  if (isKeptFrom(current, somebody, step)) return refuse({ why: 'not your step', who: ['co-ordinator'] });

  const since = history.find(({ version }) => version === press.version + 1);
  if (since?.step === step && since.by.id === by.id) return { ok: true, case: current, repeated: true };

  const possible = Object.values(steps).flatMap((row) => row[step] ?? []);
  const move = steps[status][step];
  const who = (move ? [move] : possible).flatMap((one) => one.by);
  // Who holds a job is told to those who work on jobs.
  const mayAsk = who.includes('holder') && (by.roles.includes('operative') || by.roles.includes('co-ordinator'));
  if (!mayTake(current, by, who) && !mayAsk) return refuse({ why: 'not your step', who: [...new Set(who)] });

  const faster = since ?? history.at(-1);
  if (press.version !== current.version && faster) return refuse({ why: 'somebody was faster', ref, last: faster });
  if (!move) return refuse({ why: 'not possible now', ref, status, step });
  if (!mayTake(current, by, move.by)) {
    return refuse(current.holder ? { why: 'held by somebody else', ref, holder: current.holder } : { why: 'not your step', who: move.by });
  }
  if (move.notOwn && current.referrer.id === by.id) return refuse({ why: 'own referral', step });
  if (move.notOwn === 'account or name' && isOwn(current, by)) return refuse({ why: 'own referral', step, byName: true });
  const text = plainText(press.text ?? '');
  const unsaid = unsaidIn(move, press.reason, text);
  if (unsaid) return refuse({ why: unsaid });
  if (text.length > longestReason) return refuse({ why: 'text too long', longest: longestReason });

  const problem = guardOf(current, press);
  if (problem) return refuse(problem);
  return { ok: true, case: moved(current, press, move, scheme, near) };
}

/** What is missing of the reason that a step asks for. */
function unsaidIn({ says }: Move, reason = '', text: string): 'reason missing' | 'words missing' | undefined {
  if (!says) return undefined;
  const { reasons, words } = says;
  if (reasons.length > 0 && !reasons.includes(reason)) return 'reason missing';
  if (text !== '' || words === 'not needed') return undefined;
  if (words === 'needed') return 'reason missing';
  return reason === somethingElse ? 'words missing' : undefined;
}

const showTheRest: Step[] = ['change facts', 'contact'];
/** Of a referral that somebody sent and is kept back from, they read what they sent, and no more: these steps would show them the rest. */
export const isKeptFrom = (current: Case, somebody: Somebody, step: Step): boolean =>
  showTheRest.includes(step) && isKeptBack(current, somebody);

function moved(current: Case, press: Press, { to, says }: Move, scheme: Scheme, near: Near[]): Case {
  const { step, by, at } = press;
  /** Only what the step offers: anything else would be typed text outside `private`. */
  const reason = says?.reasons.find((one) => one === press.reason);
  const version = current.version + 1;
  const text = plainText(press.text ?? '');
  const texts = text ? { ...current.private.texts, [version]: text } : current.private.texts;
  const spoken: Case = { ...current, version, private: { ...current.private, texts } };
  const effect = withPoliceGrade(current, effects[step]?.(spoken, press, scheme) ?? spoken, press);
  const came = keepBack(placed(effect, press, to, scheme), near, at);
  // Nobody holds a case that is over: its address goes from the card of who did.
  const next = isOpen(came.status) ? came : without(came, 'holder', 'visit');
  if (step !== 'save') {
    next.history = [...current.history, { version, step, by, at, from: current.status, to: next.status, ...(reason && { reason }) }];
  }
  return withClocks(current, next, at, scheme);
}

/** Where the step leads. */
function placed(next: Case, press: Press, to: Move['to'], scheme: Scheme): Case {
  const lead: Record<Elsewhere, () => Case> = {
    'as assessed': () => asAssessed(next, press, scheme),
    'as it went': () => (press.step === 'change facts' ? reassessed(next, scheme) : { ...next, status: wentTo(next, press, scheme) }),
    stays: () => next,
    'where it was': () => ({ ...without(next, 'heldFrom', 'reviewAt'), status: next.heldFrom ?? 'ready' }),
  };
  const came: Case = isElsewhere(to) ? lead[to]() : { ...next, status: to };
  // After the third failed visit somebody goes there again only when a co-ordinator says so.
  return came.status === 'ready' && press.step !== 'accept' && visitsUndecided(came) ? { ...came, status: 'with co-ordinator' } : came;
}
const isElsewhere = (to: Move['to']): to is Elsewhere => ['as assessed', 'as it went', 'stays', 'where it was'].includes(to);

function asAssessed(next: Case, { step, by, at }: Press, scheme: Scheme): Case {
  const assessment = assess(factsOf(next.private.answers, knownOf(next), scheme));
  const mayAuthorise = !scheme.policeDesk && by.roles.includes('inspector');
  const authorisesToo = step === 'confirm medium' && mayAuthorise && assessment.verdict === 'awaiting Inspector';
  return {
    ...next,
    assessment,
    ...(authorisesToo && { authorised: { by, at } }),
    status: authorisesToo ? 'ready' : leadsTo[assessment.verdict],
  };
}

/**
 * Facts were changed: an accepted case stays where it is, any other goes where the criteria say, and nobody holds it any more. A case on
 * hold stays on hold, for a co-ordinator to resume, unless the criteria end it; then it goes where they say.
 */
function reassessed(next: Case, scheme: Scheme): Case {
  const assessment = assess(factsOf(next.private.answers, knownOf(next), scheme));
  const status = leadsTo[assessment.verdict];
  if (status === 'ready' && accepted.includes(next.status)) return stillPlanned({ ...next, assessment });
  const free = { ...unheld(next), assessment };
  if (next.status === 'on hold' && isOpen(status)) return { ...free, heldFrom: status };
  return { ...without(free, 'heldFrom', 'reviewAt'), status };
}

/** An accepted case after a change of facts. A visit that now lacks a decision is planned anew; a held case resumes as accepted. */
function stillPlanned(next: Case): Case {
  const { status, heldFrom } = next;
  if (status === 'on hold') return { ...next, heldFrom: heldFrom === 'allocated' && next.holder ? 'allocated' : 'ready' };
  const lacks = !ownerHasAgreed(next) || (needsEscortDecision(next) && !next.escort);
  return status === 'scheduled' && lacks ? { ...unplanned(next), status: 'allocated' } : next;
}

/** A grade given by a referrer who holds the police role counts as checked, whenever they give it. */
const checkedBy = (claimed: Answers['threatGrade'], by: Actor, at: string): Pick<Case, 'check'> =>
  by.roles.includes('police') && claimed !== undefined && claimed !== 'not known' ? { check: { grade: claimed, by, at } } : {};

/** The referrer gave a grade after the referral was sent, or keeps the one that was theirs. One that others gave is for the police check. */
function withPoliceGrade(before: Case, next: Case, { step, by, at }: Press): Case {
  const { threatGrade } = next.private.answers;
  const changed = step === 'change facts' && (before.private.answers.threatGrade !== threatGrade || before.check?.by.id === by.id);
  const answered = step === 'answer' && before.assessment?.asks.includes('threatGrade');
  const gives = (changed || answered) && by.id === before.referrer.id && !next.check;
  return gives ? { ...next, ...checkedBy(threatGrade, by, at) } : next;
}

/** What sending adds to a draft: the clock starts, and a grade given by the police counts as checked. Pure. */
export function withSending(draft: Case, { by, at }: Pick<Press, 'by' | 'at'>, scheme: Scheme): Case {
  const { answers } = draft.private;
  const urgency = answers.urgency ?? 'immediate';
  return {
    ...draft,
    sentAt: at,
    urgency,
    dueAt: after(at, scheme.clocks.installation.due[urgency]),
    district: answers.postCode === undefined ? 'not known' : districtOf(answers.postCode),
    schemeVersion: scheme.version,
    ...checkedBy(answers.threatGrade, by, at),
  };
}
