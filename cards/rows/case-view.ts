import { z } from 'zod';
import type { Case, HistoryEntry } from '../../src/case/case.ts';
import { isBeforeInstalled } from '../../src/case/steps.ts';
import { londonDay } from '../../src/typed/london.ts';
import { isAnyTime } from '../../src/referral/contradictions.ts';
import type { Answers } from '../../src/referral/questions.ts';
import { agesOn } from '../../src/typed/typed-birth.ts';
import { dueWords, momentWords } from '../words/time-words.ts';
import { cut, didWords, statusWords } from '../words/words.ts';
import type { Seen } from '../words/seen.ts';

export const row = z.strictObject({ label: z.string(), text: z.string() });
export const point = z.strictObject({ text: z.string() });
export type Row = z.infer<typeof row>;
type Point = z.infer<typeof point>;

/** What every card of a case begins with. Texts that are empty have a boolean beside them, because the engine shows what it finds. */
export const caseView = z.strictObject({
  ref: z.string(),
  version: z.number(),
  title: z.string(),
  notice: z.string(),
  hasNotice: z.boolean(),
  status: z.string(),
  why: z.string(),
  hasWhy: z.boolean(),
  warnings: z.array(point),
  rows: z.array(row),
  speak: z.string(),
  fallbackText: z.string(),
});
export type CaseView = z.infer<typeof caseView>;

interface Beginning {
  title: string;
  status: string;
  why?: string;
  warnings?: string[];
  rows?: (Row | undefined)[];
}

export function toCaseView({ ref, version }: Pick<Case, 'ref' | 'version'>, { notice = '' }: Seen, beginning: Beginning): CaseView {
  const { title, status, why = '', warnings = [], rows = [] } = beginning;
  return {
    ...{ ref, version, title, status, why, hasWhy: why !== '', notice, hasNotice: notice !== '' },
    warnings: points(warnings),
    rows: rows.filter((one) => one !== undefined),
    speak: `${title}. ${status}`,
    fallbackText: `${title}. ${status} Type: case ${ref}`,
  };
}

export const points = (texts: string[]): Point[] => texts.map((text) => ({ text }));

/** What somebody must read whole to decide, or to stay safe, stands whole: the longest text of the form, in its quotation marks. */
export const longestText = 2_002;

/** A row, or none when there is nothing to say. Lines become one line. */
export const rowOf = (label: string, text: string | undefined, longest = 300): Row | undefined =>
  text ? { label, text: cut(text.replace(/\n+/g, ', '), longest) } : undefined;
export const quoteOf = (label: string, text: string | undefined): Row[] => (text ? [{ label, text: cut(`“${text}”`, longestText) }] : []);

/** "Awaiting Inspector. Due today by 4:30pm, in 2 hours." */
export function statusLine({ status, dueAt }: Case, now: Date): string {
  const due = dueAt && isBeforeInstalled(status) && status !== 'on hold' ? ` ${dueWords(dueAt, now)}.` : '';
  return `${statusWords[status]}.${due}`;
}

/** "Insp. Alex Example authorised it today at 2:05pm." */
export const didLine = ({ by, step, at, reason }: HistoryEntry, now: Date): string =>
  `${by.name} ${didWords[step]} ${momentWords(at, now)}${reason ? `: ${reason}` : ''}.`;

/** Who ended what this card asked for, and where the case is now. */
export function outcomeLine(current: Case, asked: Case['status'], now: Date): string {
  const decided = current.history.findLast(({ from }) => from === asked);
  return decided ? `${didLine(decided, now)} Now: ${statusLine(current, now)}` : statusLine(current, now);
}

/** The title of a request that was dealt with. Asking for information decides nothing yet. */
export const afterwards = ({ status }: Case): string => (status === 'needs information' ? 'waiting for the referrer' : 'decided');

/** What somebody must know before they call or visit. It stands at the top, in words. */
export function warningsOf({ private: { answers } }: Case, now: Date): string[] {
  return answerWarnings(answers, now);
}
/** A birth of which only the year or an age is known may leave two ages: then it is said that it may be so. */
function under18(birth: string | undefined, today: string): string[] {
  const { least = adult, most = adult } = agesOn(today, birth) ?? {};
  if (least >= adult) return [];
  const age = least === most ? `${least}` : `${least} or ${most}`;
  return [`${most < adult ? 'Under 18' : 'May be under 18'}: the recipient is ${age} years old.`];
}
const adult = 18;

export function answerWarnings(answers: Answers, now: Date): string[] {
  const { dateOfBirth, recipientTelephone, safeToCall, leaveMessage, whenToCall, recipientAgreed } = answers;
  const today = londonDay(now);
  const calling = {
    yes: [],
    no: ['Not safe to call the recipient.'],
    'not known': ['Not known whether it is safe to call the recipient: ask the referrer first.'],
  };
  return [
    ...under18(dateOfBirth, today),
    ...(recipientTelephone === 'none' ? ['The recipient has no telephone. Ask the referrer how to reach them safely.'] : []),
    ...(safeToCall ? calling[safeToCall] : []),
    ...(leaveMessage === 'no' ? ['Do not leave a message.'] : []),
    ...(safeToCall === 'yes' && whenToCall && !isAnyTime(whenToCall) ? [`When to call: ${cut(whenToCall, 200)}`] : []),
    ...(recipientAgreed === 'not safe to ask' ? ['The recipient could not be asked safely and may not know of this.'] : []),
    ...(recipientAgreed === 'not safe to ask' && safeToCall === 'yes'
      ? ['Could not be asked safely, and yet marked safe to call: check with the referrer first.']
      : []),
  ];
}
