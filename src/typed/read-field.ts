import { isLeftOpen, isNone, isNotKnown } from './left-open.ts';
import { plainText } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { readBirth } from './typed-birth.ts';
import { readChoice, readChoices, type AlsoCalled } from './typed-choice.ts';
import type { Lies } from './typed-date.ts';
import { readDay } from './typed-day.ts';
import { readAmount, readCount } from './typed-number.ts';
import { readDistrict, readPostCode } from './typed-post-code.ts';
import { readTelephone } from './typed-telephone.ts';
import { readTime } from './typed-time.ts';

type Words = 'text' | 'lines' | 'long text';
type Chosen = 'choice' | 'choices' | 'agency';

/** What may be asked on a form, whichever form it is. */
export interface Field {
  kind: Words | Chosen | 'date' | 'birth' | 'time' | 'count' | 'amount' | 'telephone' | 'post code';
  choices?: readonly string[];
  /** How many characters an answer may have. */
  longest?: number;
  /** "Not known" and "none" may be typed where the paper form leaves a blank. */
  mayBeNotKnown?: true;
  /** May be left empty: what it is for may not apply. */
  mayBeEmpty?: true;
  /** There may be none, which is something else than not known. */
  mayBeNone?: true;
  /** Without it nobody can be found or helped: "not known" or "tbc" is no answer. */
  isNeeded?: true;
  /** Where the dates lie that are asked for. What is asked without this lies back. */
  lies?: Lies;
  /** The choices are no words of ours, but names of people. */
  named?: true;
  /** This choice goes with no other. */
  alone?: string;
  alsoCalled?: AlsoCalled;
}

/** An answer in its usual form, or what is wrong with it. */
export type Read = { answer: string | string[] } | { problem: Problem };

const found = (answer: string | undefined, problem: Problem): Read => (answer === undefined ? { problem } : { answer });
const readText = (text: string, { isNeeded }: Field): Read => (isNeeded && isLeftOpen(text) ? { problem: 'left open' } : { answer: text });
const readOne = (text: string, { choices = [], alsoCalled }: Field): Read => found(readChoice(text, choices, alsoCalled), 'not a choice');

/** One reader for each kind of field. Each is given text that is not empty and not too long. `today` is London's, yyyy-mm-dd. */
const readers: Record<Field['kind'], (text: string, field: Field, today: string) => Read> = {
  text: readText,
  lines: readText,
  'long text': readText,
  choice: readOne,
  agency: readOne,
  choices: (text, { choices = [], alone }) => {
    const chosen = readChoices(text, choices);
    if (!chosen) return { problem: 'not a choice' };
    return alone !== undefined && chosen.includes(alone) && chosen.length > 1 ? { problem: 'none and some' } : { answer: chosen };
  },
  date: (text, { lies = 'back' }, today) => {
    const read = readDay(text, today, lies);
    if ('problem' in read) return read;
    return read.day > today && lies === 'back' ? { problem: 'lies ahead' } : { answer: read.day };
  },
  birth: (text, _, today) => {
    const read = readBirth(text, today);
    return 'problem' in read ? read : { answer: read.birth };
  },
  time: (text) => found(readTime(text), 'not a time'),
  count: (text) => found(readCount(text), 'not a count'),
  amount: (text) => found(readAmount(text), 'not an amount'),
  telephone: (text, { isNeeded }) => {
    if (isNeeded && isNotKnown(text)) return { problem: 'left open' };
    const read = readTelephone(text);
    return 'problem' in read ? read : { answer: read.telephone };
  },
  'post code': (text) => found(readPostCode(text) ?? readDistrict(text), 'not a post code'),
};

/** Reads what stands in one input. */
export function readField(typed: string | undefined, field: Field, today: string): Read {
  const text = plainText(typed ?? '');
  const { kind, longest = 100, mayBeEmpty, mayBeNotKnown, mayBeNone } = field;
  if (text === '') return mayBeEmpty ? { answer: '' } : { problem: 'missing' };
  if (mayBeNone && isNone(text)) return { answer: 'none' };
  if (mayBeNotKnown && isNotKnown(text)) return { answer: 'not known' };
  if (kind !== 'choices' && text.length > longest) return { problem: 'too long' };
  return readers[kind](text, field, today);
}
