/** How often one person may press or type. */
export interface PressRate {
  /** Counts one press of this person. The first one that is too many is told so; whether each further one is, its kind decides. */
  takes(person: string): 'go' | 'too many' | 'still too many';
}

export interface Allowance {
  /** So many at once … */
  atOnce: number;
  /** … and then so many a second. */
  perSecond: number;
  /** So many people are remembered: who comes after them has the place of whoever has been quiet longest. */
  people: number;
}

/**
 * Twenty at once, then one a second, so sixty a minute. Filling in the whole form is about ten presses, and nobody reads a step of it
 * within a second, so who works fast never meets this; a client that presses by itself, or a script, does.
 */
export const usualAllowance: Allowance = { atOnce: 20, perSecond: 1, people: 10_000 };

/** Counts in memory, so each instance counts for itself. `monotonic` gives milliseconds that never go back. */
export function watchPressRate({ atOnce, perSecond, people }: Allowance, monotonic: () => number): PressRate {
  /** What each person had left, and when; the one who was quiet longest comes first. */
  const known = new Map<string, { left: number; at: number; told: boolean }>();
  return {
    takes(person) {
      const at = monotonic();
      const before = known.get(person) ?? { left: atOnce, at, told: false };
      const left = Math.min(atOnce, before.left + ((at - before.at) / 1_000) * perSecond);
      const goes = left >= 1;
      known.delete(person);
      known.set(person, { left: goes ? left - 1 : left, at, told: !goes });
      const [quietest] = known.keys();
      if (known.size > people && quietest !== undefined) known.delete(quietest);
      return goes ? 'go' : before.told ? 'still too many' : 'too many';
    },
  };
}
