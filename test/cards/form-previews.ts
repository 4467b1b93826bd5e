import { toCheckAnswersView } from '../../cards/check-answers.ts';
import { toFormView } from '../../cards/form.ts';
import { toQuestionsView } from '../../cards/questions.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { toReasonView } from '../../cards/reason.ts';
import { readAnswers, shownIn, type FormError } from '../../src/referral/check.ts';
import type { QuestionId, Section, Typed } from '../../src/referral/questions.ts';
import { aDraft, aTypedReferral, northLincolnshire, today } from '../builders.ts';
import * as life from './life-cases.ts';
import * as cases from './preview-cases.ts';
import { longestTyped, longText, tooLongTyped } from './typed-text.ts';

const { seen } = cases;
const around = { scheme: northLincolnshire, today };
const draftOf = (typed: Typed) => aDraft(typed, { version: 2 });
const filled = (section: Section, change: Typed = {}) => toFormView(draftOf(aTypedReferral(change)), section, seen);

/** A section as it comes back after Next, with everything that is wrong with it. */
function withErrors(section: Section, typed: Typed) {
  const reading = readAnswers(typed, around);
  const shown = shownIn(section, reading);
  const errors = reading.errors.filter(({ id }) => shown.includes(id));
  return toFormView(draftOf(typed), section, seen, errors);
}

const mistakes = { dateOfBirth: '31/2/1985', postCode: 'DN15', recipientTelephone: '0770', address: '' };

export const form = {
  main: filled('about you'),
  others: {
    'nothing answered yet': toFormView(draftOf({ referrerName: 'Robin Referrer', referralDate: '4/3/2026' }), 'about you', seen),
    'another agency, date ahead': withErrors('about you', aTypedReferral({ agency: 'Other agency', referralDate: '4/3/2027' })),
    'the recipient': filled('recipient'),
    'the recipient, under 18, not safe to call': filled('recipient', { ...cases.under18, disabled: 'yes' }),
    'the recipient, with mistakes': withErrors('recipient', aTypedReferral(mistakes)),
    'the recipient, nothing answered': withErrors('recipient', { grounds: 'threat to life' }),
    'the risk, threat to life': filled('risk'),
    'the risk, domestic abuse': filled('risk', { ...cases.domesticAbuse, conditions: 'yes', conditionKinds: 'bail,other' }),
    'the risk, nothing answered on both grounds': withErrors('risk', { grounds: 'both' }),
    'the risk, with more questions': toFormView(
      draftOf(aTypedReferral({ reported: 'no', conditions: 'yes', perpetratorWhere: 'other', perpetratorWhereMore: '' })),
      'risk',
      cases.seenWith('This card was out of date. The form is where you left it.'),
      [],
      ['wouldBeCrime', 'conditionKinds', 'perpetratorWhereMore'],
    ),
    'what is needed': filled('needs', { measures: 'replace door locks,something else,CCTV' }),
    'safety of the people attending': filled('safety'),
    'safety, “no risks” and others': withErrors(
      'safety',
      aTypedReferral({ operativeRisks: 'dogs,no risks that the installer should be aware of', operativeRisksMore: '', urgency: '' }),
    ),
    ...bySection('longest text', (section) => toFormView(draftOf(longestTyped), section, seen)),
    ...bySection('far too long', (section) => withErrors(section, tooLongTyped)),
  },
};

function bySection<View>(name: string, view: (section: Section) => View): Record<string, View> {
  const sections: Section[] = ['about you', 'recipient', 'risk', 'needs', 'safety'];
  return Object.fromEntries(sections.map((section) => [`${name}: ${section}`, view(section)]));
}

export const checkAnswers = {
  main: toCheckAnswersView(draftOf(aTypedReferral()), seen),
  others: {
    'domestic abuse': toCheckAnswersView(draftOf(aTypedReferral(cases.domesticAbuse)), seen),
    'residential burglary': toCheckAnswersView(draftOf(cases.notCovered('residential burglary')), seen),
    'something else': toCheckAnswersView(draftOf(cases.notCovered('something else')), seen),
    'under 18, not safe to call': toCheckAnswersView(draftOf(aTypedReferral(cases.under18)), seen),
    'out of date': toCheckAnswersView(
      draftOf(aTypedReferral(cases.both)),
      cases.seenWith('This card was out of date. Here is the form as it is now.'),
    ),
    'longest text': toCheckAnswersView(draftOf(longestTyped), seen),
  },
};

const open: QuestionId[] = ['perpetratorMayRemain', 'ownerAgreed', 'victimRisk'];
const missing = (ids: QuestionId[]): FormError[] => ids.map((id) => ({ id, problem: 'missing' }));
const longestAnswers: Typed = Object.fromEntries(['riskTool', 'riskScore', 'riskAssessor'].map((id) => [id, longText(id, 100)]));

export const questions = {
  main: toQuestionsView(cases.needsInformation, seen),
  others: {
    'nothing answered': toQuestionsView(cases.needsInformation, seen, { errors: missing(open) }),
    'with more questions': toQuestionsView(cases.needsInformation, seen, {
      typed: { perpetratorMayRemain: 'no', ownerAgreed: 'yes', victimRisk: 'high' },
      more: ['ownerAgreedBy', 'riskTool', 'riskScore', 'riskAssessor', 'riskDate'],
    }),
    'no record found': toQuestionsView(cases.noRecord, seen),
    'an Inspector’s question': toQuestionsView(cases.asked, seen),
    'an Inspector’s question, no reply': toQuestionsView(cases.asked, seen, { replyMissing: true }),
    'longest question, reply too long': toQuestionsView(cases.longestAsked, seen, { reply: longText('reply', 5_000), replyMissing: true }),
    'longest text': toQuestionsView(cases.needsInformation, seen, {
      typed: { ...longestAnswers, victimRisk: 'high' },
      errors: [{ id: 'riskScore', problem: 'too long' }],
      more: ['riskTool', 'riskScore', 'riskAssessor'],
    }),
  },
};

const reasonMissing = 'Please say why. Nothing was changed yet.';
export const reason = {
  main: toReasonView(cases.toAuthorise, 'refuse', 'authorisation'),
  others: {
    decline: toReasonView(cases.inDoubtCase, 'decline', 'decision'),
    'hand back': toReasonView(cases.taken, 'hand back', 'allocated job'),
    'an Inspector asks': toReasonView(cases.toAuthorise, 'ask', 'authorisation'),
    'a co-ordinator asks': toReasonView(cases.inDoubtCase, 'ask', 'decision'),
    'reason missing': toReasonView(cases.toAuthorise, 'refuse', 'authorisation', { text: 'Not yet sure', error: reasonMissing }),
    'question missing': toReasonView(cases.toAuthorise, 'ask', 'authorisation', { error: reasonMissing }),
    'no access': toReasonView(life.planned, 'no access', 'allocated job'),
    'no access, something else without words': toReasonView(life.planned, 'no access', 'allocated job', {
      reason: 'something else',
      error: sayNo({ why: 'words missing' }, seen.now),
    }),
    'what happened, nothing written': toReasonView(life.notSafeUnsaid, 'say what happened', 'allocated job', { error: reasonMissing }),
    withdraw: toReasonView(cases.taken, 'withdraw', 'referral'),
    cancel: toReasonView(life.planned, 'cancel', 'whole case'),
    feedback: toReasonView(life.installed, 'feedback', 'fitted'),
    'feedback missing': toReasonView(life.installed, 'feedback', 'fitted', { error: reasonMissing }),
    'longest text: feedback': toReasonView(life.installed, 'feedback', 'fitted', { text: longText('text', 1_000) }),
    'longest text': toReasonView(cases.inDoubtCase, 'decline', 'decision', { reason: 'outside the area', text: longText('text', 1_000) }),
    'far too long': toReasonView(cases.inDoubtCase, 'decline', 'decision', {
      text: longText('text', 6_000),
      error: 'Please write at most 1,000 characters. Nothing was changed yet.',
    }),
  },
};
