import type { StepForm } from '../../src/job/form-of.ts';
import type { Problem } from '../../src/typed/problem.ts';
import { survey } from '../../src/referral/questions.ts';
import { capital } from './words.ts';

interface FieldWords {
  label: string;
  hint?: string;
  advice: string;
  /** What is wrong, where the usual words would not fit. */
  wrong?: Partial<Record<Problem, string>>;
}

/** The labels of the forms that steps have, by what a field is about. A measure's name comes before its question. */
export const stepFieldWords: Record<string, FieldWords> = {
  assignTo: { label: 'Who should do this job?', advice: 'Choose somebody' },

  visitDate: {
    label: 'Date of the visit',
    hint: 'like 4 March, tomorrow or Friday',
    advice: 'Enter a date from today on, like 4 March, tomorrow or Friday',
    wrong: { 'too far ahead': 'This is more than 60 days ahead' },
  },
  visitFrom: { label: 'From', hint: 'like 9am', advice: 'Enter a time, like 9am, 14:30 or half one' },
  visitTo: { label: 'To', hint: 'like 11am', advice: 'Enter a time after the start, like 11am' },
  visitFallback: {
    label: 'If that fails: another date',
    hint: 'same hours; or none',
    advice: 'Enter a later date, like 6 March or Friday, or “none”',
    wrong: { 'ends before it starts': 'This date is not after the day of the visit', 'too far ahead': 'This is more than 60 days ahead' },
  },
  visitAgreement: {
    label: 'Who agreed for the landlord and owner, and when?',
    hint: 'locks will be changed',
    advice: 'Say who agreed, and when. Without it no visit can be planned',
  },
  visitEscort: { label: 'Does a police escort go along?', advice: 'Choose an answer: the visit may be dangerous' },
  visitEscortAfter: {
    label: 'Does a police escort go along?',
    hint: 'asked anew, because somebody found that it was not safe to go there',
    advice: 'Choose an answer: somebody found that it was not safe to go there',
  },
  visitEscortMoved: {
    label: 'Does a police escort go along?',
    hint: 'asked anew, because the escort was arranged for the visit as it was',
    advice: 'Choose an answer: the escort was arranged for the visit as it was',
  },
  visitEscortBy: { label: 'Who decided about the escort, and when?', advice: 'Say who decided, and when' },

  fitResult: { label: 'was it fitted?', advice: 'Choose an answer: every measure needs a result' },
  fitSurvey: { label: 'was it done?', advice: 'Choose an answer: every measure needs a result' },
  fitQuantity: { label: 'how many?', advice: 'Enter a number from 1 to 99' },
  fitProduct: { label: 'which product?', advice: 'Enter the product, like “5-lever lock”' },
  fitBecause: { label: 'why was it not fitted?', advice: 'Say why' },
  fitPost: { label: 'Is there another way for the post, such as an external letterbox?', advice: 'Choose an answer' },
  fitAlarm: { label: 'Is there a working smoke alarm?', advice: 'Choose an answer; “not known” is one' },
  fitEscape: { label: 'Is there a way out in a fire?', advice: 'Choose an answer; “not known” is one' },
  fitArson: { label: 'Was arson threatened?', advice: 'Choose an answer; “not known” is one' },
  fitExtra: { label: 'Extra work done', hint: 'or none', advice: 'Describe it, or write “none”' },
  fitDoor: { label: 'Is a door or window weak or damaged?', hint: 'it is the landlord’s to repair', advice: 'Choose an answer' },
  fitGoods: { label: 'Cost of goods in £', hint: 'like 42.50', advice: 'Enter an amount from 0 to 10,000, like 42.50' },
  fitTime: { label: 'Cost of time in £', hint: 'like 60', advice: 'Enter an amount from 0 to 10,000, like 60' },

  contactOutcome: { label: 'Was the recipient reached?', advice: 'Choose an answer' },
  contactBefore: { label: 'How safe did they feel before?', hint: '1 very unsafe, 5 very safe', advice: 'Choose from 1 to 5' },
  contactAfter: { label: 'How safe do they feel now?', hint: '1 very unsafe, 5 very safe', advice: 'Choose from 1 to 5' },
  contactWorked: { label: 'Did it work?', advice: 'Choose an answer' },
  contactText: { label: 'What was said, or why not', hint: 'or none', advice: 'Write what they said or what went wrong, or “none”' },
  contactClose: { label: 'Close the case now?', hint: 'no further contact', advice: 'Choose an answer' },

  holdReason: { label: 'Why is it on hold?', advice: 'Choose a reason' },
  holdText: { label: 'What are we waiting for?', hint: 'needed only for “something else”', advice: 'Say so in a sentence' },
  holdReview: {
    label: 'When should somebody look again?',
    hint: 'like 4 March or next week Tuesday',
    advice: 'Enter a date that lies ahead, like 4 March or next week Tuesday',
    wrong: { 'lies back': 'This is today or in the past', 'too far ahead': 'This is more than a year ahead' },
  },

  restrictTo: {
    label: 'Who may see this case?',
    advice: 'Choose everybody who may see it',
    wrong: {
      'holder left out': 'Whoever holds the job must be among them, or give the job back first',
      'none and some': 'That ends the restriction, so it goes with no name',
    },
  },

  updateNext: {
    label: 'When should they hear next?',
    hint: 'like 4 March or Friday; or none, for the usual time',
    advice: 'Enter a date that lies ahead, like 4 March or Friday, or “none”',
    wrong: { 'lies back': 'This is today or in the past', 'too far ahead': 'This is more than three months ahead' },
  },
};

/** A measure as its questions name it. What is no thing to fit is asked for in its own words. */
export const aboutWords = (about: string): string =>
  ({ [survey]: 'Survey', 'something else': 'Something else that was asked for' })[about] ?? capital(about);

/** Where the recipient cannot be rung, the referrer is. */
export const throughReferrerFirst = 'Arrange it through the referrer';
export const remindedOf = 'Whoever holds the job is reminded the evening before and an hour before.';

export const stepFormWords: Record<StepForm, { title: string; intro: string }> = {
  assign: { title: 'assign the job', intro: 'The address goes to them alone, in their own chat.' },
  schedule: {
    title: 'plan the visit',
    intro: `Agree the time with the recipient first. ${remindedOf}`,
  },
  'record fit': { title: 'record what was fitted', intro: 'Every measure that was asked for needs a result. No photos are needed.' },
  contact: { title: 'record a contact', intro: 'Only contact the recipient in the way that is safe for them.' },
  hold: {
    title: 'put on hold',
    intro:
      'Nothing is forgotten: somebody will look again on the day that you choose. Co-ordinators will read your words; the referrer will read only the reason and the day.',
  },
  restrict: {
    title: 'who may see it',
    intro: 'You and the people whom you name will see it, and the referrer their own referral. Everybody else sees only the ref.',
  },
  'update recipient': { title: 'recipient told', intro: 'Record this once you have told the recipient how things stand.' },
};
