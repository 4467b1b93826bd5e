/** How many letters apart two texts are, where one that is left out, added, changed, or swapped with its neighbour counts as one. */
function lettersApart(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (last[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      const isSwapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const swapped = isSwapped ? (before[at - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, changed, swapped));
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}

/** A slip of the finger, and in a longer command two. */
const mayBeApart = (title: string): number => (title.length <= 5 ? 1 : 2);
/** Whoever types more than a line does not mean a command. */
const longest = 100;

/** The command that somebody may have meant: one that they nearly typed, among other words or alone; else one that a word begins with. */
export function nearestCommand(typed: string, titles: string[]): string | undefined {
  const words = typed
    .slice(0, longest)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const found = titles.map((title) => {
    const size = title.split(' ').length;
    const parts = words.slice(0, Math.max(0, words.length - size + 1)).map((_, at) => words.slice(at, at + size).join(' '));
    return { title, size, apart: Math.min(...parts.map((part) => lettersApart(part, title.toLowerCase()))) };
  });
  // More words say more of what was meant than one that stands in them.
  const byLikeness = (a: (typeof found)[number], b: (typeof found)[number]) =>
    b.size - a.size || a.apart - b.apart || b.title.length - a.title.length;
  const near = found.filter(({ title, apart }) => apart <= mayBeApart(title)).sort(byLikeness)[0];
  return near?.title ?? titles.find((title) => words.some((word) => word.startsWith(title)));
}
