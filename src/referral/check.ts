import type { Scheme } from '../scheme/scheme.ts';
import { askedIn, isAsked } from './asked.ts';
import { contradictionAt } from './contradictions.ts';
import { isCovered } from './criteria.ts';
import type { Problem } from '../typed/problem.ts';
import { readField, type Read } from '../typed/read-field.ts';
import { otherAgency, questionIds, questionOf, type Answers, type QuestionId, type Section, type Typed } from './questions.ts';

export interface FormError {
  id: QuestionId;
  problem: Problem;
}

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

/** The choices of a question; agencies come from the scheme's register. */
export const choicesOf = (id: QuestionId, { agencies }: Pick<Scheme, 'agencies'>): readonly string[] =>
  id === 'agency' ? [...agencies, otherAgency] : (questionOf(id).choices ?? []);

const readAnswer = (typed: string | undefined, id: QuestionId, { scheme, today }: Around): Read =>
  readField(typed, { ...questionOf(id), choices: choicesOf(id, scheme) }, today);

/**
 * Reads what was typed, question by question in the form's order, so that each answer decides whether later questions apply.
 * Questions that do not apply are left out, whatever was typed there.
 */
export function readAnswers(typed: Typed, around: Around): Reading {
  const known = lastRead.get(typed);
  if (known?.today === around.today && known.scheme === around.scheme) return known.reading;
  const reading = readAll(typed, around);
  lastRead.set(typed, { ...around, reading });
  return reading;
}
/** One press reads the same draft more than once: to see what was shown, what is wrong, and what to show. */
const lastRead = new WeakMap<Typed, Around & { reading: Reading }>();

function readAll(typed: Typed, around: Around): Reading {
  const answers: Record<string, string | string[]> = {};
  const errors: FormError[] = [];
  for (const id of questionIds) {
    if (!isAsked(id, answers as Answers)) continue;
    const reading = readAnswer(typed[id], id, around);
    const wrong = 'problem' in reading ? reading.problem : contradictionAt(id, { ...answers, [id]: reading.answer });
    if ('answer' in reading && !wrong) answers[id] = reading.answer;
    else if (wrong) errors.push({ id, problem: wrong });
  }
  return { answers: answers as Answers, errors };
}

/**
 * The first section with something left to answer; none when the form is complete. What the scheme does not cover is refused whatever
 * the rest says (C2): beyond the section that tells it nothing is missing, and nobody has to give a person's details for it.
 */
export function openSection({ answers, errors }: Reading): Section | undefined {
  const sectionOf = ({ id }: FormError) => questionOf(id).section;
  const open = isCovered(answers.grounds) ? errors : errors.filter((error) => sectionOf(error) === questionOf('grounds').section);
  return open[0] && sectionOf(open[0]);
}

/** The questions that a section's card shows for what has been typed so far. */
export const shownIn = (section: Section, { answers }: Reading): QuestionId[] => askedIn(answers, section);
