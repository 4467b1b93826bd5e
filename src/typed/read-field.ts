import { plainText } from './plain-text.ts';
import { spokenDay } from './spoken-day.ts';
import { isNoSuchDay, readDate } from './typed-date.ts';
import { readAmount, readCount } from './typed-number.ts';
import { readPostCode } from './typed-post-code.ts';
import { readTelephone } from './typed-telephone.ts';
import { readTime } from './typed-time.ts';

/** What may be asked on a form, whichever form it is. */
export interface Field {
  kind: 'text' | 'lines' | 'long text' | 'choice' | 'choices' | 'agency' | 'date' | 'time' | 'count' | 'amount' | 'telephone' | 'post code';
  choices?: readonly string[];
  /** How many characters an answer may have. */
  longest?: number;
  /** "Not known" and "none" may be typed where the paper form leaves a blank. */
  mayBeNotKnown?: true;
  /** There may be none, which is something else than not known. */
  mayBeNone?: true;
  /** A date may lie ahead only where it says so. */
  mayLieAhead?: true;
  mayLieLongAgo?: true;
  /** A day may be named by a word, "tomorrow" or "Friday": on a form that is read once, for a draft would mean another day each morning. */
  mayBeSaid?: true;
  /** The choices are no words of ours, but names of people. */
  named?: true;
  /** This choice goes with no other. */
  alone?: string;
}

export type Problem =
  | (
      | 'missing'
      | 'too long'
      | 'not a choice'
      | 'not a date'
      | 'no such day'
      | 'lies ahead'
      | 'lies back'
      | 'too far ahead'
      | 'not a telephone'
      | 'not a post code'
    )
  | ('none and some' | 'not a time' | 'ends before it starts' | 'not a count' | 'not an amount' | 'not asked for' | 'holder left out')
  | ('danger without a risk' | 'a message but no call' | 'any time but no call');
/** An answer in its usual form, or what is wrong with it. */
export type Read = { answer: string | string[] } | { problem: Problem };

const isNotKnown = (text: string) => /^(not known|unknown|none|n\/?a|don['’]?t know)\.?$/i.test(text);
const isNone = (text: string) => /^(?:none|no (?:tele)?phone)\.?$/i.test(text);
const found = (answer: string | undefined, problem: Problem): Read => (answer === undefined ? { problem } : { answer });
const readText = (text: string): Read => ({ answer: text });
const readChoice = (text: string, { choices = [] }: Field): Read =>
  choices.includes(text) ? { answer: text } : { problem: 'not a choice' };

/** Several choices arrive as one text, `a,b`. No choice has a comma of its own. */
export const splitChoices = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()))].filter(Boolean);

/** One reader for each kind of field. Each is given text that is not empty and not too long. `today` is London's, yyyy-mm-dd. */
const readers: Record<Field['kind'], (text: string, field: Field, today: string) => Read> = {
  text: readText,
  lines: readText,
  'long text': readText,
  choice: readChoice,
  agency: readChoice,
  choices: (text, { choices = [], alone }) => {
    const ticked = splitChoices(text);
    const chosen = choices.filter((choice) => ticked.includes(choice));
    if (chosen.length === 0 || chosen.length !== ticked.length) return { problem: 'not a choice' };
    return alone !== undefined && chosen.includes(alone) && chosen.length > 1 ? { problem: 'none and some' } : { answer: chosen };
  },
  date: (text, { mayLieAhead, mayLieLongAgo, mayBeSaid }, today) => {
    const date = readDate(text, today, mayLieLongAgo) ?? (mayBeSaid && spokenDay(text, today));
    if (date === undefined) return { problem: isNoSuchDay(text) ? 'no such day' : 'not a date' };
    return date > today && !mayLieAhead ? { problem: 'lies ahead' } : { answer: date };
  },
  time: (text) => found(readTime(text), 'not a time'),
  count: (text) => found(readCount(text), 'not a count'),
  amount: (text) => found(readAmount(text), 'not an amount'),
  telephone: (text) => found(readTelephone(text), 'not a telephone'),
  'post code': (text) => found(readPostCode(text), 'not a post code'),
};

/** Reads what stands in one input. */
export function readField(typed: string | undefined, field: Field, today: string): Read {
  const text = plainText(typed ?? '');
  const { kind, longest = 100, mayBeNotKnown, mayBeNone } = field;
  if (text === '') return { problem: 'missing' };
  if (mayBeNone && isNone(text)) return { answer: 'none' };
  if (mayBeNotKnown && isNotKnown(text)) return { answer: 'not known' };
  if (kind !== 'choices' && text.length > longest) return { problem: 'too long' };
  return readers[kind](text, field, today);
}
