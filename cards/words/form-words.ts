import type { Problem } from '../../src/typed/problem.ts';
import type { QuestionId, Section } from '../../src/referral/questions.ts';

interface QuestionWords {
  /** The form's own label. */
  label: string;
  /** Follows the label, so that it stays when somebody starts to type. */
  hint?: string;
  /** What to do when the answer is missing or wrong: "Enter a post code, like DN15 9ZZ". */
  advice: string;
  /** What to do about one problem, where it is something else here. */
  advise?: Partial<Record<Problem, string>>;
}

export const sectionWords: Record<Section, string> = {
  'about you': 'About you',
  recipient: 'The recipient and the property',
  risk: 'The risk',
  needs: 'What is needed',
  safety: 'Safety of the people attending',
};

const choose = 'Choose an answer';
const chooseNotKnown = 'Choose an answer; “not known” is one';

export const questionWords: Record<QuestionId, QuestionWords> = {
  agency: { label: 'From (agency)', advice: 'Choose your agency, or “Other agency”' },
  otherAgency: { label: 'Name of the other agency', advice: 'Enter the name of your agency' },
  referrerName: { label: 'Name', hint: 'your own', advice: 'Enter your name' },
  referrerTelephone: {
    label: 'Contact Tel. No',
    hint: 'yours, like 01632 960123',
    advice: 'Enter a telephone number, like 01632 960123',
    advise: {
      'two telephones': 'Keep the one that reaches you. Put the other under “What has prompted this referral?”',
      'words beside the telephone': 'Keep the number alone here. Put the words under “What has prompted this referral?”',
      withheld: 'Enter a number on which we can ring you',
    },
  },
  referralDate: { label: 'Date', hint: 'like 4/3/2026', advice: 'Enter today’s date or an earlier one, like 4/3/2026' },
  grounds: { label: 'What is this referral for?', advice: choose },

  recipientName: { label: 'Name', hint: 'of the recipient, whose home is made safer', advice: 'Enter the recipient’s name' },
  dateOfBirth: {
    label: 'DOB',
    hint: 'like 12/3/1985, 1985 or aged 34; or not known',
    advice: 'Enter a date of birth, like 12/3/1985, a year, like 1985, an age, like “aged 34”, or “not known”',
  },
  disabled: { label: 'Registered Disabled', advice: chooseNotKnown },
  accessNeeds: { label: 'Access needs', hint: 'what should we know before we come?', advice: 'Say what the recipient needs, or “none”' },
  address: {
    label: 'Address',
    hint: 'house, street and town',
    advice: 'Enter the address: house, street and town',
    advise: { 'left open': 'Enter the house, street and town. If they have no home now, ring Safer Neighbourhoods' },
  },
  postCode: {
    label: 'Post Code',
    hint: 'like DN15 9ZZ; or DN15, if you know no more',
    advice: 'Enter a post code, like DN15 9ZZ, or its first half, like DN15, or “not known”',
  },
  recipientTelephone: {
    label: 'Contact Telephone',
    hint: 'of the recipient, like 07700 900123, or none',
    advice: 'Enter a telephone number, like 07700 900123, or “none”',
    advise: {
      'two telephones': 'Keep one here. Put the other, and whose it is, under “When is it safe to call?”',
      'words beside the telephone': 'Keep the number alone here. Put the words under “When is it safe to call?”',
      withheld: 'Enter the number itself, or “not known”',
    },
  },
  safeToCall: { label: 'Is it safe to call the recipient?', advice: chooseNotKnown },
  leaveMessage: { label: 'Is it safe to leave a message?', advice: chooseNotKnown },
  whenToCall: {
    label: 'When is it safe to call?',
    hint: 'or: any time, never',
    advice: 'Say when, like “weekdays before 3pm”, “any time” or “never”',
  },
  recipientAgreed: { label: 'Has the recipient agreed to the referral and the visit?', advice: choose },
  notAgreedReason: { label: 'Why has the recipient not agreed, or not been asked?', advice: 'Say why' },
  propertyOwner: { label: 'Property Owner', advice: choose },
  propertyType: { label: 'Property Type', advice: choose },
  accessRestrictions: {
    label: 'Any access restrictions',
    hint: 'gates, codes, stairs, parking; or none',
    advice: 'Describe them, or write “none”',
  },

  prompt: {
    label: 'What has prompted this referral?',
    hint: 'what happened, when, what is feared',
    advice: 'Say what has happened and what is feared',
  },
  logNumber: {
    label: 'Crime or Log Number (where applicable)',
    hint: 'one a line; or none',
    advice: 'Enter the number, or write “none”',
  },
  reported: { label: 'Has it been reported to the police?', advice: chooseNotKnown },
  wouldBeCrime: { label: 'Would it be a crime if it were reported?', advice: chooseNotKnown },
  perpetratorName: {
    label: 'Who is the perpetrator?',
    hint: 'first name and surname, or not known; so that nobody who knows them works on this',
    advice: 'Enter a name, or “not known”',
  },
  perpetratorWhere: { label: 'Where is the perpetrator at this time?', advice: chooseNotKnown },
  perpetratorWhereMore: { label: 'Where is the perpetrator: which address or place?', advice: 'Say where, or “not known”' },
  conditions: { label: 'Are there any conditions for the perpetrator not to attend the property?', advice: chooseNotKnown },
  conditionKinds: {
    label: 'Which conditions?',
    hint: 'tick all that apply; DVPN, DVPO and DAPO are police notices and court orders against domestic abuse',
    advice: 'Tick at least one',
  },
  conditionMore: { label: 'Which other condition?', advice: 'Say which' },
  perpetratorLivesThere: { label: 'Does the perpetrator live at the property?', advice: chooseNotKnown },
  perpetratorMayRemain: {
    label: 'Has the perpetrator a legal right to remain in the property?',
    hint: 'a joint owner or tenant has, unless an order excludes them',
    advice: chooseNotKnown,
  },
  ownerAgreed: { label: 'Has the landlord and property owner agreed to target hardening?', advice: choose },
  ownerAgreedBy: { label: 'Who agreed, and when?', advice: 'Say who agreed, and when' },
  victimRisk: { label: 'Risk of death or serious injury to the victim', advice: 'Choose an answer; “not assessed” is one' },
  riskTool: { label: 'Which risk assessment was used?', hint: 'like DASH', advice: 'Name it, or write “not known”' },
  riskScore: { label: 'Score of the risk assessment', hint: 'or not known', advice: 'Enter the score, or write “not known”' },
  riskAssessor: { label: 'Who assessed the risk?', advice: 'Enter a name or a team, or write “not known”' },
  riskDate: {
    label: 'When was the risk assessed?',
    hint: 'like 4/3/2026, or not known',
    advice: 'Enter a date, like 4/3/2026, or “not known”',
  },
  marac: {
    label: 'Is this case being discussed at MARAC?',
    hint: 'the meeting of all agencies on high-risk domestic abuse',
    advice: choose,
  },
  maracDate: { label: 'Date of the MARAC', hint: 'like 4/3/2026, or not known', advice: 'Enter a date, like 4/3/2026, or “not known”' },
  threatGrade: { label: 'Threat risk assessment score', advice: chooseNotKnown },
  inspectorSpokenTo: {
    label: 'Inspector already spoken to',
    hint: 'a note only, or none: the Inspector authorises here',
    advice: 'Enter a name, or write “none”',
  },

  measures: { label: 'What is needed?', hint: 'tick all that apply', advice: 'Tick at least one; “not sure: survey” is one' },
  measuresMore: { label: 'What else is needed?', advice: 'Say what else' },
  details: {
    label: 'Details to evaluate what Target Hardening is required',
    hint: 'how was the crime committed, which doors and windows, what should be fitted where',
    advice: 'Describe what is needed, and where',
  },

  operativeSafety: {
    label: 'Safety assessment for attending installation operatives',
    hint: 'how big is the risk to them?',
    advice: chooseNotKnown,
  },
  operativeRisks: { label: 'What makes it so?', hint: 'tick all that apply', advice: 'Tick what applies, or “no risks”' },
  operativeRisksMore: {
    label: 'What should the installer know?',
    hint: 'they will read this',
    advice: 'Say what they should know, or write “nothing more”',
  },
  escortLikely: { label: 'Is it likely that a Police escort is needed?', advice: chooseNotKnown },
  urgency: { label: 'Urgency of the installation', advice: choose },
};
