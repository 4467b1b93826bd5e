import { readAnswers, shownIn } from '../referral/check.ts';
import { isTypedSince } from '../referral/drawn.ts';
import type { Section, Typed } from '../referral/questions.ts';

type Around = Parameters<typeof readAnswers>[1];
interface Card {
  section?: Section;
  typed?: Typed;
  drawn?: string | undefined;
}

/** An input of this card that did not arrive was emptied, so its old answer goes; other sections stay. */
export function withTyped(before: Typed, typed: Typed, shown: string[]): Typed {
  const kept = Object.entries(before).filter(([id]) => !shown.includes(id));
  const now = Object.entries(typed).filter(([id, text]) => shown.includes(id) && text !== '');
  return Object.fromEntries([...kept, ...now]);
}

/** What somebody typed on an older card: its answers that are not as the card was drawn, nor as they are saved. */
export function typedSince({ section, typed = {}, drawn = '' }: Card, saved: Typed, around: Around): Typed {
  const shown = section ? shownIn(section, readAnswers({ ...saved, ...typed }, around)) : [];
  const since = shown.filter((id) => typed[id] && typed[id] !== saved[id] && isTypedSince(drawn, id, typed[id]));
  return Object.fromEntries(since.map((id) => [id, typed[id]]));
}
