import type { AdaptiveCard } from './render.ts';
import { cut } from './words/words.ts';

/** What somebody typed is as long as it likes; our own words are shorter. */
const longest = 600;

const says =
  'Teams would not take the whole card. What ends with “(cut here)” is longer: before you act on it, ring a co-ordinator and have the rest read out.';

/** The same card with less of each typed text, and a sentence under its title that says so. Its buttons are the same. */
export function shortened(card: AdaptiveCard): AdaptiveCard {
  const [title, ...rest] = card.body;
  const notice = { type: 'TextBlock', text: says, wrap: true, weight: 'bolder' };
  return { ...card, body: [title, notice, ...(lessOf(rest) as unknown[])] };
}

/** Typed text stands in text runs and nowhere else. */
function lessOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(lessOf);
  if (typeof part !== 'object' || part === null) return part;
  const isRun = 'type' in part && part.type === 'TextRun' && 'text' in part && typeof part.text === 'string';
  if (isRun) return { ...part, text: cut(part.text as string, longest) };
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, lessOf(one)]));
}
