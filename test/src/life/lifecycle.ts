import type { Status, Step } from '../../../src/case/steps.ts';

/** What somebody is: a role, or what they are to the one case. */
export type Who =
  'referrer' | 'holder' | 'witness' | 'police desk' | 'inspector' | 'co-ordinator' | 'operative' | 'administrator' | 'service';
type Row = Partial<Record<Step, [Who[], Status[]]>>;

/** Where the criteria may lead. */
const assessed: Status[] = [
  'ready',
  'needs information',
  'with co-ordinator',
  'awaiting police check',
  'awaiting Inspector',
  'not eligible',
];
const notReady = assessed.filter((status) => status !== 'ready');
/** Whoever works on cases may step back from one, at any time; from a job in hand that gives it back. */
const stepsBack = (status: Status, to = status): Row => ({
  recuse: [['police desk', 'inspector', 'operative', 'co-ordinator', 'administrator'], [...new Set([status, to])]],
  restrict: [['co-ordinator'], [status]],
});
/** Whoever looks at somebody who may know someone says whether it is the same person; the case stays where it is. */
const same = (status: Status): Row => ({
  ...stepsBack(status),
  'keep back': [['service'], [status]],
  'not the same person': [['co-ordinator', 'administrator', 'inspector'], [status]],
  'the same': [['co-ordinator', 'administrator', 'inspector'], [status]],
  'Victim Support told': [['co-ordinator'], [status]],
  cancel: [['co-ordinator'], ['cancelled']],
});

/** Whatever is open and not fitted may be held, changed, withdrawn and cancelled. `stays` is where new facts may leave it. */
const open = (status: Status, stays: Status[] = assessed): Row => ({
  ...same(status),
  hold: [['co-ordinator'], ['on hold']],
  'change facts': [['referrer', 'co-ordinator'], stays],
  withdraw: [['referrer'], ['withdrawn']],
  'say what happened': [['witness'], [status]],
});
const inHand = (status: Status, stays: Status[]): Row => ({
  ...open(status, [...stays, ...notReady]),
  'update recipient': [['co-ordinator'], [status]],
});
const check = (...to: Status[]): [Who[], Status[]] => [['police desk', 'inspector'], to];

/** The lifecycle of the design, written out: in this status this step may be taken by these people, and leads to one of these. */
export const lifecycle: Record<Status, Row> = {
  draft: {
    save: [['referrer'], ['draft']],
    send: [['referrer'], assessed],
    discard: [['referrer'], ['expired']],
    expire: [['service'], ['expired']],
  },
  'needs information': { ...open('needs information'), answer: [['referrer'], assessed] },
  'awaiting police check': {
    ...open('awaiting police check'),
    'confirm high': check('ready'),
    'confirm medium': check('awaiting Inspector', 'ready'),
    'confirm low': check('not eligible', 'needs information'),
    'no record': check('needs information', 'with co-ordinator'),
  },
  'awaiting Inspector': {
    ...open('awaiting Inspector'),
    authorise: [['inspector'], ['ready']],
    refuse: [['inspector'], ['not authorised']],
    ask: [['inspector'], ['needs information']],
  },
  'with co-ordinator': {
    ...open('with co-ordinator'),
    accept: [['co-ordinator'], ['ready', 'awaiting police check', 'awaiting Inspector']],
    decline: [['co-ordinator'], ['not eligible']],
    ask: [['co-ordinator'], ['needs information']],
  },
  ready: { ...inHand('ready', ['ready']), take: [['operative'], ['allocated']], assign: [['co-ordinator'], ['allocated']] },
  allocated: {
    // Whoever holds the job has the name of somebody in it now: it goes back.
    ...inHand('allocated', ['allocated', 'ready']),
    ...stepsBack('allocated', 'ready'),
    assign: [['co-ordinator'], ['allocated']],
    'hand back': [['holder'], ['ready']],
    schedule: [['holder', 'co-ordinator'], ['scheduled']],
  },
  scheduled: {
    ...inHand('scheduled', ['scheduled', 'allocated', 'ready']),
    ...stepsBack('scheduled', 'ready'),
    assign: [['co-ordinator'], ['allocated']],
    'hand back': [['holder'], ['ready']],
    schedule: [['holder', 'co-ordinator'], ['scheduled']],
    'no access': [['holder'], ['allocated', 'with co-ordinator']],
    'not safe': [['holder'], ['on hold']],
    'record fit': [['holder'], ['installed']],
  },
  'on hold': {
    ...inHand('on hold', ['on hold']),
    resume: [
      ['co-ordinator'],
      ['needs information', 'awaiting police check', 'awaiting Inspector', 'with co-ordinator', 'ready', 'allocated'],
    ],
  },
  installed: { ...same('installed'), feedback: [['co-ordinator'], ['follow-up']] },
  'follow-up': {
    ...same('follow-up'),
    contact: [
      ['co-ordinator', 'referrer'],
      ['follow-up', 'closed'],
    ],
  },
  closed: stepsBack('closed'),
  'not eligible': stepsBack('not eligible'),
  'not authorised': stepsBack('not authorised'),
  withdrawn: stepsBack('withdrawn'),
  cancelled: stepsBack('cancelled'),
  expired: {},
};

/** Where nothing waits on anybody any more. */
export const over: Status[] = ['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled', 'expired'];
