/** What was measured of some turns: how long each took, how long all took together, and what the store was asked. */
export interface Figures {
  times: number[];
  seconds: number;
  requests?: number;
  bytes?: number;
}

export const none: Figures = { times: [], seconds: 0 };

/** Adds what was measured of further turns. */
export function add(one: Figures, other: Figures): Figures {
  const { requests = 0, bytes = 0 } = one;
  return {
    times: [...one.times, ...other.times],
    seconds: one.seconds + other.seconds,
    ...(other.requests !== undefined && { requests: requests + other.requests }),
    ...(other.bytes !== undefined && { bytes: bytes + other.bytes }),
  };
}

/** The time within which that part of the turns was answered: the nearest rank, so it is one that was measured. */
export function percentile(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
export const perSecond = ({ times, seconds }: Figures): number => times.length / seconds;
export const perTurn = (count: number | undefined, { times }: Figures): number | undefined =>
  count === undefined ? undefined : count / times.length;
