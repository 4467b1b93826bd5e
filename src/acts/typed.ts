import { readAnswers, shownIn, type Reading } from '../referral/check.ts';
import { isTypedSince } from '../referral/drawn.ts';
import { questionIds, questionOf, type QuestionId, type Section, type Typed } from '../referral/questions.ts';
import { readField } from '../typed/read-field.ts';

type Around = Parameters<typeof readAnswers>[1];
interface Card {
  section?: Section;
  typed?: Typed;
  drawn?: string | undefined;
}

/**
 * An input of this card that did not arrive was emptied, so its old answer goes; other sections stay. One that is as it was drawn keeps
 * the end that its card had no room for.
 */
export function withTyped(before: Typed, typed: Typed, shown: QuestionId[], drawn = ''): Typed {
  const isCutHere = (id: QuestionId, text: string) => (before[id] ?? '').startsWith(text) && !isTypedSince(drawn, id, text);
  const kept = Object.entries(before).filter(([id]) => !shown.includes(id as QuestionId));
  const now = shown.flatMap((id) => {
    const text = typed[id] ?? '';
    return text === '' ? [] : [[id, isCutHere(id, text) ? before[id] : text]];
  });
  return Object.fromEntries([...kept, ...now]);
}

/**
 * What was typed, with each day as it is meant today: "Friday", "4/3" or "aged 34" would mean another one when the draft is opened again.
 * A day that means the same two years on stays as it was typed.
 */
export function asMeantToday(typed: Typed, { answers }: Reading, today: string): Typed {
  const later = `${Number(today.slice(0, 4)) + 2}-06-15`;
  const meant = questionIds.flatMap((id) => {
    const answer = answers[id];
    if (!['date', 'birth'].includes(questionOf(id).kind) || typeof answer !== 'string') return [];
    const read = readField(typed[id], questionOf(id), later);
    return 'answer' in read && read.answer === answer ? [] : [[id, answer]];
  });
  return { ...typed, ...Object.fromEntries(meant) };
}

/** What somebody typed on an older card: its answers that are not as the card was drawn, nor as they are saved. */
export function typedSince({ section, typed = {}, drawn = '' }: Card, saved: Typed, around: Around): Typed {
  const shown = section ? shownIn(section, readAnswers({ ...saved, ...typed }, around)) : [];
  const since = shown.filter((id) => typed[id] && typed[id] !== saved[id] && isTypedSince(drawn, id, typed[id]));
  return Object.fromEntries(since.map((id) => [id, typed[id]]));
}
