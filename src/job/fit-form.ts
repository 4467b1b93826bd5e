import type { Fit } from '../case/case.ts';
import { survey } from '../referral/questions.ts';
import { measuresToFit } from './job.ts';
import type { FormOf, Given, StepField } from './form-of.ts';

const fitted = ['fitted', 'not fitted'] as const;
/** Nothing is fitted in a survey: a client that sends titles sends these. */
const alsoCalled = { done: 'fitted', 'not done': 'not fitted' };
const yesNo = ['yes', 'no'] as const;
const yesNoNotKnown = ['yes', 'no', 'not known'] as const;
const sealedLetterbox = 'seal letterbox and fit an external one';

const id = (at: number, part: string) => `fit${at}${part}`;
const isFitted = (at: number) => (given: Given) => given[id(at, 'Result')] === 'fitted';
const isNotFitted = (at: number) => (given: Given) => given[id(at, 'Result')] === 'not fitted';

const ofProduct = (about: string, at: number): StepField[] => [
  { id: id(at, 'Quantity'), words: 'fitQuantity', about, field: { kind: 'count' }, asked: isFitted(at) },
  { id: id(at, 'Product'), words: 'fitProduct', about, field: { kind: 'text', longest: 100 }, asked: isFitted(at) },
];
const ofMeasure = (about: string, at: number): StepField[] => [
  {
    id: id(at, 'Result'),
    words: about === survey ? 'fitSurvey' : 'fitResult',
    about,
    field: { kind: 'choice', choices: fitted, alsoCalled },
  },
  // A survey brings no product.
  ...(about === survey ? [] : ofProduct(about, at)),
  { id: id(at, 'Because'), words: 'fitBecause', about, field: { kind: 'text', longest: 200 }, asked: isNotFitted(at) },
];

/** What was done, item by item: whatever can be fitted must have a result. A sealed letterbox brings the fire questions: the house must stay safe in a fire. */
export const fitForm: FormOf = {
  fields: ({ private: { answers } }, { scheme }) => {
    const measures = measuresToFit(answers, scheme);
    const letterbox = measures.indexOf(sealedLetterbox);
    const asked = isFitted(letterbox);
    const fire: StepField[] = [
      { id: 'fitPost', words: 'fitPost', field: { kind: 'choice', choices: yesNo }, asked },
      { id: 'fitAlarm', words: 'fitAlarm', field: { kind: 'choice', choices: yesNoNotKnown }, asked },
      { id: 'fitEscape', words: 'fitEscape', field: { kind: 'choice', choices: yesNoNotKnown }, asked },
      { id: 'fitArson', words: 'fitArson', field: { kind: 'choice', choices: yesNoNotKnown }, asked },
    ];
    return [
      ...measures.flatMap(ofMeasure),
      ...(letterbox < 0 ? [] : fire),
      { id: 'fitExtra', words: 'fitExtra', field: { kind: 'text', longest: 300 } },
      { id: 'fitDoor', words: 'fitDoor', field: { kind: 'choice', choices: yesNo } },
      { id: 'fitGoods', words: 'fitGoods', field: { kind: 'amount' } },
      { id: 'fitTime', words: 'fitTime', field: { kind: 'amount' } },
    ];
  },
  details: (given, { private: { answers } }, { scheme }) => {
    const results: Fit['results'] = measuresToFit(answers, scheme).map((measure, at) => ({
      measure,
      fitted: isFitted(at)(given),
      ...(isFitted(at)(given) &&
        measure !== survey && { quantity: Number(given[id(at, 'Quantity')]), product: given[id(at, 'Product')] ?? '' }),
      ...(isNotFitted(at)(given) && { because: given[id(at, 'Because')] ?? '' }),
    }));
    const { fitPost: post, fitAlarm: alarm, fitEscape: escape, fitArson: arson, fitExtra: extra = '', fitDoor: weakDoor = '' } = given;
    const fire = post && alarm && escape && arson ? { fire: { post, alarm, escape, arson } } : {};
    return { details: { fit: { results, extra, goods: Number(given['fitGoods']), time: Number(given['fitTime']), weakDoor, ...fire } } };
  },
};
