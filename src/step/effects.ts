import { nextNoticeAt } from '../clock/notices.ts';
import type { CriterionId } from '../referral/criterion-id.ts';
import type { Grade } from '../referral/facts.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { withAmendment } from './amend.ts';
import type { Press } from './press.ts';
import { wentBadly } from '../case/bad-outcome.ts';
import type { Case } from '../case/case.ts';
import { isHighRisk } from '../case/high-risk.ts';
import { settled } from './look-settled.ts';
import { knowsSomeone } from '../case/reasons.ts';
import { saysNotSafe } from '../case/not-safe.ts';
import { mayBeHeld, isOpen, type Step } from '../case/steps.ts';
import { answersNow, unsaidBy } from '../case/unsafe-visit.ts';
import { without } from '../case/without.ts';
import { mostFailedVisits } from '../case/visits-undecided.ts';
/**
 * With so many characters kept of a person and of what was changed, a case takes no more changed facts: Cosmos DB keeps 2 MB of a case, and
 * beyond them no step and no reminder of it could be written. A hundred long changes fit.
 */
export const mostKept = 200_000;

const grade =
  (found: Grade) =>
  (current: Case, { by, at }: Press): Case => {
    const { logNumber } = current.private.answers;
    // A new look at the police system is not what a co-ordinator accepted before.
    const checked: Case = { ...unsettled(current), check: { grade: found, by, at } };
    return logNumber === undefined ? checked : { ...checked, private: { ...current.private, checkedLog: logNumber } };
  };

/** The doubts that the co-ordinator's card asks about. After failed visits there may be none. */
const doubtsOf = ({ assessment }: Case): CriterionId[] => (assessment?.verdict === 'co-ordinator decides' ? assessment.because : []);

/** Whether the referrer was asked for a log number, because the police found no record. */
const asksForLog = ({ check, assessment }: Case): boolean =>
  check?.grade === 'no record' && (assessment?.asks.includes('logNumber') ?? false);
const unsettled = (current: Case): Case => {
  const settled = current.settled?.filter(({ id }) => id !== 'TL1');
  return { ...without(current, 'settled'), ...(settled && settled.length > 0 && { settled }) };
};
/** With another log number the police look once more: what they find counts, and nothing that was accepted before. */
const lookedUpAgain = (current: Case): Case => ({ ...without(unsettled(current), 'check'), askedAgain: true });

/** After somebody said that it is not safe there, what was decided on an escort before does not count any more. */
const escortUndecided = (current: Case): Case => ({ ...without(current, 'escort'), private: without(current.private, 'escort') });
/** No visit is planned. An escort was arranged for that visit, and comes to no other. */
export function unplanned(current: Case): Case {
  const next = without(current, 'visit');
  return isArranged(current) ? escortUndecided(next) : next;
}
const isArranged = ({ escort }: Case): boolean => escort?.decision === 'escort arranged';
/** Nobody holds the job any more, and no visit is planned. */
export const unheld = (current: Case): Case => unplanned(without(current, 'holder'));
const asSafeAs = (current: Case, { step, reason }: Press): Case => (saysNotSafe(step, reason) ? escortUndecided(current) : current);

/** A visit that failed. After the third the co-ordinator has the case, and nobody holds the job. */
function failed(current: Case): Case {
  const failedVisits = (current.failedVisits ?? 0) + 1;
  return { ...(failedVisits >= mostFailedVisits ? unheld(current) : unplanned(current)), failedVisits };
}

/**
 * The case is hidden from who knows someone in it, and what they hold goes back; a referrer keeps their own referral. A held case then
 * resumes as a job to take.
 */
function recused(current: Case, { by }: Press): Case {
  const next: Case = by.id === current.referrer.id ? current : { ...current, recused: [...(current.recused ?? []), by.id] };
  if (current.holder?.id !== by.id || !mayBeHeld.includes(current.status)) return next;
  return { ...unheld(next), ...(current.status === 'on hold' && { heldFrom: 'ready' }) };
}

/** A draft that ends keeps nothing of what was typed. */
const emptied = (current: Case): Case => ({ ...current, private: { typed: {}, answers: {}, texts: {} } });

/** What a step changes beside the status. A step that is not listed changes nothing else. */
export const effects: Partial<Record<Step, (current: Case, press: Press, scheme: Scheme) => Case>> = {
  'confirm high': grade('high'),
  'confirm medium': grade('medium'),
  'confirm low': grade('low'),
  'no record': grade('no record'),
  authorise: (current, { by, at }) => ({ ...current, authorised: { by, at } }),
  answer: (current) => (asksForLog(current) ? lookedUpAgain(current) : current),
  accept: (current, { by, at }) => ({
    ...current,
    settled: [...(current.settled ?? []), ...doubtsOf(current).map((id) => ({ id, by, at }))],
  }),
  take: (current, { by }) => ({ ...unplanned(current), holder: by }),
  assign: (current, { details }) => ({ ...unplanned(current), ...(details?.to && { holder: details.to }) }),
  'hand back': (current, press) => (press.reason === knowsSomeone ? recused(current, press) : unheld(asSafeAs(current, press))),
  recuse: recused,
  restrict: (current, { by, at, details }) =>
    details?.restrictTo === 'everybody'
      ? without(current, 'restricted')
      : { ...current, restricted: { by, at, people: [...new Set([by.id, ...(details?.restrictTo ?? [])])] } },
  schedule: (current, { by, at, details: { visit, agreement, escort } = {} }) => ({
    ...current,
    ...(visit && { visit }),
    ...(agreement && { ownerAgreed: true }),
    ...(escort && { escort: { decision: escort.decision, by, at } }),
    private: { ...current.private, ...(agreement && { agreement }), ...(escort && { escort: escort.text }) },
  }),
  'no access': failed,
  'not safe': (current, press) => ({
    ...failed(asSafeAs(current, press)),
    heldFrom: (current.failedVisits ?? 0) + 1 >= mostFailedVisits ? 'ready' : 'allocated',
    reviewAt: press.at,
  }),
  // The words belong to the step that they are about, and stand wherever that one's do.
  'say what happened': (current, { by }) => {
    const { [current.version]: said = '', ...texts } = current.private.texts;
    const found = unsaidBy(current, by.id);
    return found ? { ...current, private: { ...current.private, texts: { ...texts, [found.version]: said } } } : current;
  },
  'record fit': (current, { at, details }) => ({
    ...without(current, 'visit'),
    installedAt: at,
    followUps: 0,
    ...(details?.fit && { costs: { goods: details.fit.goods, time: details.fit.time }, private: { ...current.private, fit: details.fit } }),
  }),
  contact: (current, { by, at, details }, { clocks }) => ({
    ...current,
    followUps: Math.min((current.followUps ?? 0) + 1, clocks.followUp.at.length - (wentBadly(details?.contact) ? 1 : 0)),
    ...(details?.contact && {
      private: { ...current.private, contacts: [...(current.private.contacts ?? []), { ...details.contact, at, by }] },
    }),
  }),
  // A planned visit is off while the case is held; it is planned anew afterwards.
  hold: (current, press) => ({
    ...unplanned(asSafeAs(current, press)),
    ...(current.status !== 'on hold' && { heldFrom: current.status === 'scheduled' ? 'allocated' : current.status }),
    ...(press.details?.reviewAt && { reviewAt: press.details.reviewAt }),
  }),
  'update recipient': (current, { at, details }) => ({
    ...without(current, 'updateDueAt'),
    ...{ updatedAt: at, ...(details?.updateDueAt && { updateDueAt: details.updateDueAt }) },
  }),
  'Victim Support told': (current, { by }) => ({
    ...current,
    ...(current.victimSupport && { victimSupport: { ...current.victimSupport, done: by } }),
  }),
  'change facts': (current, { details }, scheme) => withAmendment(current, details?.answers ?? answersNow(current), scheme),
  'not the same person': (current, press) => settled(current, press, 'not the same person'),
  'the same': (current, press) => settled(current, press, 'the same'),
  discard: emptied,
  expire: emptied,
};

/** Whether somebody has said that it is not safe to go there, whatever the form says of it. */
export const wasNotSafe = ({ history }: Case): boolean => history.some(({ step, reason }) => saysNotSafe(step, reason));

/** Somebody must have decided on an escort when the visit may be dangerous. */
export const needsEscortDecision = (current: Case): boolean => wasNotSafe(current) || expectsDanger(current);
/** Whether who plans a visit must say it now: that none is needed holds until somebody says otherwise, an escort is arranged for one visit. */
export const asksForEscort = (current: Case): boolean => needsEscortDecision(current) && (!current.escort || isArranged(current));
const expectsDanger = ({ private: { answers } }: Case): boolean =>
  answers.operativeSafety === undefined || ['high', 'not known'].includes(answers.operativeSafety) || answers.escortLikely === 'yes';

/**
 * What every step leaves behind for the clocks: the recipient's updates run from the day the case is ready, a high-risk case becomes a
 * task for Victim Support by itself, and the next notice is worked out anew.
 */
export function withClocks(before: Case, after: Case, at: string, scheme: Scheme): Case {
  const becomesReady = after.status === 'ready' && before.updatedAt === undefined;
  const opensTask = isOpen(after.status) && after.sentAt !== undefined && isHighRisk(after) && !after.victimSupport;
  const next: Case = {
    ...without(after, 'nextNoticeAt'),
    ...(becomesReady && { updatedAt: at }),
    ...(opensTask && { victimSupport: { openedAt: at } }),
  };
  const due = nextNoticeAt(next, scheme);
  return due ? { ...next, nextNoticeAt: due } : next;
}
