import { toAuthorisationView } from '../../cards/authorisation.ts';
import { toDecisionView } from '../../cards/decision.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { toPoliceCheckView } from '../../cards/police-check.ts';
import { toProgressView } from '../../cards/progress.ts';
import { toReferralView } from '../../cards/referral.ts';
import { toLookView } from '../../cards/look.ts';
import { toTroubleView } from '../../cards/trouble.ts';
import type { Seen } from '../../cards/words/seen.ts';
import type { Case } from '../../src/case/case.ts';
import type { ClockName, Stage } from '../../src/clock/clocks.ts';
import { noticeWords } from '../../cards/words/notice-words.ts';
import * as life from './life-cases.ts';
import * as cases from './preview-cases.ts';

const { seen } = cases;
/** A card with a reminder on top, at the hour when it is told. */
const reminded = (current: Case, clock: ClockName, stage: Stage, at: string): Seen =>
  life.seenAt(at, noticeWords({ clock, stage }, current, new Date(at)));
export const outOfDate = (current: Case) => {
  const last = current.history.at(-1);
  if (!last) throw new Error('A preview of an old card needs a step that was faster');
  return cases.seenWith(sayNo({ why: 'somebody was faster', ref: current.ref, last }, seen.now));
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
    'a repeat, after a refusal': toAuthorisationView(life.repeatToAuthorise, seen),
    'facts changed after it was authorised': toAuthorisationView(life.movedWhilePlanned, seen),
    'with a reminder': toAuthorisationView(
      cases.toAuthorise,
      reminded(cases.toAuthorise, 'inspector', 'remind', '2026-03-04T11:50:00.000Z'),
    ),
    'asked of all Inspectors': toAuthorisationView(
      cases.toAuthorise,
      reminded(cases.toAuthorise, 'inspector', 'widen', '2026-03-04T12:05:00.000Z'),
    ),
    'longest text, facts changed': toAuthorisationView(
      life.longestChangedWaiting,
      reminded(life.longestChangedWaiting, 'inspector', 'remind', '2026-03-04T12:30:00.000Z'),
    ),
  },
};

export const decision = {
  main: toDecisionView(cases.inDoubtCase, seen),
  others: {
    accepted: toDecisionView(cases.accepted, seen),
    declined: toDecisionView(cases.declined, seen),
    'longest text': toDecisionView(cases.longestInDoubt, outOfDate(cases.longestInDoubt)),
    'longest text, declined': toDecisionView(cases.longestDeclined, outOfDate(cases.longestDeclined)),
    'a repeat, after a refusal': toDecisionView(life.repeatInDoubt, seen),
    'with a reminder': toDecisionView(cases.inDoubtCase, reminded(cases.inDoubtCase, 'decision', 'remind', '2026-03-04T11:45:00.000Z')),
    'three visits have failed': toDecisionView(life.failedThird, life.seenAt(life.march('9 9:15'))),
    'three visits have failed, sent there again': toDecisionView(life.sentAgain, life.seenAt(life.march('9 9:45'))),
    'longest text, three visits have failed': toDecisionView(life.longestFailedThird, life.seenAt(life.march('9 9:15'))),
    'longest text, three visits not safe': toDecisionView(life.longestUnsafeInDoubt, life.seenAt(life.march('9 9:30'))),
    'longest text, facts changed': toDecisionView(life.longestChangedInDoubt, outOfDate(life.longestChangedInDoubt)),
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
    'a visit is planned': news(life.planned),
    'nobody at home': news(life.failedOnce),
    'wrong address': news(life.wrongAddress),
    'not safe': news(life.notSafe),
    'on hold': news(life.held),
    'facts changed by a co-ordinator': news(life.dogWhilePlanned),
    cancelled: news(life.cancelled),
    fitted: news(life.installed),
    feedback: news(life.followed),
    closed: news(life.closed),
    'longest text: feedback': news(life.longestFollowed),
    'longest text: fitted': news(life.longestUninstalled),
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
    'continues an earlier case': toReferralView(life.repeatReady, seen),
    'reminder: open questions': toReferralView(cases.asked, reminded(cases.asked, 'information', 'remind', '2026-03-05T11:40:00.000Z')),
    'facts changed': toReferralView(life.movedWhilePlanned, seen),
    'a visit is planned': toReferralView(life.planned, seen),
    'wrong address': toReferralView(life.wrongAddress, seen),
    'three visits have failed': toReferralView(life.failedThird, life.seenAt(life.march('9 9:15'))),
    'on hold': toReferralView(life.held, seen),
    withdrawn: toReferralView(life.withdrawn, seen),
    cancelled: toReferralView(life.cancelled, seen),
    fitted: toReferralView(life.installed, life.seenAt(life.march('5 11:00'))),
    'followed up': toReferralView(life.followed, life.seenAt(life.march('5 15:00'))),
    closed: toReferralView(life.closed, life.seenAt('2026-09-07T10:00:00.000Z')),
    'longest text: followed up': toReferralView(life.longestContacted, outOfDate(life.longestContacted)),
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
    'a repeat': toTroubleView(ref, { why: 'repeat', refs: ['TH-7Q2M4X', 'TH-9D3RVB'] }),
    'not safe for one person': toTroubleView(ref, { why: 'not safe alone', name: 'Fran Fitter' }, true),
    'what happened was written': toTroubleView(ref, { why: 'what happened', name: 'Fran Fitter' }, true),
    'wrong address': toTroubleView(ref, { why: 'wrong address', name: 'Fran Fitter' }, true),
    'somebody knows someone in it': toTroubleView(ref, { why: 'knows someone', name: 'Fran Fitter' }),
    'somebody may know someone': toTroubleView(ref, { why: 'may know someone', name: 'Fran Fitter' }),
    'not told to stop': toTroubleView(ref, { why: 'not reached', name: 'Fran Fitter', card: 'stop' }),
    settled: toTroubleView(
      ref,
      { why: 'not reached', name: 'Insp. Alex Example', card: 'authorisation' },
      true,
      'Insp. Kim Instance authorised it today at 2:05pm.',
    ),
    'not taken by Teams': toTroubleView(ref, {
      ...{ why: 'not reached', name: 'Insp. Alex Example', card: 'authorisation', because: 'refused' },
    }),
    'may have arrived': toTroubleView(ref, {
      ...{ why: 'not reached', name: 'Insp. Alex Example', card: 'authorisation', because: 'in doubt' },
    }),
    'still tried': toTroubleView(ref, { why: 'not reached', name: 'Insp. Alex Example', card: 'authorisation', because: 'not yet' }),
    'not updated': toTroubleView(ref, { why: 'not updated', names: ['Insp. Kim Instance', 'The installer channel'] }),
    'cannot be read': toTroubleView(ref, { why: 'unreadable' }),
    'longest name': toTroubleView(ref, { why: 'not reached', name: cases.longestOfficer.name, card: 'authorisation' }),
  },
};

const opened = life.looked.looks?.[0];
if (!opened) throw new Error('A preview of a look needs one.');
const byName = { what: 'name', as: 'perpetrator' } as const;
const longestLook = { ...cases.longestAsked, looks: [{ ...opened, who: cases.longestOfficer }] };
export const look = {
  main: toLookView(life.looked, seen, { look: opened, same: [byName] }, true),
  others: {
    'the home of the perpetrator': toLookView(life.looked, seen, { look: opened, same: [{ what: 'address', as: 'perpetrator' }] }, true),
    'the name of the recipient': toLookView(life.looked, seen, { look: opened, same: [{ what: 'name', as: 'recipient' }] }, true),
    'the referrer, read by an administrator': toLookView(life.looked, seen, {
      look: { ...opened, who: life.looked.referrer },
      same: [byName, { what: 'address', as: 'perpetrator' }],
    }),
    'they had the address': toLookView(
      life.looked,
      seen,
      { look: { ...opened, readAt: life.march('4 11:00'), held: true }, same: [byName] },
      true,
    ),
    'nothing is the same any more': toLookView(life.looked, seen, { look: opened, same: [] }, true),
    'with a reminder': toLookView(life.looked, reminded(life.looked, 'look', 'telephone', life.march('4 13:00')), {
      look: opened,
      same: [byName],
    }),
    'longest text': toLookView(
      longestLook,
      outOfDate(cases.longestAsked),
      { look: { ...opened, who: cases.longestOfficer }, same: [byName] },
      true,
    ),
  },
};
