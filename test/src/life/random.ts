/** Numbers that look random and are the same for the same seed: a failure can be played again. */
export interface Random {
  /** From 0 to below 1. */
  number: () => number;
  chance: (of: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  between: (from: number, to: number) => number;
}

export function seeded(seed: number): Random {
  let state = seed;
  const number = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(number() * (to - from));
  return {
    number,
    chance: (of) => number() < of,
    between,
    pick: (list) => {
      const picked = list[between(0, list.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}
