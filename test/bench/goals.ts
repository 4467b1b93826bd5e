import { perSecond, percentile, type Figures } from './figures.ts';

export interface Goal {
  goal: string;
  /** Missing when this run has not measured it. */
  figure?: number;
  /** What the figure may be at least, or at most. */
  least?: number;
  most?: number;
  unit?: string;
}

/** How many turns a second, as a part of the other's. */
export const rateRatio = (one: Figures, other: Figures): number => perSecond(one) / perSecond(other);
export const p99Ratio = (one: Figures, other: Figures): number => percentile(one.times, 0.99) / percentile(other.times, 0.99);
/** By how many per cent the one is slower than the other. Negative when it is faster. */
export const percentSlower = (one: Figures, other: Figures): number => (1 - rateRatio(one, other)) * 100;

/** A press may read its case, and commit. How many requests it makes over and above that. */
export const overReadAndBatch = ({ read = 0, batch = 0, ...others }: Record<string, number>): number =>
  Math.max(0, read - 1) + Math.max(0, batch - 1) + Object.values(others).reduce((sum, count) => sum + count, 0);

/** 'met' or 'not met', and never more than that: a figure of one machine and one minute must fail nobody's build. */
export function goalLine({ goal, figure, least, most, unit = '' }: Goal): string {
  const bound = least === undefined ? `at most ${most}${unit}` : `at least ${least}${unit}`;
  if (figure === undefined || Number.isNaN(figure)) return `not measured  ${goal}: ${bound}`;
  const isMet = figure >= (least ?? -Infinity) && figure <= (most ?? Infinity);
  return `${isMet ? 'met    ' : 'not met'}       ${goal}: ${Number(figure.toFixed(2))}${unit} (${bound})`;
}
