/** Points of the work at which a process may be killed. */
export const momentNames = [
  'a press is on its way',
  'a press was answered',
  'a card is on its way',
  'a card was taken',
  'an update is on its way',
] as const;
export type Moment = (typeof momentNames)[number];
export type Moments = ReturnType<typeof newMoments>;

/** Who wants to do something at a moment says so; it is done the next time the moment comes, before anything else goes on. */
export function newMoments() {
  const waiting = new Map<Moment, () => void>();
  const counts = new Map<Moment, number>();
  return {
    countOf: (moment: Moment) => counts.get(moment) ?? 0,
    at: (moment: Moment, run: () => void) => void waiting.set(moment, run),
    notAt: (moment: Moment) => void waiting.delete(moment),
    reached: (moment: Moment) => {
      counts.set(moment, (counts.get(moment) ?? 0) + 1);
      const run = waiting.get(moment);
      waiting.delete(moment);
      run?.();
    },
  };
}
