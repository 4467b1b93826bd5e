import type { Role } from '../people/person.ts';

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
  'hand back',
] as const;
export type Step = (typeof stepNames)[number];

/** Who may take a step: a role, or what somebody is to this one case. */
export type May = Role | 'referrer' | 'holder';

export interface Move {
  by: May[];
  /** `as assessed`: the criteria say. */
  to: Status | 'as assessed';
  /** Nobody may take this step on a referral of their own. */
  notOwn?: true;
  /** Has to say why, in words; `reasons` are the ones to choose from. */
  says?: { reasons: readonly string[] };
}

const refusals = ['the risk is not high enough', 'not enough information', 'another measure fits better', 'something else'] as const;
const declines = [
  'outside the area',
  'the recipient does not want it',
  'the perpetrator lives there or may remain',
  'not needed or not possible',
  'something else',
] as const;
const handBacks = ['cannot go in time', 'not safe for one person', 'I know someone in this case', 'something else'] as const;

const check = (to: Move['to']): Move => ({ by: ['police desk', 'inspector'], to, notOwn: true });
const ask = (by: May): Move => ({ by: [by], to: 'needs information', notOwn: true, says: { reasons: [] } });

/** Read a row as: in this status, these steps may be taken by these people, and lead here. Any other step is refused. */
export const steps: Record<Status, Partial<Record<Step, Move>>> = {
  draft: {
    save: { by: ['referrer'], to: 'draft' },
    send: { by: ['referrer'], to: 'as assessed' },
    discard: { by: ['referrer'], to: 'expired' },
  },
  'needs information': { answer: { by: ['referrer'], to: 'as assessed' } },
  'awaiting police check': {
    'confirm high': check('as assessed'),
    'confirm medium': check('as assessed'),
    'confirm low': check('as assessed'),
    'no record': check('as assessed'),
  },
  'awaiting Inspector': {
    authorise: { by: ['inspector'], to: 'ready', notOwn: true },
    refuse: { by: ['inspector'], to: 'not authorised', notOwn: true, says: { reasons: refusals } },
    ask: ask('inspector'),
  },
  'with co-ordinator': {
    accept: { by: ['co-ordinator'], to: 'as assessed' },
    decline: { by: ['co-ordinator'], to: 'not eligible', says: { reasons: declines } },
    ask: { ...ask('co-ordinator') },
  },
  ready: { take: { by: ['operative'], to: 'allocated' } },
  allocated: { 'hand back': { by: ['holder'], to: 'ready', says: { reasons: handBacks } } },
  scheduled: {},
  'on hold': {},
  installed: {},
  'follow-up': {},
  closed: {},
  'not eligible': {},
  'not authorised': {},
  withdrawn: {},
  cancelled: {},
  expired: {},
};

/** Where something still waits on somebody. */
export const isOpen = (status: Status): boolean =>
  !['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled', 'expired'].includes(status);
