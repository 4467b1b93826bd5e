import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { CaseCard } from '../src/delivery/message.ts';
import { fieldsShown, type Around, type Given, type StepError, type StepField, type StepForm } from '../src/job/step-form.ts';
import { warningsOf, point, points } from './case-view.ts';
import { problemWords } from './form-words.ts';
import { inputOf, questionInput } from './question-inputs.ts';
import { stepFieldWords, stepFormWords } from './step-words.ts';
import { capital } from './words.ts';

export const stepFormView = z.strictObject({
  ...{
    ref: z.string(),
    version: z.number(),
    card: z.string(),
    title: z.string(),
    intro: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
  },
  ...{ hasErrors: z.boolean(), summary: z.string(), problems: z.array(point), hasMore: z.boolean(), more: z.string() },
  questions: z.array(questionInput),
  ...{
    isAssign: z.boolean(),
    isSchedule: z.boolean(),
    isFit: z.boolean(),
    isContact: z.boolean(),
    isHold: z.boolean(),
    isUpdate: z.boolean(),
  },
  ...{ speak: z.string(), fallbackText: z.string() },
});

interface Attempt {
  typed: Given;
  /** Fields whose mistakes are shown; those that have only just come up are asked without a word. */
  errors: StepError[];
  isFirst: boolean;
}
export const untouched: Attempt = { typed: {}, errors: [], isFirst: true };

const labelOf = ({ words, about }: StepField): string => {
  const { label, hint } = stepFieldWords[words] ?? { label: words };
  const whole = about ? `${capital(about)}: ${label}` : capital(label);
  return hint ? `${whole} (${hint})` : whole;
};

/** A step's own form, with what was typed and every mistake at once. Facts about safe contact stand at the top where it invites a call. */
export function toStepFormView(
  form: StepForm,
  current: Case,
  card: CaseCard,
  around: Around,
  attempt: Attempt = untouched,
): z.infer<typeof stepFormView> {
  const { ref, version } = current;
  const shown = fieldsShown(form, current, attempt.typed, around);
  const isShown = ({ id }: { id: string }) => shown.some((field) => field.id === id);
  const typedBefore = ({ id }: StepError) => attempt.typed[id] !== undefined || !shown.find((field) => field.id === id)?.asked;
  const errors = attempt.errors.filter((error) => isShown(error) && typedBefore(error));
  const foreign = attempt.errors.filter((error) => error.problem === 'not asked for');
  const more = attempt.isFirst ? 0 : attempt.errors.filter((error) => isShown(error) && !typedBefore(error)).length;
  const { title, intro } = stepFormWords[form];
  const heading = `${ref}: ${title}`;
  const warnings = form === 'contact' ? warningsOf(current, new Date(around.now)) : [];
  const count = errors.length + foreign.length;
  return {
    ...{ ref, version, card, title: heading, intro, notice: warnings.join(' '), hasNotice: warnings.length > 0 },
    ...{ hasErrors: count > 0, summary: count === 1 ? 'There is a problem with 1 answer' : `There are problems with ${count} answers` },
    problems: points([
      ...errors.map(
        ({ id, problem }) => `${labelOf(shown.find((field) => field.id === id) as StepField)}: ${problemWords[problem].toLowerCase()}.`,
      ),
      ...foreign.map(() => 'There is a result for a measure that nobody asked for. Open the card again.'),
    ]),
    ...{ hasMore: more > 0, more: more === 1 ? 'Your answers bring 1 more question.' : `Your answers bring ${more} more questions.` },
    questions: shown.map((field) => {
      const { advice } = stepFieldWords[field.words] ?? { advice: 'Enter an answer' };
      const problem = errors.find(({ id }) => id === field.id)?.problem;
      return inputOf({
        id: field.id,
        label: labelOf(field),
        advice,
        field: field.field,
        typed: attempt.typed[field.id] ?? '',
        ...(problem && { problem }),
      });
    }),
    ...{ isAssign: form === 'assign', isSchedule: form === 'schedule', isFit: form === 'record fit', isContact: form === 'contact' },
    ...{
      isHold: form === 'hold',
      isUpdate: form === 'update recipient',
      speak: `${heading}. ${intro}`,
      fallbackText: `${heading}. Type: case ${ref}`,
    },
  };
}
