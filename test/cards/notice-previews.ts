import { toNoticeView } from '../../cards/notice.ts';
import type { Case } from '../../src/case/case.ts';
import { clocksOf, type ClockName, type Stage } from '../../src/clock/clocks.ts';
import { northLincolnshire } from '../builders.ts';
import * as life from './life-cases.ts';
import { outOfDate } from './case-previews.ts';
import * as cases from './preview-cases.ts';

/** A case in which each clock runs. */
const running: Record<Exclude<ClockName, 'draft' | 'retention'>, Case> = {
  installation: cases.taken,
  inspector: cases.toAuthorise,
  'police check': cases.toCheck,
  decision: cases.inDoubtCase,
  information: cases.asked,
  visit: life.planned,
  feedback: life.installed,
  'recipient update': cases.under18Taken,
  'follow-up': life.followed,
  review: life.held,
  look: life.looked,
  'Victim Support': life.victimSupport,
};

/** Every stage of every clock, at the minute when it is told. */
export const told: { clock: ClockName; stage: Stage; at: string; current: Case }[] = Object.values(running).flatMap((current) =>
  clocksOf(current, northLincolnshire)
    .filter(({ name }) => running[name as keyof typeof running] === current)
    .flatMap(({ name, stages }) => stages.map(([stage, at]) => ({ clock: name, stage, at, current }))),
);

const view = ({ clock, stage, at, current }: (typeof told)[number]) => toNoticeView(current, life.seenAt(at), { clock, stage });
const one = (clock: ClockName, stage: Stage) => {
  const found = told.find((each) => each.clock === clock && each.stage === stage);
  if (!found) throw new Error(`A preview cannot be made: ${clock} has no stage ${stage}`);
  return found;
};
const { longestPlanned } = life;
export const notice = {
  main: view(one('installation', 'overdue')),
  others: {
    ...Object.fromEntries(told.map((each) => [`${each.clock}: ${each.stage}`, view(each)])),
    'a visit was not safe, nothing written yet': toNoticeView(
      life.notSafeUnsaid,
      life.seenAt(life.march('5 9:10')),
      { clock: 'review', stage: 'due' },
      true,
    ),
    'a visit was not safe': toNoticeView(life.notSafe, life.seenAt(life.march('5 9:10')), { clock: 'review', stage: 'due' }, true),
    'longest text, a visit was not safe': toNoticeView(
      life.longestUnsafe,
      life.seenAt(life.march('6 9:20')),
      { clock: 'review', stage: 'due' },
      true,
    ),
    'seen to meanwhile': toNoticeView(life.installed, life.seenAt(life.march('5 11:00')), { clock: 'visit', stage: 'not reported' }),
    'longest text': toNoticeView(
      longestPlanned,
      { ...outOfDate(longestPlanned), now: new Date('2026-04-20T12:00:00.000Z') },
      { clock: 'recipient update', stage: 'escalated' },
    ),
  },
};
