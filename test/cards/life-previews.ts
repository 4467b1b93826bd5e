import { toAllocatedJobView } from '../../cards/allocated-job.ts';
import { toDigestView } from '../../cards/digest.ts';
import { toFittedView } from '../../cards/fitted.ts';
import { toFollowUpView } from '../../cards/follow-up.ts';
import { toJobView } from '../../cards/job.ts';
import { noticeWords } from '../../cards/words/notice-words.ts';
import { toStopView } from '../../cards/stop.ts';
import { toTaskView } from '../../cards/task.ts';
import { toWholeCaseView } from '../../cards/whole-case.ts';
import type { Case } from '../../src/case/case.ts';
import type { Digest } from '../../src/job/digest.ts';
import { toJob } from '../../src/job/job.ts';
import { coordinator, northLincolnshire, operative } from '../builders.ts';
import { outOfDate } from './case-previews.ts';
import * as life from './life-cases.ts';
import { march, seenAt } from './life-cases.ts';
import * as cases from './preview-cases.ts';
import { longText } from './typed-text.ts';

const { seen } = cases;
const heldBy = (current: Case) => current.holder?.id ?? operative.id;
const reminder = (current: Case, stage: 'evening before' | 'one hour before', at: string) =>
  seenAt(at, noticeWords({ clock: 'visit', stage }, current, new Date(at)));
const mine = (current: Case, as = seen) => toAllocatedJobView(current, as, heldBy(current));

export const allocatedJob = {
  main: mine(life.planned),
  others: {
    'just taken': mine(cases.taken),
    'under 18, not safe to call': mine(cases.under18Taken),
    overdue: mine(cases.taken, cases.seenNextDay),
    'evening before': mine(life.planned, reminder(life.planned, 'evening before', march('4 18:00'))),
    'one hour before': mine(life.planned, reminder(life.planned, 'one hour before', march('5 8:00'))),
    'after one failed visit': mine(life.failedOnce, seenAt(march('5 9:30'))),
    'after two failed visits, planned': mine(life.plannedThird, seenAt(march('6 10:05'))),
    'on hold, not safe, asked what happened': mine(life.notSafeUnsaid, seenAt(march('5 9:15'))),
    'not safe, resumed before anything was written': mine(life.notSafeUnsaidResumed, seenAt(march('5 9:30'))),
    'the third visit, not safe: asked what happened': mine(life.notSafeThird, seenAt(march('9 9:15'))),
    'on hold, not safe': mine(life.notSafe, seenAt(march('5 9:15'))),
    'on hold': mine(life.held),
    'dangers changed': mine(life.dogWhilePlanned),
    'moved while planned, and still mine': mine(life.movedAway),
    'handed back': mine(cases.handedBack),
    'given to somebody else': toAllocatedJobView(life.assignedAway, seen, operative.id),
    'after three failed visits': mine(life.failedThird, seenAt(march('9 9:15'))),
    withdrawn: mine(life.withdrawn),
    cancelled: mine(life.cancelled),
    fitted: mine(life.installed, seenAt(march('5 11:00'))),
    'after a visit that was not safe': mine(life.notSafeResumed, seenAt(march('5 9:30'))),
    'longest text, two visits not safe': mine(life.longestUnsafePlanned, seenAt(march('6 10:05'))),
    'longest text': mine(life.longestPlanned, outOfDate(life.longestPlanned)),
    'longest text, facts changed': mine(life.longestChangedHeld, outOfDate(life.longestChangedHeld)),
  },
};

const job_ = (current: Case, as = seen) => toJobView(toJob(current, northLincolnshire), as);
export const job = {
  main: job_(cases.authorised),
  others: {
    taken: job_(cases.taken),
    'taken by somebody else, faster': job_(cases.taken, outOfDate(cases.taken)),
    'handed back': job_(cases.handedBack),
    overdue: job_(cases.authorised, cases.seenNextDay),
    'a visit is planned': job_(life.planned),
    'not safe for one person': job_(life.handedBackNotSafe),
    'since a visit that was not safe': job_(life.notSafeResumed, seenAt(march('5 9:30'))),
    'on hold': job_(life.held),
    'sent there again': job_(life.sentAgain, seenAt(march('9 9:45'))),
    'three visits have failed': job_(life.failedThird, seenAt(march('9 9:15'))),
    'facts changed, with an Inspector again': job_(life.movedWhilePlanned),
    fitted: job_(life.installed, seenAt(march('5 11:00'))),
    withdrawn: job_(life.withdrawn),
    cancelled: job_(life.cancelled),
    'longest text': job_(life.longestPlanned, outOfDate(life.longestPlanned)),
  },
};

const { version } = life.withdrawn;
const stopped = (current: Case, at = version, as = seen) => toStopView(current, as, at, operative.id);
const wentOn = cases.after(life.resumed, 'update recipient', coordinator, { at: march('9 9:20') });
export const stop = {
  main: stopped(life.withdrawn),
  others: {
    cancelled: stopped(life.cancelled),
    'on hold': stopped(life.held),
    'given to somebody else': stopped(life.assignedAway),
    'facts changed, still mine': stopped(life.dogWhilePlanned),
    'moved, still mine': stopped(life.movedAway, life.movedAway.version),
    'facts changed, with an Inspector again': stopped(life.movedWhilePlanned),
    'resumed since': stopped(wentOn, life.held.version, seenAt(march('9 9:30'))),
    'longest text': toStopView(
      life.longestWithdrawn,
      outOfDate(life.longestWithdrawn),
      life.longestWithdrawn.version,
      heldBy(life.longestPlanned),
    ),
  },
};

export const fitted = {
  main: toFittedView(life.installed, seenAt(march('5 11:00'))),
  others: {
    'all fitted, no danger of fire': toFittedView(life.installedWell, seenAt(march('5 11:00'))),
    'nothing fitted': toFittedView(life.nothingFitted, seenAt(march('5 11:00'))),
    'with a reminder': toFittedView(
      life.installed,
      seenAt(march('6 11:00'), noticeWords({ clock: 'feedback', stage: 'remind' }, life.installed, new Date(march('6 11:00')))),
    ),
    'feedback sent': toFittedView(life.followed, seenAt(march('5 15:00'))),
    'longest text, all fitted': toFittedView(life.longestInstalled, outOfDate(life.longestInstalled)),
    'longest text, nothing fitted': toFittedView(life.longestUninstalled, outOfDate(life.longestUninstalled)),
    'longest text, feedback sent': toFittedView(life.longestFollowed, outOfDate(life.longestFollowed)),
  },
};

const june = '2026-06-04T10:00:00.000Z';
const callNow = (current: Case, stage: 'due' | 'overdue' | 'escalated', at: string) =>
  seenAt(at, noticeWords({ clock: 'follow-up', stage }, current, new Date(at)));
export const followUp = {
  main: toFollowUpView(life.followed, callNow(life.followed, 'due', march('19 10:45'))),
  others: {
    'asked for by hand': toFollowUpView(life.followed, seenAt(march('6 9:00'))),
    'second time, overdue': toFollowUpView(life.contacted, callNow(life.contacted, 'overdue', '2026-06-08T10:00:00.000Z')),
    'third time, long overdue': toFollowUpView(life.contactedTwice, callNow(life.contactedTwice, 'escalated', '2026-09-25T10:00:00.000Z')),
    closed: toFollowUpView(life.closed, seenAt('2026-09-07T10:00:00.000Z')),
    'longest text': toFollowUpView(life.longestContacted, callNow(life.longestContacted, 'escalated', june)),
    'longest text, closed': toFollowUpView(life.longestClosed, outOfDate(life.longestClosed)),
  },
};

export const task = {
  main: toTaskView(life.victimSupport, seen),
  others: {
    'with a reminder': toTaskView(
      life.victimSupport,
      seenAt(march('5 12:00'), noticeWords({ clock: 'Victim Support', stage: 'remind' }, life.victimSupport, seen.now)),
    ),
    'not safe to call': toTaskView(cases.longestAccepted, seen),
    done: toTaskView(life.victimSupportTold, seen),
    'not needed any more': toTaskView(life.victimSupportOver, seen),
    'longest text': toTaskView(cases.longestInDoubt, outOfDate(cases.longestInDoubt)),
  },
};

const whole = (current: Case, as = seen) => toWholeCaseView(current, as);
export const wholeCase = {
  main: whole(cases.inDoubtCase),
  others: {
    'needs information': whole(cases.asked),
    'awaiting police check': whole(cases.toCheck),
    'awaiting Inspector, a repeat': whole(life.repeatToAuthorise),
    ready: whole(cases.authorised),
    allocated: whole(cases.taken),
    scheduled: whole(life.planned),
    'on hold': whole(life.held),
    'on hold, not safe': whole(life.notSafe, seenAt(march('5 9:15'))),
    'longest text, two visits not safe': whole(life.longestUnsafePlanned, seenAt(march('6 10:05'))),
    'held by the one who reads it': toWholeCaseView(life.planned, seen, operative.id),
    'facts changed': whole(life.movedWhilePlanned),
    'three visits have failed': whole(life.failedThird, seenAt(march('9 9:15'))),
    installed: whole(life.installed, seenAt(march('5 11:00'))),
    'follow-up': whole(life.contactedTwice, seenAt(june)),
    closed: whole(life.closed, seenAt('2026-09-07T10:00:00.000Z')),
    withdrawn: whole(life.withdrawn),
    cancelled: whole(life.cancelled),
    'not authorised': whole(cases.refused),
    'not eligible': whole(cases.notEligible),
    'declined by a co-ordinator': whole(cases.declined, outOfDate(cases.declined)),
    'both grounds': whole(cases.bothCase),
    'asked, answered and taken': whole(cases.longestTaken),
    'longest text, to decide': whole(cases.longestInDoubt, outOfDate(cases.longestInDoubt)),
    'longest text, a question asked': whole(cases.after(cases.longestInDoubt, 'ask', coordinator, { text: cases.longestQuestion })),
    'longest text, planned': whole(life.longestPlanned, outOfDate(life.longestPlanned)),
    'longest text, facts changed': whole(life.longestChangedPlanned, outOfDate(life.longestChangedPlanned)),
    'longest text, on hold': whole(life.longestHeld, outOfDate(life.longestHeld)),
    'longest text, three visits have failed': whole(life.longestFailedThird, outOfDate(life.longestFailedThird)),
    'longest text, closed': whole(life.longestClosed, outOfDate(life.longestClosed)),
  },
};

const morning = new Date(march('5 8:30'));
const refs = ['TH-4F7K2M', 'TH-7Q2M4X', 'TH-9D3RVB', 'TH-C5W8NZ'];
const asJobs = (...all: Case[]) => all.map((current, at) => ({ ...toJob(current, northLincolnshire), ref: refs[at] ?? current.ref }));
const visitsOf = (...all: Case[]): Digest['visits'] =>
  all.flatMap((current) =>
    current.visit ? [{ job: toJob(current, northLincolnshire), from: current.visit.from, to: current.visit.to }] : [],
  );
const many = <T>(one: T | undefined, count = 14): T[] => Array.from({ length: one ? count : 0 }, () => one as T);
const longJob = { ...toJob(life.longestPlanned, northLincolnshire), holder: longText('name of Fran Fitter', 100) };
export const digest = {
  main: toDigestView(
    {
      overdue: asJobs(cases.authorised).map((one) => ({ ...one, ref: 'TH-HK26TJ', dueAt: march('5 7:00') })),
      dueToday: asJobs(life.planned, life.held),
      unallocated: asJobs(cases.authorised, life.sentAgain),
      visits: visitsOf(life.planned),
      restricted: [],
    },
    morning,
  ),
  others: {
    empty: toDigestView({ overdue: [], dueToday: [], unallocated: [], visits: [], restricted: [] }, morning),
    'a full morning': toDigestView(
      {
        overdue: many({ ...longJob, dueAt: '2026-02-27T10:00:00.000Z' }),
        dueToday: many(longJob),
        unallocated: many(asJobs(cases.authorised)[0], 99),
        visits: many({ job: longJob, from: march('5 9:30'), to: march('5 11:45') }),
        restricted: many('TH-4F7K2M', 20),
      },
      morning,
    ),
  },
};
