import type { Field } from '../typed/read-field.ts';
import { notProvided, provided, urgencies } from '../scheme/scheme.ts';

export const sections = ['about you', 'recipient', 'risk', 'needs', 'safety'] as const;
export type Section = (typeof sections)[number];

export const yesNoNotKnown = ['yes', 'no', 'not known'] as const;
export const noRisks = 'no risks that the installer should be aware of';
export const survey = 'not sure: survey';
export const otherAgency = 'Other agency';
const grades = ['high', 'medium', 'low', 'not known'] as const;

type Question = Field & { section: Section };

/**
 * The referral form (the guide's Appendix A), in the order in which it is asked.
 * Which of them apply stands in asked.ts; their labels are words and stand in cards/words/form-words.ts.
 */
export const questions = {
  agency: { section: 'about you', kind: 'agency' },
  otherAgency: { section: 'about you', kind: 'text', longest: 100 },
  referrerName: { section: 'about you', kind: 'text', longest: 100, isNeeded: true },
  referrerTelephone: { section: 'about you', kind: 'telephone', isNeeded: true },
  referralDate: { section: 'about you', kind: 'date' },
  grounds: {
    section: 'about you',
    kind: 'choice',
    choices: ['domestic abuse', 'threat to life', 'both', 'residential burglary', 'something else'],
  },

  recipientName: { section: 'recipient', kind: 'text', longest: 100, isNeeded: true },
  dateOfBirth: { section: 'recipient', kind: 'birth', mayBeNotKnown: true },
  disabled: { section: 'recipient', kind: 'choice', choices: yesNoNotKnown },
  accessNeeds: { section: 'recipient', kind: 'text', longest: 300 },
  address: { section: 'recipient', kind: 'lines', longest: 300, isNeeded: true },
  postCode: { section: 'recipient', kind: 'post code', mayBeNotKnown: true },
  recipientTelephone: { section: 'recipient', kind: 'telephone', mayBeNotKnown: true, mayBeNone: true },
  safeToCall: { section: 'recipient', kind: 'choice', choices: yesNoNotKnown },
  leaveMessage: { section: 'recipient', kind: 'choice', choices: yesNoNotKnown },
  whenToCall: { section: 'recipient', kind: 'text', longest: 200 },
  recipientAgreed: { section: 'recipient', kind: 'choice', choices: ['yes', 'no', 'not safe to ask'] },
  notAgreedReason: { section: 'recipient', kind: 'text', longest: 300 },
  propertyOwner: { section: 'recipient', kind: 'choice', choices: ['owned', 'private rent', 'social housing'] },
  propertyType: {
    section: 'recipient',
    kind: 'choice',
    choices: [
      'detached house or bungalow',
      'semi-detached house or bungalow',
      'end or mid terrace',
      'ground floor flat',
      'first floor flat',
      'mobile home',
      'other',
    ],
  },
  accessRestrictions: { section: 'recipient', kind: 'text', longest: 300 },

  prompt: { section: 'risk', kind: 'long text', longest: 2_000 },
  logNumber: { section: 'risk', kind: 'lines', longest: 100 },
  reported: { section: 'risk', kind: 'choice', choices: yesNoNotKnown },
  wouldBeCrime: { section: 'risk', kind: 'choice', choices: yesNoNotKnown },
  perpetratorName: { section: 'risk', kind: 'text', longest: 100, mayBeNotKnown: true },
  perpetratorWhere: { section: 'risk', kind: 'choice', choices: ['in custody', 'known address', 'not known', 'wanted', 'other'] },
  perpetratorWhereMore: { section: 'risk', kind: 'text', longest: 200 },
  conditions: { section: 'risk', kind: 'choice', choices: yesNoNotKnown },
  conditionKinds: {
    section: 'risk',
    kind: 'choices',
    choices: ['bail', 'non-molestation order', 'occupation order', 'DVPN/DVPO/DAPO', 'licence', 'other'],
  },
  conditionMore: { section: 'risk', kind: 'text', longest: 200 },
  perpetratorLivesThere: { section: 'risk', kind: 'choice', choices: yesNoNotKnown },
  perpetratorMayRemain: { section: 'risk', kind: 'choice', choices: yesNoNotKnown },
  ownerAgreed: { section: 'risk', kind: 'choice', choices: ['yes', 'no', 'not asked yet', 'recipient is the sole owner'] },
  ownerAgreedBy: { section: 'risk', kind: 'text', longest: 200 },
  victimRisk: { section: 'risk', kind: 'choice', choices: ['high', 'medium', 'standard', 'not assessed'] },
  riskTool: { section: 'risk', kind: 'text', longest: 60 },
  riskScore: { section: 'risk', kind: 'text', longest: 60 },
  riskAssessor: { section: 'risk', kind: 'text', longest: 100 },
  riskDate: { section: 'risk', kind: 'date', mayBeNotKnown: true },
  marac: { section: 'risk', kind: 'choice', choices: ['yes', 'no', 'referred'] },
  maracDate: { section: 'risk', kind: 'date', mayBeNotKnown: true, lies: 'either' },
  threatGrade: { section: 'risk', kind: 'choice', choices: grades },
  inspectorSpokenTo: { section: 'risk', kind: 'text', longest: 100 },

  measures: { section: 'needs', kind: 'choices', choices: [...provided, survey, 'something else', ...notProvided] },
  measuresMore: { section: 'needs', kind: 'text', longest: 300 },
  details: { section: 'needs', kind: 'long text', longest: 2_000 },

  operativeSafety: { section: 'safety', kind: 'choice', choices: ['high', 'medium', 'low', 'not known'] },
  operativeRisks: {
    section: 'safety',
    kind: 'choices',
    alone: noRisks,
    choices: [
      'violence or threats',
      'weapons',
      'other threatening occupants',
      'children',
      'dogs',
      'substance misuse',
      'safeguarding concern',
      'other',
      noRisks,
    ],
  },
  operativeRisksMore: { section: 'safety', kind: 'text', longest: 600 },
  escortLikely: { section: 'safety', kind: 'choice', choices: yesNoNotKnown },
  urgency: { section: 'safety', kind: 'choice', choices: urgencies },
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof questions;
export const questionIds = Object.keys(questions) as QuestionId[];
/** The question with its optional parts visible to the type checker. */
export const questionOf = (id: QuestionId): Question => questions[id];

type AnswerTo<Q> = Q extends { kind: 'choice'; choices: readonly (infer C)[] }
  ? C
  : Q extends { kind: 'choices'; choices: readonly (infer C)[] }
    ? C[]
    : string;

/** Checked answers: choices as listed, dates as yyyy-mm-dd, a birth also as a year or an age (`typed-birth.ts`), telephones and post codes in their usual form, or `not known`. */
export type Answers = { [Id in QuestionId]?: AnswerTo<(typeof questions)[Id]> };

/** What stands in the inputs as it was typed. Several choices come as one text with commas between them, as the platform sends them. */
export type Typed = { [Id in QuestionId]?: string };
