import { toAllocatedJobView } from '../../cards/allocated-job.ts';
import { toAuthorisationView } from '../../cards/authorisation.ts';
import { toDecisionView } from '../../cards/decision.ts';
import { toJobView } from '../../cards/job.ts';
import { sayNo } from '../../cards/no-words.ts';
import { toPoliceCheckView } from '../../cards/police-check.ts';
import { toProgressView } from '../../cards/progress.ts';
import { toReferralView } from '../../cards/referral.ts';
import { toTroubleView } from '../../cards/trouble.ts';
import { toWholeCaseView } from '../../cards/whole-case.ts';
import type { Case } from '../../src/case/case.ts';
import { toJob } from '../../src/job/job.ts';
import { coordinator, operative } from '../builders.ts';
import * as cases from './preview-cases.ts';

const { seen } = cases;
const outOfDate = (current: Case) => {
  const last = current.history.at(-1);
  if (!last) throw new Error('A preview of an old card needs a step that was faster');
  return cases.seenWith(sayNo({ why: 'somebody was faster', ref: current.ref, last }, seen.now));
};

const holder = (current: Case) => current.holder?.id ?? operative.id;
export const allocatedJob = {
  main: toAllocatedJobView(cases.taken, seen, operative.id),
  others: {
    'under 18, not safe to call': toAllocatedJobView(cases.under18Taken, seen, operative.id),
    overdue: toAllocatedJobView(cases.taken, cases.seenNextDay, operative.id),
    'handed back': toAllocatedJobView(cases.handedBack, seen, operative.id),
    'longest text': toAllocatedJobView(cases.longestTaken, outOfDate(cases.longestTaken), holder(cases.longestTaken)),
  },
};

export const authorisation = {
  main: toAuthorisationView(cases.toAuthorise, seen),
  others: {
    authorised: toAuthorisationView(cases.authorised, seen),
    'authorised by somebody else, faster': toAuthorisationView(cases.authorised, outOfDate(cases.authorised)),
    refused: toAuthorisationView(cases.refused, seen),
    'asked for information': toAuthorisationView(cases.asked, seen),
    'answered, back with the Inspector': toAuthorisationView(cases.answered, seen),
    overdue: toAuthorisationView(cases.toAuthorise, cases.seenNextDay),
    'under 18, not safe to call': toAuthorisationView(cases.under18Case, seen),
    'both grounds': toAuthorisationView(cases.bothCase, seen),
    'longest text': toAuthorisationView(cases.longestAnswered, outOfDate(cases.longestAnswered)),
    'longest text, refused': toAuthorisationView(cases.longestRefused, outOfDate(cases.longestRefused)),
  },
};

export const decision = {
  main: toDecisionView(cases.inDoubtCase, seen),
  others: {
    accepted: toDecisionView(cases.accepted, seen),
    declined: toDecisionView(cases.declined, seen),
    'longest text': toDecisionView(cases.longestInDoubt, outOfDate(cases.longestInDoubt)),
    'longest text, declined': toDecisionView(cases.longestDeclined, outOfDate(cases.longestDeclined)),
  },
};

export const job = {
  main: toJobView(toJob(cases.authorised), seen),
  others: {
    taken: toJobView(toJob(cases.taken), seen),
    'taken by somebody else, faster': toJobView(toJob(cases.taken), outOfDate(cases.taken)),
    'handed back': toJobView(toJob(cases.handedBack), seen),
    overdue: toJobView(toJob(cases.authorised), cases.seenNextDay),
    'longest text': toJobView(toJob(cases.longestTaken), outOfDate(cases.longestTaken)),
  },
};

export const policeCheck = {
  main: toPoliceCheckView(cases.toCheck, seen),
  others: {
    checked: toPoliceCheckView(cases.toAuthorise, seen),
    'no record': toPoliceCheckView(cases.noRecord, seen),
    'no police desk: an Inspector checks': toPoliceCheckView(cases.toCheck, cases.seenWithoutDesk),
    'longest text': toPoliceCheckView(cases.longestAccepted, outOfDate(cases.longestAccepted)),
  },
};

const news = (current: Case, version = current.version) => toProgressView(current, seen, version);
export const progress = {
  main: news(cases.authorised),
  others: {
    checked: news(cases.toAuthorise),
    'checked, authorised since': news(cases.authorised, cases.toAuthorise.version),
    refused: news(cases.refused),
    'asked for information': news(cases.asked),
    'no record found': news(cases.noRecord),
    declined: news(cases.declined),
    taken: news(cases.taken),
    'longest text: asked': news(cases.longestAsked),
    'longest text: refused': news(cases.longestRefused),
  },
};

export const referral = {
  main: toReferralView(cases.toCheck, seen),
  others: {
    'accepted at once': toReferralView(cases.domesticAbuseCase, seen),
    'not eligible': toReferralView(cases.notEligible, seen),
    'not eligible: burglary': toReferralView(cases.burglary, seen),
    'needs information': toReferralView(cases.needsInformation, seen),
    'with the co-ordinator, under 18, not safe to call': toReferralView(cases.sent(cases.under18), seen),
    'an Inspector asks': toReferralView(cases.asked, seen),
    authorised: toReferralView(cases.authorised, seen),
    refused: toReferralView(cases.refused, seen),
    declined: toReferralView(cases.declined, seen),
    'longest text: asked': toReferralView(cases.longestAsked, outOfDate(cases.longestAsked)),
    'longest text: refused': toReferralView(cases.longestRefused, outOfDate(cases.longestRefused)),
  },
};

const { ref } = cases.toCheck;
export const trouble = {
  main: toTroubleView(ref, { why: 'not reached', name: 'Insp. Alex Example', card: 'authorisation' }),
  others: {
    'nobody to ask': toTroubleView(ref, { why: 'nobody to ask', card: 'police check' }),
    'no channel': toTroubleView(ref, { why: 'no channel', purpose: 'jobs' }),
    'longest name': toTroubleView(ref, { why: 'not reached', name: cases.longestOfficer.name, card: 'authorisation' }),
  },
};

export const wholeCase = {
  main: toWholeCaseView(cases.inDoubtCase, seen),
  others: {
    'ready, to be taken': { ...toWholeCaseView(cases.authorised, seen), canTake: true },
    'not eligible': toWholeCaseView(cases.notEligible, seen),
    'declined by a co-ordinator': toWholeCaseView(cases.declined, outOfDate(cases.declined)),
    'both grounds': toWholeCaseView(cases.bothCase, seen),
    'asked, answered and taken': toWholeCaseView(cases.longestTaken, seen),
    'longest text, to decide': toWholeCaseView(cases.longestInDoubt, outOfDate(cases.longestInDoubt)),
    'longest text, a question asked': toWholeCaseView(
      cases.after(cases.longestInDoubt, 'ask', coordinator, { text: cases.longestQuestion }),
      seen,
    ),
  },
};
