import { z } from 'zod';
import { choicesOf, type FormError } from '../../src/referral/check.ts';
import { questionOf, type QuestionId, type Typed } from '../../src/referral/questions.ts';
import { plainText } from '../../src/typed/plain-text.ts';
import type { Problem } from '../../src/typed/problem.ts';
import type { Field } from '../../src/typed/read-field.ts';
import { readChoice, readChoices } from '../../src/typed/typed-choice.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import { questionWords } from '../words/form-words.ts';
import { givenBack, type Text } from './given-back.ts';
import { adviceWords, problemWords } from '../words/problem-words.ts';
import { capital } from '../words/words.ts';

const choice = z.strictObject({ title: z.string(), value: z.string() });
export const questionInput = z.strictObject({
  ...{
    id: z.string(),
    label: z.string(),
    value: z.string(),
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

/**
 * A list longer than this opens on a press; a shorter one stands open, so that one press answers it. Clients read Markdown in a list
 * that stands open, so names never stand there.
 */
const longestOpenList = 5;

const longestOf = ({ longest = 100 }: Field): number => longest;
const isWritten = ({ kind }: Field) => kind !== 'choices' && kind !== 'choice' && kind !== 'agency';

/** What the questions of one card give back of what was typed there, and what else is typed on it: whole, as long as there is room. */
export const textsGivenBack = (ids: QuestionId[], typed: Typed, others: Text[] = []): Record<string, string> =>
  givenBack([
    ...ids.filter((id) => isWritten(questionOf(id))).map((id) => ({ id, typed: typed[id] ?? '', longest: longestOf(questionOf(id)) })),
    ...others,
  ]);

/** A label that ends in brackets of its own takes the hint into them. */
const withHint = (label: string, hint: string) => (label.endsWith(')') ? `${label.slice(0, -1)}; ${hint})` : `${label} (${hint})`);

/** A long text says its limit before somebody writes it; a client would cut what is pasted beyond it, and say nothing. */
const saysLimit = 1_000;
const withLimit = (label: string, { kind, longest = 100 }: Field) =>
  kind === 'long text' && longest >= saysLimit ? withHint(label, `at most ${longest.toLocaleString('en-GB')} characters`) : label;

/** A question that an answer has only just brought is marked, so that it is found among those that were there. */
export const asNew = <Input extends Pick<QuestionInput, 'label'>>(input: Input): Input => ({ ...input, label: `New: ${input.label}` });

interface Asked {
  id: string;
  label: string;
  advice: string;
  field: Field;
  /** What stands in the input, as much as a card can hold, and what was typed there. */
  typed: string;
  whole: string;
  problem?: Problem;
}

/** One input, with what was typed and, when there is a mistake, what is wrong and what to do. */
export function inputOf({ id, label, advice, field, typed, whole, problem }: Asked): QuestionInput {
  const { kind, choices = [], alsoCalled } = field;
  const isChoice = kind === 'choice' || kind === 'agency';
  const standsOpen = choices.length <= longestOpenList && !field.named && kind !== 'agency';
  const ticked = readChoices(typed, choices) ?? typed.split(',').filter((one) => choices.includes(one));
  const chosen = readChoice(typed, choices, alsoCalled) ?? '';
  return {
    ...{ id, label: withLimit(label, field), advice, hasError: problem !== undefined },
    value: isChoice ? chosen : kind === 'choices' ? ticked.join(',') : typed,
    error: problem ? `Error: ${whatIsWrong(problem, whole)}. ${whatToDo(problem, advice, field)}.` : '',
    isLine: ['text', 'date', 'birth', 'time', 'count', 'amount', 'post code'].includes(kind),
    isTelephone: kind === 'telephone',
    isLong: kind === 'lines' || kind === 'long text',
    isExpanded: isChoice && standsOpen,
    isCompact: isChoice && !standsOpen,
    isMulti: kind === 'choices',
    choices: choices.map((value) => ({ title: capital(value), value })),
  };
}

/** A stored date comes back as people type it, the day first: "12/3/1985". */
const asPeopleType = (text: string): string => text.replace(/\b(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/, '$3/$2/$1');

/** One question of the referral as its input. `texts` are what its card gives back. */
export function toQuestionInput(
  id: QuestionId,
  typed: Typed,
  errors: FormError[],
  scheme: Pick<Scheme, 'agencies'>,
  texts: Record<string, string>,
): QuestionInput {
  const { label, hint, advice, advise } = questionWords[id];
  const problem = errors.find((one) => one.id === id)?.problem;
  const field = { ...questionOf(id), choices: choicesOf(id, scheme) };
  const isDay = field.kind === 'date' || field.kind === 'birth';
  const given = texts[id] ?? typed[id] ?? '';
  return inputOf({
    ...{ id, label: hint ? withHint(label, hint) : label, advice: (problem && advise?.[problem]) ?? advice, field },
    ...{ typed: isDay ? asPeopleType(given) : given, whole: typed[id] ?? '' },
    ...(problem && { problem }),
  });
}

const figures = (count: number) => count.toLocaleString('en-GB');
/** What is wrong with an answer. Of one that is too long it says how long it is. */
export const whatIsWrong = (problem: Problem, typed: string, words: string = problemWords[problem]): string =>
  problem === 'too long' ? `${words}: ${figures(plainText(typed).length)} characters` : words;

/** What is wrong with a reason or a reply, and what to do: it is too long, or there is none. */
export const wordsWrong = (text: string, longest: number, advice: string): string =>
  `Error: ${text.length > longest ? whatIsWrong('too long', text) : problemWords.missing}. ${advice}, in at most ${figures(longest)} characters.`;

const whatToDo = (problem: Problem, advice: string, field: Field): string =>
  problem === 'too long' ? `Shorten it to ${figures(longestOf(field))}` : (adviceWords[problem] ?? advice);

/** Before anything else on a card with mistakes, whichever form it is. */
export const problemCount = (count: number): string =>
  count === 1 ? 'There is a problem with 1 answer' : `There are problems with ${count} answers`;

export function errorSummary(errors: FormError[], typed: Typed): { summary: string; problems: { text: string }[]; hasErrors: boolean } {
  return {
    summary: problemCount(errors.length),
    hasErrors: errors.length > 0,
    problems: errors.map(({ id, problem }) => ({
      text: `${questionWords[id].label.replace(/\?$/, '')}: ${lowerFirst(whatIsWrong(problem, typed[id] ?? ''))}.`,
    })),
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const mostNamed = 3;
export const moreWords = (more: QuestionId[]): string => moreLabels(more.map((id) => questionWords[id].label));
/** How many questions the answers bring, and which: the first few by name, for they may stand far down the card. */
export function moreLabels(more: string[]): string {
  const named = more.slice(0, mostNamed).map((label) => `“${label}”`);
  const others = more.length > mostNamed ? ` and ${more.length - mostNamed} more` : '';
  return `Your answers bring ${more.length === 1 ? '1 more question' : `${more.length} more questions`}: ${named.join(', ')}${others}.`;
}
