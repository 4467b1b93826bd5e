import type { DateTime } from 'luxon';
import type { Case } from '../case/case.ts';
import { isHighRisk } from '../case/high-risk.ts';
import { accepted, isBeforeInstalled, isOpen, type Status } from '../case/steps.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { erasureOf } from './erasure.ts';
import { inspectorSince } from './inspector-since.ts';
import { after, before, london, utc } from '../typed/london.ts';

/** The clocks of a case and what else waits on somebody. */
export type ClockName =
  | 'installation'
  | 'inspector'
  | 'police check'
  | 'decision'
  | 'information'
  | 'visit'
  | 'feedback'
  | 'recipient update'
  | 'follow-up'
  | 'review'
  | 'Victim Support'
  | 'look'
  | 'draft'
  | 'retention';
export type Stage =
  | ('approaching' | 'due' | 'overdue' | 'escalated')
  | ('remind' | 'widen' | 'telephone' | 'told' | 'erased')
  | ('evening before' | 'one hour before' | 'not reported');

/** A moment at which somebody is told that something waits. */
export interface Notice {
  clock: ClockName;
  stage: Stage;
  /** UTC, ISO 8601. */
  at: string;
}

/** A clock that runs. `again` repeats the last stage for ever: such a clock ends only when somebody acts. */
export interface Clock {
  name: ClockName;
  /** What lies before is not told. */
  start: string;
  stages: [Stage, string][];
  again?: string;
}

type Maker = (current: Case, clocks: Scheme['clocks'], retention: Scheme['retention']) => Clock | undefined;

/** When the case came into the status that it is in. */
export const since = ({ history, status, startedAt }: Case): string =>
  history.findLast(({ to, from, step }) => to === status && (from !== status || step === 'schedule'))?.at ?? startedAt;

const percent = (start: string, end: string, part: number): string =>
  new Date(Date.parse(start) + ((Date.parse(end) - Date.parse(start)) * part) / 100).toISOString();

/** Asks, reminds, asks everybody, has the co-ordinator telephone: and again and again. It never decides and never ends by itself. */
type Ladder = Scheme['clocks']['inspector'];
type Pace = NonNullable<Case['urgency']>;
const paceOf = ({ urgency = 'immediate' }: Case): Pace => urgency;
const ladder = (
  name: ClockName,
  startOf: (current: Case) => string | undefined,
  steps: (clocks: Scheme['clocks']) => Ladder,
  pace: (current: Case) => Pace = paceOf,
): Maker => {
  return (current, clocks) => {
    const start = startOf(current);
    if (start === undefined) return undefined;
    const { remind, widen, telephone, again } = steps(clocks)[pace(current)];
    return {
      name,
      start,
      stages: [
        ['remind', after(start, remind)],
        ['widen', after(start, widen)],
        ['telephone', after(start, telephone)],
      ],
      again,
    };
  };
};

/** The looks that nobody has settled yet. They run until somebody does, or the case is over. */
const waitingLooks = ({ status, looks = [] }: Case) => (isOpen(status) ? looks.filter(({ settled }) => !settled) : []);
const lookSince = (current: Case): string | undefined =>
  waitingLooks(current)
    .map(({ openedAt }) => openedAt)
    .sort()[0];
/** Somebody who may be the one whom the recipient fears has read where they live: that is as urgent as anything. */
const lookPace = (current: Case): Pace => (waitingLooks(current).some((look) => look.readAt) ? 'immediate' : paceOf(current));

const inStatus =
  (status: Status) =>
  (current: Case): string | undefined =>
    current.status === status ? since(current) : undefined;

const installation: Maker = ({ status, sentAt, dueAt }, { installation: { approachingPercent, escalatedPercent, again } }) =>
  sentAt && dueAt && isBeforeInstalled(status)
    ? {
        name: 'installation',
        start: sentAt,
        stages: [
          ['approaching', percent(sentAt, dueAt, approachingPercent)],
          ['overdue', dueAt],
          ['escalated', percent(sentAt, dueAt, escalatedPercent)],
        ],
        again,
      }
    : undefined;

const information: Maker = (current, { information: { referrer, coordinator, again } }) => {
  const start = since(current);
  return current.status === 'needs information'
    ? {
        name: 'information',
        start,
        stages: [
          ['remind', after(start, referrer)],
          ['escalated', after(start, coordinator)],
        ],
        again,
      }
    : undefined;
};

const eveningBefore = (at: string, hour: number): string =>
  utc(london(at).minus({ days: 1 }).set({ hour, minute: 0, second: 0, millisecond: 0 }) as DateTime<true>);

const visit: Maker = (current, { visit: { eveningHour, before: early, unreported, again } }) =>
  current.status === 'scheduled' && current.visit
    ? {
        name: 'visit',
        start: since(current),
        stages: [
          ['evening before', eveningBefore(current.visit.from, eveningHour)],
          ['one hour before', before(current.visit.from, early)],
          ['not reported', after(current.visit.to, unreported)],
        ],
        again,
      }
    : undefined;

/** When feedback or the next contact is due: the time to fit it has passed by then, and says nothing more. */
export function dueAfterFit(current: Case, { feedback: { remind }, followUp: { at } }: Scheme['clocks']): string | undefined {
  const { status, installedAt, followUps } = current;
  if (status === 'installed') return after(since(current), remind);
  const next = at[followUps ?? 0];
  return status === 'follow-up' && installedAt && next ? after(installedAt, next) : undefined;
}

const feedback: Maker = (current, { feedback: { remind, again } }) =>
  current.status === 'installed'
    ? { name: 'feedback', start: since(current), stages: [['remind', after(since(current), remind)]], again }
    : undefined;

/** How often the recipient hears how things stand: weekly when the risk is high, else monthly, or on the date set for the case. */
const recipientUpdate: Maker = (current, { recipientUpdate: clock }) => {
  const { updatedAt, updateDueAt, status } = current;
  if (!updatedAt || !accepted.includes(status)) return undefined;
  const due = updateDueAt ?? after(updatedAt, isHighRisk(current) ? clock.high : clock.medium);
  return {
    name: 'recipient update',
    start: updatedAt,
    stages: [
      ['approaching', percent(updatedAt, due, clock.approachingPercent)],
      ['due', due],
      ['overdue', after(due, clock.overdueAfter)],
      ['escalated', later(after(due, clock.overdueAfter), percent(updatedAt, due, clock.escalatedPercent))],
    ],
    again: clock.again,
  };
};
const later = (one: string, other: string): string => (one > other ? one : other);

const followUp: Maker = (current, clocks) => {
  const { approaching, overdueAfter, escalatedAfter, again } = clocks.followUp;
  const due = dueAfterFit(current, clocks);
  if (current.status !== 'follow-up' || !current.installedAt || !due) return undefined;
  return {
    name: 'follow-up',
    // Not since the feedback: a contact that was due before it was sent is told at once.
    start: current.installedAt,
    stages: [
      ['approaching', before(due, approaching)],
      ['due', due],
      ['overdue', after(due, overdueAfter)],
      ['escalated', after(due, escalatedAfter)],
    ],
    again,
  };
};

const review: Maker = (current, { review: { again } }) =>
  current.status === 'on hold' && current.reviewAt
    ? { name: 'review', start: since(current), stages: [['due', current.reviewAt]], again }
    : undefined;

const victimSupport: Maker = ({ status, victimSupport: task }, { victimSupport: { remind, again } }) =>
  task && !task.done && isOpen(status)
    ? { name: 'Victim Support', start: task.openedAt, stages: [['remind', after(task.openedAt, remind)]], again }
    : undefined;

const draft: Maker = ({ status, editedAt }, { draft: { told, erased } }) =>
  status === 'draft'
    ? {
        name: 'draft',
        start: editedAt,
        stages: [
          ['told', after(editedAt, told)],
          ['erased', after(editedAt, erased)],
        ],
      }
    : undefined;

/** The end of a case starts it, a legal hold stops it. It tells nobody. */
const retention: Maker = (current, _, keep) => {
  const due = current.legalHold ? undefined : erasureOf(current, keep);
  return due && { name: 'retention', start: due.endedAt, stages: [['erased', due.eraseAt]] };
};

const makers: Maker[] = [
  installation,
  ladder('inspector', inspectorSince, ({ inspector }) => inspector),
  ladder('police check', inStatus('awaiting police check'), ({ policeCheck }) => policeCheck),
  ladder('decision', inStatus('with co-ordinator'), ({ decision }) => decision),
  ladder('look', lookSince, ({ inspector }) => inspector, lookPace),
  ...[information, visit, feedback, recipientUpdate, followUp, review, victimSupport, draft, retention],
];

/** The clocks that run for a case as it stands. Pure: the same case gives the same clocks at every hour. */
export const clocksOf = (current: Case, { clocks, retention: keep }: Pick<Scheme, 'clocks' | 'retention'>): Clock[] =>
  makers.map((make) => make(current, clocks, keep)).filter((clock) => clock !== undefined);
