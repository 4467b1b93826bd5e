import type { Role } from '../people/person.ts';
import { cancellations, declines, handBacks, holds, noAccess, notSafe, refusals, withdrawals } from './reasons.ts';

export const statuses = [
  'draft',
  'needs information',
  'awaiting police check',
  'awaiting Inspector',
  'with co-ordinator',
  'ready',
  'allocated',
  'scheduled',
  'on hold',
  'installed',
  'follow-up',
  'closed',
  'not eligible',
  'not authorised',
  'withdrawn',
  'cancelled',
  'expired',
] as const;
export type Status = (typeof statuses)[number];

export const stepNames = [
  'start',
  'save',
  'discard',
  'send',
  'answer',
  'confirm high',
  'confirm medium',
  'confirm low',
  'no record',
  'authorise',
  'refuse',
  'ask',
  'accept',
  'decline',
  'take',
  'assign',
  'hand back',
  'schedule',
  'no access',
  'not safe',
  'say what happened',
  'record fit',
  'feedback',
  'contact',
  'hold',
  'resume',
  'change facts',
  'withdraw',
  'cancel',
  'update recipient',
  'Victim Support told',
  'recuse',
  'restrict',
  'keep back',
  'not the same person',
  'the same',
  'expire',
] as const;
export type Step = (typeof stepNames)[number];

/** Who may take a step: a role, or what somebody is to this one case; or the service itself, when a clock has run out. */
export type May = Role | 'referrer' | 'holder' | 'witness' | 'service';

export interface Move {
  by: May[];
  /** `as assessed`: the criteria say. `stays`: it stays where it is. `where it was`: before it was held. `as it went`: see the step's own rule. */
  to: Status | 'as assessed' | 'stays' | 'where it was' | 'as it went';
  /** Nobody may take this step on a referral of their own; nor, where names count, on one whose referrer has their name. */
  notOwn?: 'account' | 'account or name';
  /**
   * Has to say why; `reasons` are the ones to choose from. Words are `needed` of whoever must answer for it later. Of what somebody only
   * reports they are asked for `something else` alone, and an alarm never waits for typing.
   */
  says?: { reasons: readonly string[]; words: 'needed' | 'for something else' | 'not needed' };
}
/** Where a move may lead beside a status. */
export type Elsewhere = Exclude<Move['to'], Status>;

/** Four eyes are two people, and not two accounts. */
const decided = 'account or name';
const check = (to: Move['to']): Move => ({ by: ['police desk', 'inspector'], to, notOwn: decided });
const ask = (by: May): Move => ({ by: [by], to: 'needs information', notOwn: decided, says: { reasons: [], words: 'needed' } });

/** Who sees the case may become fewer at any time, whatever has become of it: somebody steps back, or it is restricted to some. */
const sent: Partial<Record<Step, Move>> = {
  recuse: { by: ['police desk', 'inspector', 'operative', 'co-ordinator', 'administrator'], to: 'as it went', notOwn: 'account' },
  restrict: { by: ['co-ordinator'], to: 'stays' },
};

/** While a case is open: the service keeps back who may know someone in it, until somebody has looked. */
const looked: Move = { by: ['co-ordinator', 'administrator', 'inspector'], to: 'stays' };
const looks: Partial<Record<Step, Move>> = {
  'keep back': { by: ['service'], to: 'as it went' },
  'not the same person': looked,
  'the same': looked,
};

/** Steps that are possible wherever something waits, beside those of the status. */
const hold: Move = { by: ['co-ordinator'], to: 'on hold', says: { reasons: holds, words: 'for something else' } };
const cancel: Move = { by: ['co-ordinator'], to: 'cancelled', says: { reasons: cancellations, words: 'needed' } };
const undecidedMoves: Partial<Record<Step, Move>> = {
  ...sent,
  ...looks,
  'change facts': { by: ['referrer', 'co-ordinator'], to: 'as it went', says: { reasons: [], words: 'needed' } },
  withdraw: { by: ['referrer'], to: 'withdrawn', says: { reasons: withdrawals, words: 'for something else' } },
  cancel,
  // Whoever was in danger writes when they can: by then the case may be anywhere.
  'say what happened': { by: ['witness'], to: 'stays', says: { reasons: [], words: 'needed' } },
  'Victim Support told': { by: ['co-ordinator'], to: 'stays' },
};
const acceptedMoves: Partial<Record<Step, Move>> = { ...undecidedMoves, hold, 'update recipient': { by: ['co-ordinator'], to: 'stays' } };
const assign: Move = { by: ['co-ordinator'], to: 'allocated' };
const handBack: Move = { by: ['holder'], to: 'ready', says: { reasons: handBacks, words: 'for something else' } };
const schedule: Move = { by: ['holder', 'co-ordinator'], to: 'scheduled' };

/** Read a row as: in this status, these steps may be taken by these people, and lead here. Any other step is refused. */
export const steps: Record<Status, Partial<Record<Step, Move>>> = {
  draft: {
    save: { by: ['referrer'], to: 'draft' },
    send: { by: ['referrer'], to: 'as assessed' },
    discard: { by: ['referrer'], to: 'expired' },
    expire: { by: ['service'], to: 'expired' },
  },
  'needs information': { ...undecidedMoves, hold, answer: { by: ['referrer'], to: 'as assessed' } },
  'awaiting police check': {
    ...undecidedMoves,
    hold,
    'confirm high': check('as assessed'),
    'confirm medium': check('as assessed'),
    'confirm low': check('as assessed'),
    'no record': check('as assessed'),
  },
  'awaiting Inspector': {
    ...undecidedMoves,
    hold,
    authorise: { by: ['inspector'], to: 'ready', notOwn: decided },
    refuse: { by: ['inspector'], to: 'not authorised', notOwn: decided, says: { reasons: refusals, words: 'needed' } },
    ask: ask('inspector'),
  },
  'with co-ordinator': {
    ...undecidedMoves,
    hold,
    accept: { by: ['co-ordinator'], to: 'as assessed', notOwn: decided },
    decline: { by: ['co-ordinator'], to: 'not eligible', notOwn: decided, says: { reasons: declines, words: 'needed' } },
    ask: ask('co-ordinator'),
  },
  ready: { ...acceptedMoves, take: { by: ['operative'], to: 'allocated' }, assign },
  allocated: { ...acceptedMoves, assign, schedule, 'hand back': handBack },
  scheduled: {
    ...acceptedMoves,
    assign,
    schedule,
    'hand back': handBack,
    'no access': { by: ['holder'], to: 'as it went', says: { reasons: noAccess, words: 'for something else' } },
    'not safe': { by: ['holder'], to: 'on hold', says: { reasons: notSafe, words: 'not needed' } },
    'record fit': { by: ['holder'], to: 'installed' },
  },
  'on hold': { ...acceptedMoves, hold: { ...hold, to: 'stays' }, resume: { by: ['co-ordinator'], to: 'where it was' } },
  installed: {
    ...sent,
    ...looks,
    feedback: { by: ['co-ordinator'], to: 'follow-up', says: { reasons: [], words: 'needed' } },
    cancel,
    'Victim Support told': { by: ['co-ordinator'], to: 'stays' },
  },
  'follow-up': {
    ...sent,
    ...looks,
    contact: { by: ['co-ordinator', 'referrer'], to: 'as it went' },
    cancel,
    'Victim Support told': { by: ['co-ordinator'], to: 'stays' },
  },
  closed: sent,
  'not eligible': sent,
  'not authorised': sent,
  withdrawn: sent,
  cancelled: sent,
  expired: {},
};

/** Where something still waits on somebody. */
export const isOpen = (status: Status): boolean =>
  !['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled', 'expired'].includes(status);

/** Of these the installers hear: a job, and what is on hold. */
export const accepted: Status[] = ['ready', 'allocated', 'scheduled', 'on hold'];
/** In these somebody may hold the job, to go there. Afterwards it stays on record who went. */
export const mayBeHeld: Status[] = ['allocated', 'scheduled', 'on hold'];

/** Sent, open, and not fitted yet. */
export const isBeforeInstalled = (status: Status): boolean => isOpen(status) && !['draft', 'installed', 'follow-up'].includes(status);
