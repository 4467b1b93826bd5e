import { londonDay } from '../typed/london.ts';
import type { Posting } from '../delivery/message.ts';
import { plainText } from '../typed/plain-text.ts';
import { readAnswers, shownIn, type FormError } from '../referral/check.ts';
import type { QuestionId, Section, Typed } from '../referral/questions.ts';
import { changesOf } from '../step/amend.ts';
import { asTyped } from './answer.ts';
import { longestReason, type Outcome } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { keptAnswers } from './kept-answers.ts';
import { answersNow } from '../case/unsafe-visit.ts';
import { takeStep } from './take-step.ts';

export interface Changing {
  ref: string;
  version: number;
  by: Actor;
  /** From where it was pressed. */
  origin?: Origin | undefined;
  section: Section;
  typed: Typed;
  /** Why the facts change. */
  text: string;
}
export type Changed =
  { outcome: Outcome } | { current: Case; typed: Typed; errors: FormError[]; more: QuestionId[]; reasonMissing: boolean; nothing: boolean };

/** Changes facts of one section after the referral was sent. With mistakes nothing is kept, and they come back with the case. */
export async function changeFacts(
  deps: Deps,
  { ref, version, by, origin, section, typed, text }: Changing,
  on: (current: Case) => Posting[],
): Promise<Changed> {
  const press = { ref, version, by, origin, step: 'change facts', text, on } as const;
  const current = (await deps.store.find(ref))?.case;
  if (!current || current.version !== version) return { outcome: await takeStep(deps, press) };

  const around = { scheme: deps.scheme, today: londonDay(deps.now()) };
  const now = answersNow(current);
  const before = asTyped(now);
  const shown: string[] = shownIn(section, readAnswers(before, around));
  const sent = Object.entries(typed).filter(
    ([id, value]) => value !== '' && (shown.includes(id) || before[id as QuestionId] === undefined),
  );
  const merged: Typed = Object.fromEntries([...Object.entries(before).filter(([id]) => !shown.includes(id)), ...sent]);
  const reading = readAnswers(merged, around);
  const here = shownIn(section, reading);
  const faults = reading.errors.filter(({ id }) => here.includes(id));
  const errors = faults.filter(({ id }) => shown.includes(id) || typed[id] !== undefined);
  const more = faults.map(({ id }) => id).filter((id) => !errors.some((error) => error.id === id));
  const why = plainText(text);
  const reasonMissing = why === '' || why.length > longestReason;
  const answers = keptAnswers(reading, now, here);
  const nothing = faults.length === 0 && changesOf(now, answers).length === 0;
  if (faults.length > 0 || reasonMissing || nothing) return { current, typed: merged, errors, more, reasonMissing, nothing };
  return { outcome: await takeStep(deps, { ...press, details: { answers } }) };
}
