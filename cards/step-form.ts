import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { CaseCard } from '../src/case/cards.ts';
import { fieldsShown } from '../src/job/step-form.ts';
import type { Around, Given, StepError, StepField, StepForm } from '../src/job/form-of.ts';
import type { Problem } from '../src/typed/problem.ts';
import { referrerToRing } from './rows/arranging.ts';
import { warningsOf, point, points } from './rows/case-view.ts';
import { problemWords } from './words/problem-words.ts';
import { givenBack } from './rows/given-back.ts';
import { asNew, inputOf, moreLabels, problemCount, questionInput, whatIsWrong } from './rows/question-inputs.ts';
import { aboutWords, remindedOf, stepFieldWords, stepFormWords, throughReferrerFirst } from './words/step-words.ts';
import { capital } from './words/words.ts';

const stepInput = questionInput.extend({ begins: z.boolean() });
export const stepFormView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), card: z.string(), title: z.string(), intro: z.string(), warnings: z.array(point) },
  ...{ hasErrors: z.boolean(), summary: z.string(), problems: z.array(point), hasMore: z.boolean(), more: z.string() },
  ...{ hasUnderstood: z.boolean(), understood: z.string(), pressAgain: z.string() },
  questions: z.array(stepInput),
  ...{ isAssign: z.boolean(), isSchedule: z.boolean(), isFit: z.boolean(), isContact: z.boolean(), isHold: z.boolean() },
  ...{ isUpdate: z.boolean(), isRestrict: z.boolean(), speak: z.string(), fallbackText: z.string() },
});

interface Attempt {
  typed: Given;
  /** Fields whose mistakes are shown; those that have only just come up are asked without a word. */
  errors: StepError[];
  isFirst: boolean;
  /** Days and hours as they were understood, to be looked at before they count. */
  understood?: string;
}
export const untouched: Attempt = { typed: {}, errors: [], isFirst: true };

/** With these somebody speaks with the recipient, so what is safe for them stands at the top. */
const invitesCall: StepForm[] = ['schedule', 'contact', 'update recipient'];

const wordsOf = ({ words }: StepField) => stepFieldWords[words] ?? { label: words, advice: 'Enter an answer' };
function nameOf(field: StepField): string {
  const { label } = wordsOf(field);
  return field.about ? `${aboutWords(field.about)}: ${label}` : capital(label);
}
function labelOf(field: StepField): string {
  const { hint } = wordsOf(field);
  return hint ? `${nameOf(field)} (${hint})` : nameOf(field);
}
const wrongOf = (field: StepField, problem: Problem, typed: string): string => whatIsWrong(problem, typed, wordsOf(field).wrong?.[problem]);

/** A step's own form, with what was typed and every mistake at once. */
export function toStepFormView(
  form: StepForm,
  current: Case,
  card: CaseCard,
  around: Around,
  attempt: Attempt = untouched,
): z.infer<typeof stepFormView> {
  const { ref, version } = current;
  const { typed, errors: all, isFirst, understood = '' } = attempt;
  const shown = fieldsShown(form, current, typed, around);
  const found = shown.flatMap((field) => all.filter(({ id }) => id === field.id).map(({ problem }) => ({ field, problem })));
  // A field that an answer has only just brought up is asked without a word.
  const isNew = ({ field: { id, asked } }: { field: StepField }) => asked !== undefined && typed[id] === undefined;
  const errors = found.filter((one) => !isNew(one));
  const fresh = isFirst ? [] : found.filter(isNew).map(({ field }) => field);
  const foreign = all.filter(({ problem }) => problem === 'not asked for');
  const count = errors.length + foreign.length;
  const { title, intro: usual } = stepFormWords[form];
  const ring = form === 'schedule' ? referrerToRing(current) : undefined;
  const intro = ring ? `${throughReferrerFirst}, ${ring}. ${remindedOf}` : usual;
  const heading = `${ref}: ${title}`;
  return {
    ...{ ref, version, card, title: heading, intro },
    warnings: points(invitesCall.includes(form) ? warningsOf(current, new Date(around.now)) : []),
    ...{ hasErrors: count > 0, summary: problemCount(count) },
    problems: points([
      ...errors.map(
        ({ field, problem }) => `${nameOf(field).replace(/\?$/, '')}: ${lowerFirst(wrongOf(field, problem, typed[field.id] ?? ''))}.`,
      ),
      ...foreign.map(() => 'There is a result for a measure that nobody asked for. Open the card again.'),
    ]),
    ...{ hasMore: fresh.length > 0, more: moreLabels(fresh.map(nameOf)) },
    ...{ hasUnderstood: understood !== '', understood, pressAgain: `Nothing is saved yet. If that is right, press ${again[form]} again.` },
    questions: inputsOf(shown, typed, errors).map((input) => (fresh.some(({ id }) => id === input.id) ? asNew(input) : input)),
    ...{ isAssign: form === 'assign', isSchedule: form === 'schedule', isFit: form === 'record fit', isContact: form === 'contact' },
    ...{ isHold: form === 'hold', isUpdate: form === 'update recipient', isRestrict: form === 'restrict' },
    ...{ speak: `${heading}. ${ring ? throughReferrerFirst : usual}`, fallbackText: `${heading}. Type: case ${ref}` },
  };
}

/** The button of each form that asks for a day. */
const again: Partial<Record<StepForm, string>> = { schedule: 'Schedule', hold: 'Hold', 'update recipient': 'Recipient told' };

/** Nothing is fitted in a survey. */
const surveyTitles: Record<string, string> = { fitted: 'Done', 'not fitted': 'Not done' };

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The inputs; a line before each measure sets it apart. What goes beyond the limits shares the room for it, so that a card keeps to its size. */
function inputsOf(shown: StepField[], typed: Given, errors: { field: StepField; problem: Problem }[]): z.infer<typeof stepInput>[] {
  const texts = givenBack(shown.map(({ id, field: { longest = 100 } }) => ({ id, typed: typed[id] ?? '', longest })));
  return shown.map((one, at) => {
    const { id, field, about } = one;
    const mistake = errors.find((error) => error.field.id === id);
    const input = inputOf({
      ...{ id, label: labelOf(one), advice: wordsOf(one).advice, field, typed: texts[id] ?? '', whole: typed[id] ?? '' },
      ...(mistake && { problem: mistake.problem }),
    });
    const own = mistake && wordsOf(one).wrong?.[mistake.problem];
    const error = own ? input.error.replace(problemWords[mistake.problem], own) : input.error;
    const choices =
      one.words === 'fitSurvey' ? input.choices.map(({ value }) => ({ title: surveyTitles[value] ?? value, value })) : input.choices;
    return { ...input, choices, error, begins: at > 0 && about !== shown[at - 1]?.about };
  });
}
