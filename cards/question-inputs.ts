import { z } from 'zod';
import { choicesOf, splitChoices, type FormError } from '../src/referral/check.ts';
import { questionIds, questionOf, type QuestionId, type Typed } from '../src/referral/questions.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import { problemWords, questionWords } from './form-words.ts';
import { capital, cut } from './words.ts';

const choice = z.strictObject({ title: z.string(), value: z.string() });
export const questionInput = z.strictObject({
  ...{
    id: z.string(),
    label: z.string(),
    value: z.string(),
    longest: z.number(),
    advice: z.string(),
    error: z.string(),
    hasError: z.boolean(),
  },
  ...{
    isLine: z.boolean(),
    isTelephone: z.boolean(),
    isLong: z.boolean(),
    isExpanded: z.boolean(),
    isCompact: z.boolean(),
    isMulti: z.boolean(),
  },
  choices: z.array(choice),
});
export type QuestionInput = z.infer<typeof questionInput>;

/** A list longer than this opens on a press; a shorter one stands open, so that one press answers it. */
const longestOpenList = 5;

/**
 * What goes beyond a limit is given back up to this length, all questions together: the card keeps to its size whatever was sent
 * past the client, and a text stays too long until its writer shortens it.
 */
const longestBeyond = 600;
const limitOf = (id: QuestionId): number => questionOf(id).longest ?? 100;
const isTooLong = (id: QuestionId, typed: Typed) => questionOf(id).kind !== 'choices' && (typed[id]?.length ?? 0) > limitOf(id);

function givenBack(id: QuestionId, typed: Typed): string {
  const tooLong = questionIds.filter((one) => isTooLong(one, typed)).length;
  return cut(typed[id] ?? '', limitOf(id) + Math.floor(longestBeyond / Math.max(1, tooLong)), '');
}

/** A label that ends in brackets of its own takes the hint into them. */
const withHint = (label: string, hint: string) => (label.endsWith(')') ? `${label.slice(0, -1)}; ${hint})` : `${label} (${hint})`);

/** One question as its input, with what was typed and, when there is a mistake, what is wrong and what to do. */
export function toQuestionInput(id: QuestionId, typed: Typed, errors: FormError[], scheme: Pick<Scheme, 'agencies'>): QuestionInput {
  const { kind } = questionOf(id);
  const longest = limitOf(id);
  const { label, hint, advice } = questionWords[id];
  const error = errors.find((one) => one.id === id);
  const choices = choicesOf(id, scheme);
  const text = typed[id] ?? '';
  const isChoice = kind === 'choice' || kind === 'agency';
  return {
    ...{ id, label: hint ? withHint(label, hint) : label, longest, advice, hasError: error !== undefined },
    value: isChoice
      ? choices.includes(text)
        ? text
        : ''
      : kind === 'choices'
        ? splitChoices(text)
            .filter((one) => choices.includes(one))
            .join(',')
        : givenBack(id, typed),
    error: error ? `Error: ${problemWords[error.problem]}. ${adviceFor(error, advice, longest)}.` : '',
    isLine: kind === 'text' || kind === 'date' || kind === 'post code',
    isTelephone: kind === 'telephone',
    isLong: kind === 'lines' || kind === 'long text',
    isExpanded: isChoice && choices.length <= longestOpenList,
    isCompact: isChoice && choices.length > longestOpenList,
    isMulti: kind === 'choices',
    choices: choices.map((value) => ({ title: capital(value), value })),
  };
}

const adviceFor = ({ problem }: FormError, advice: string, longest: number): string =>
  problem === 'too long'
    ? `Shorten it to ${longest.toLocaleString('en-GB')} characters. What you typed stands below; a very long end is left out`
    : advice;

/** "2 answers are needed", before anything else on the card. */
export function errorSummary(errors: FormError[]): { summary: string; problems: { text: string }[]; hasErrors: boolean } {
  const summary = errors.length === 1 ? 'There is a problem with 1 answer' : `There are problems with ${errors.length} answers`;
  return {
    summary,
    hasErrors: errors.length > 0,
    problems: errors.map(({ id, problem }) => ({
      text: `${questionWords[id].label.replace(/\?$/, '')}: ${problemWords[problem].toLowerCase()}.`,
    })),
  };
}

export const moreWords = (more: QuestionId[]): string =>
  more.length === 1 ? 'Your answers bring 1 more question.' : `Your answers bring ${more.length} more questions.`;
