import type { Scheme } from '../scheme/scheme.ts';
import { askedIn, isAsked } from './asked.ts';
import { plainText } from './plain-text.ts';
import { noRisks, otherAgency, questionIds, questionOf, type Answers, type QuestionId, type Section, type Typed } from './questions.ts';
import { readDate } from './typed-date.ts';
import { readPostCode } from './typed-post-code.ts';
import { readTelephone } from './typed-telephone.ts';

export type Problem =
  'missing' | 'too long' | 'not a choice' | 'not a date' | 'lies ahead' | 'not a telephone' | 'not a post code' | 'none and some';
export interface FormError {
  id: QuestionId;
  problem: Problem;
}

type Read = { answer: string | string[] } | { problem: Problem };
/** The checked answers, and what is wrong with the others. */
export interface Reading {
  answers: Answers;
  errors: FormError[];
}
interface Around {
  scheme: Pick<Scheme, 'agencies'>;
  /** London's date, yyyy-mm-dd. */
  today: string;
}

const isNotKnown = (text: string) => /^(not known|unknown|none|n\/?a|don['’]?t know)\.?$/i.test(text);

/** The choices of a question; agencies come from the scheme's register. */
export const choicesOf = (id: QuestionId, { agencies }: Pick<Scheme, 'agencies'>): readonly string[] =>
  id === 'agency' ? [...agencies, otherAgency] : (questionOf(id).choices ?? []);

const readText = (text: string): Read => ({ answer: text });
const readChoice = (text: string, id: QuestionId, { scheme }: Around): Read =>
  choicesOf(id, scheme).includes(text) ? { answer: text } : { problem: 'not a choice' };

/** One reader for each kind of question. Each is given text that is not empty and not too long. */
const readers: Record<ReturnType<typeof questionOf>['kind'], (text: string, id: QuestionId, around: Around) => Read> = {
  text: readText,
  lines: readText,
  'long text': readText,
  choice: readChoice,
  agency: readChoice,
  choices: (text, id, { scheme }) => {
    const ticked = splitChoices(text);
    const chosen = choicesOf(id, scheme).filter((choice) => ticked.includes(choice));
    if (chosen.length === 0 || chosen.length !== ticked.length) return { problem: 'not a choice' };
    return chosen.includes(noRisks) && chosen.length > 1 ? { problem: 'none and some' } : { answer: chosen };
  },
  date: (text, id, { today }) => {
    const date = readDate(text, today, questionOf(id).mayLieLongAgo);
    if (date === undefined) return { problem: 'not a date' };
    return date > today && !questionOf(id).mayLieAhead ? { problem: 'lies ahead' } : { answer: date };
  },
  telephone: (text) => found(readTelephone(text), 'not a telephone'),
  'post code': (text) => found(readPostCode(text), 'not a post code'),
};
const found = (answer: string | undefined, problem: Problem): Read => (answer === undefined ? { problem } : { answer });

/** Several choices arrive as one text, `a,b`. No choice has a comma of its own. */
export const splitChoices = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()))].filter(Boolean);

function readAnswer(typed: string | undefined, id: QuestionId, around: Around): Read {
  const text = plainText(typed ?? '');
  const { kind, longest = 100, mayBeNotKnown } = questionOf(id);
  if (text === '') return { problem: 'missing' };
  if (mayBeNotKnown && isNotKnown(text)) return { answer: 'not known' };
  if (kind !== 'choices' && text.length > longest) return { problem: 'too long' };
  return readers[kind](text, id, around);
}

/**
 * Reads what was typed, question by question in the form's order, so that each answer decides whether later questions apply.
 * Questions that do not apply are left out, whatever was typed there.
 */
export function readAnswers(typed: Typed, around: Around): Reading {
  const answers: Record<string, string | string[]> = {};
  const errors: FormError[] = [];
  for (const id of questionIds) {
    if (!isAsked(id, answers as Answers)) continue;
    const reading = readAnswer(typed[id], id, around);
    if ('answer' in reading) answers[id] = reading.answer;
    else errors.push({ id, problem: reading.problem });
  }
  return { answers: answers as Answers, errors };
}

/** The first section with something left to answer; none when the form is complete. */
export const openSection = ({ errors }: Reading): Section | undefined => errors[0] && questionOf(errors[0].id).section;

/** The questions that a section's card shows for what has been typed so far. */
export const shownIn = (section: Section, { answers }: Reading): QuestionId[] => askedIn(answers, section);
