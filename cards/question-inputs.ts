import { z } from 'zod';
import { choicesOf, type FormError } from '../src/referral/check.ts';
import { questionIds, questionOf, type QuestionId, type Typed } from '../src/referral/questions.ts';
import { splitChoices, type Field, type Problem } from '../src/typed/read-field.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import { adviceWords, problemWords, questionWords } from './form-words.ts';
import { capital, cut } from './words.ts';

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

/**
 * What goes beyond a limit is given back up to this length, all questions together: the card keeps to its size whatever was sent
 * past the client, and a text stays too long until its writer shortens it.
 */
export const longestBeyond = 450;
const limitOf = (id: QuestionId): number => questionOf(id).longest ?? 100;
const isTooLong = (id: QuestionId, typed: Typed) => questionOf(id).kind !== 'choices' && (typed[id]?.length ?? 0) > limitOf(id);

function givenBack(id: QuestionId, typed: Typed, beyond: number): string {
  const tooLong = questionIds.filter((one) => isTooLong(one, typed)).length;
  return cut(typed[id] ?? '', limitOf(id) + Math.max(1, Math.floor(beyond / Math.max(1, tooLong))), '');
}

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
  /** What stands in the input, no longer than a card can hold. */
  typed: string;
  problem?: Problem;
}

/** One input, with what was typed and, when there is a mistake, what is wrong and what to do. */
export function inputOf({ id, label, advice, field, typed, problem }: Asked): QuestionInput {
  const { kind, choices = [], longest = 100 } = field;
  const isChoice = kind === 'choice' || kind === 'agency';
  const standsOpen = choices.length <= longestOpenList && !field.named && kind !== 'agency';
  const ticked = splitChoices(typed).filter((one) => choices.includes(one));
  const chosen = choices.includes(typed) ? typed : '';
  return {
    ...{ id, label: withLimit(label, field), advice, hasError: problem !== undefined },
    value: isChoice ? chosen : kind === 'choices' ? ticked.join(',') : cut(typed, longest + longestBeyond, ''),
    error: problem ? `Error: ${problemWords[problem]}. ${adviceFor(problem, advice, longest)}.` : '',
    isLine: ['text', 'date', 'time', 'count', 'amount', 'post code'].includes(kind),
    isTelephone: kind === 'telephone',
    isLong: kind === 'lines' || kind === 'long text',
    isExpanded: isChoice && standsOpen,
    isCompact: isChoice && !standsOpen,
    isMulti: kind === 'choices',
    choices: choices.map((value) => ({ title: capital(value), value })),
  };
}

/** A stored date comes back as people type it, the day first: "12/3/1985". */
const asPeopleType = (text: string): string => text.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/, '$3/$2/$1');

/** One question of the referral as its input. */
export function toQuestionInput(
  id: QuestionId,
  typed: Typed,
  errors: FormError[],
  scheme: Pick<Scheme, 'agencies'>,
  beyond = longestBeyond,
): QuestionInput {
  const { label, hint, advice } = questionWords[id];
  const problem = errors.find((one) => one.id === id)?.problem;
  const field = { ...questionOf(id), choices: choicesOf(id, scheme) };
  const isText = field.kind !== 'choices' && field.kind !== 'choice' && field.kind !== 'agency';
  return inputOf({
    ...{ id, label: hint ? withHint(label, hint) : label, advice, field },
    typed: field.kind === 'date' ? asPeopleType(typed[id] ?? '') : isText ? givenBack(id, typed, beyond) : (typed[id] ?? ''),
    ...(problem && { problem }),
  });
}

export const endLeftOut = '. A very long end is left out here';
const adviceFor = (problem: Problem, advice: string, longest: number): string =>
  problem === 'too long' ? `Shorten it to ${longest.toLocaleString('en-GB')} characters${endLeftOut}` : (adviceWords[problem] ?? advice);

/** Before anything else on a card with mistakes, whichever form it is. */
export const problemCount = (count: number): string =>
  count === 1 ? 'There is a problem with 1 answer' : `There are problems with ${count} answers`;

export function errorSummary(errors: FormError[]): { summary: string; problems: { text: string }[]; hasErrors: boolean } {
  return {
    summary: problemCount(errors.length),
    hasErrors: errors.length > 0,
    problems: errors.map(({ id, problem }) => ({
      text: `${questionWords[id].label.replace(/\?$/, '')}: ${problemWords[problem].toLowerCase()}.`,
    })),
  };
}

const mostNamed = 3;
export const moreWords = (more: QuestionId[]): string => moreLabels(more.map((id) => questionWords[id].label));
/** How many questions the answers bring, and which: the first few by name, for they may stand far down the card. */
export function moreLabels(more: string[]): string {
  const named = more.slice(0, mostNamed).map((label) => `“${label}”`);
  const others = more.length > mostNamed ? ` and ${more.length - mostNamed} more` : '';
  return `Your answers bring ${more.length === 1 ? '1 more question' : `${more.length} more questions`}: ${named.join(', ')}${others}.`;
}
