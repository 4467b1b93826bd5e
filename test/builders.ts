import { withEvent } from '../src/record/audit.ts';
import type { Actor, Case, HistoryEntry } from '../src/case/case.ts';
import type { Status, Step } from '../src/case/steps.ts';
import { without } from '../src/case/without.ts';
import { assess } from '../src/referral/assess.ts';
import type { Answers, Typed } from '../src/referral/questions.ts';
import type { Facts } from '../src/referral/facts.ts';
import { factsOf } from '../src/referral/facts.ts';
import { knownOf } from '../src/case/case.ts';
import { readScheme } from '../src/scheme/read-scheme.ts';
import type { Change } from '../src/store/case-store.ts';

export const northLincolnshire = readScheme('north-lincolnshire');
/** A Wednesday, in winter: London's time is UTC. */
export const noon = '2026-03-04T12:00:00.000Z';
export const today = '2026-03-04';
export const tenant = '00000000-0000-4000-8000-000000000001';

const actor = (id: number, name: string, roles: Actor['roles']): Actor => ({
  id: `00000000-0000-4000-8000-0000000001${id}`,
  name,
  tenant,
  roles,
});
export const referrer = actor(10, 'Robin Referrer', []);
export const officer = actor(11, 'PC Sam Sample', ['police']);
export const inspector = actor(12, 'Insp. Alex Example', ['police', 'inspector']);
export const secondInspector = actor(13, 'Insp. Kim Instance', ['police', 'inspector']);
export const coordinator = actor(14, 'Chris Co-ordinator', ['co-ordinator']);
export const operative = actor(15, 'Fran Fitter', ['operative']);
export const secondOperative = actor(16, 'Toni Toolbox', ['operative']);
export const desk = actor(17, 'Dana Desk', ['police', 'police desk']);
export const administrator = actor(18, 'Ada Administrator', ['administrator']);

/** An eligible threat to life, as the referrer types it. */
export const aTypedReferral = (change: Typed = {}): Typed => ({
  ...{
    agency: 'Example Housing',
    referrerName: 'Robin Referrer',
    referrerTelephone: '01632 960123',
    referralDate: '4/3/2026',
    grounds: 'threat to life',
  },
  ...{
    recipientName: 'Jo Invented',
    dateOfBirth: '12/3/1985',
    disabled: 'no',
    address: '4 Invented Lane\nSampleton',
    postCode: 'DN15 9ZZ',
  },
  ...{
    recipientTelephone: '07700 900123',
    safeToCall: 'yes',
    leaveMessage: 'no',
    whenToCall: 'weekdays before 3pm',
    recipientAgreed: 'yes',
  },
  ...{ propertyOwner: 'social housing', propertyType: 'end or mid terrace', accessRestrictions: 'Steep steps at the back' },
  ...{ prompt: 'He said that he would be back on Friday to set the door on fire.', logNumber: 'LOG 123 of 4 March', reported: 'yes' },
  ...{
    perpetratorName: 'Lee Offender',
    perpetratorWhere: 'known address',
    perpetratorWhereMore: '9 Faraway Road',
    conditions: 'no',
    threatGrade: 'medium',
    inspectorSpokenTo: 'none',
  },
  ...{
    measures: 'seal letterbox and fit an external one,replace door locks',
    details: 'Front door has one old lock. Letterbox at knee height.',
  },
  ...{
    operativeSafety: 'high',
    operativeRisks: 'violence or threats,dogs',
    operativeRisksMore: 'A large dog in the yard',
    escortLikely: 'no',
    urgency: 'immediate',
  },
  ...change,
});

/** The same, checked. */
export const answers = (change: Answers = {}): Answers => ({
  ...{
    agency: 'Example Housing',
    referrerName: 'Robin Referrer',
    referrerTelephone: '01632 960123',
    referralDate: today,
    grounds: 'threat to life',
  },
  ...{
    recipientName: 'Jo Invented',
    dateOfBirth: '1985-03-12',
    disabled: 'no',
    address: '4 Invented Lane\nSampleton',
    postCode: 'DN15 9ZZ',
  },
  ...{
    recipientTelephone: '07700 900123',
    safeToCall: 'yes',
    leaveMessage: 'no',
    whenToCall: 'weekdays before 3pm',
    recipientAgreed: 'yes',
  },
  ...{ propertyOwner: 'social housing', propertyType: 'end or mid terrace', accessRestrictions: 'Steep steps at the back' },
  ...{ prompt: 'He said that he would be back on Friday to set the door on fire.', logNumber: 'LOG 123 of 4 March', reported: 'yes' },
  ...{
    perpetratorName: 'Lee Offender',
    perpetratorWhere: 'known address',
    perpetratorWhereMore: '9 Faraway Road',
    conditions: 'no',
    threatGrade: 'medium',
    inspectorSpokenTo: 'none',
  },
  measures: ['seal letterbox and fit an external one', 'replace door locks'],
  details: 'Front door has one old lock. Letterbox at knee height.',
  ...{
    operativeSafety: 'high',
    operativeRisks: ['violence or threats', 'dogs'],
    operativeRisksMore: 'A large dog in the yard',
    escortLikely: 'no',
    urgency: 'immediate',
  },
  ...change,
});

/** What domestic abuse adds: all four of its criteria hold. */
export const domesticAbuse: Answers = {
  ...{ grounds: 'domestic abuse', perpetratorLivesThere: 'no', perpetratorMayRemain: 'no', ownerAgreed: 'recipient is the sole owner' },
  ...{
    victimRisk: 'high',
    riskTool: 'DASH',
    riskScore: '16',
    riskAssessor: 'PC Sam Sample',
    riskDate: '2026-03-03',
    marac: 'yes',
    maracDate: '2026-03-12',
  },
};

/** Facts of a referral for domestic abuse that is accepted. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  ...{
    area: 'inside',
    grounds: 'domestic abuse',
    detailsGiven: true,
    reported: 'yes',
    wouldBeCrime: 'yes',
    measures: 'some can be provided',
  },
  ...{ recipientAgreed: 'yes', perpetratorLivesThere: 'no', perpetratorMayRemain: 'no', ownerAgreed: 'yes', victimRisk: 'high' },
  ...{ grade: 'not checked', settled: [] },
  ...change,
});

/** One entry of a case's history. */
export const entry = (version: number, step: Step, by: Actor, from: Status, to: Status, at = noon): HistoryEntry => ({
  version,
  step,
  by,
  at,
  from,
  to,
});

/** A case that waits for an Inspector: sent at noon, medium, checked by the police desk. Its audit record is whole. */
export function aCase(change: Partial<Case> = {}): Case {
  const complete: Case = {
    ...{
      schema: 1,
      ref: 'TH-4F7K2M',
      scheme: 'north-lincolnshire',
      schemeVersion: 1,
      status: 'awaiting Inspector',
      version: 3,
      tenant,
      referrer,
    },
    ...{ startedAt: noon, editedAt: noon, sentAt: noon, dueAt: '2026-03-05T12:00:00.000Z', urgency: 'immediate', district: 'DN15' },
    ...{ check: { grade: 'medium', by: desk, at: noon }, askedAgain: false },
    history: [
      entry(1, 'start', referrer, 'draft', 'draft'),
      entry(2, 'send', referrer, 'draft', 'awaiting police check'),
      entry(3, 'confirm medium', desk, 'awaiting police check', 'awaiting Inspector'),
    ],
    ...{ events: 0, head: '' },
    private: { typed: {}, answers: answers(), texts: {} },
    ...change,
  };
  return { assessment: assess(factsOf(complete.private.answers, knownOf(complete), northLincolnshire)), ...complete };
}

export function aDraft(typed: Typed = aTypedReferral(), change: Partial<Case> = {}): Case {
  const history = [entry(1, 'start', referrer, 'draft', 'draft')];
  const draft = aCase({
    status: 'draft',
    version: 1,
    section: 'about you',
    history,
    private: { typed, answers: {}, texts: {} },
    ...change,
  });
  return without(draft, 'sentAt', 'dueAt', 'urgency', 'district', 'check', 'assessment');
}

export const aReadyCase = (change: Partial<Case> = {}): Case => {
  const waiting = aCase();
  const history = [...waiting.history, entry(4, 'authorise', inspector, 'awaiting Inspector', 'ready')];
  return aCase({ status: 'ready', version: 4, authorised: { by: inspector, at: noon }, history, ...change });
};

export const anAllocatedCase = (change: Partial<Case> = {}): Case => {
  const history = [...aReadyCase().history, entry(5, 'take', operative, 'ready', 'allocated')];
  return aReadyCase({ status: 'allocated', version: 5, holder: operative, history, ...change });
};

/** A write of a new case, with its first audit event. */
export function aChange(fresh: Case = aCase(), more: Partial<Change> = {}): Change {
  const { next, event } = withEvent(more.read?.case, fresh, 'send', referrer, noon);
  return { next, event, messages: [], ...more };
}
