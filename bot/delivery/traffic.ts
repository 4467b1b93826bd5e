/** Lets presses go first: a person waits for the answer to a press, and nobody waits for a card to the tenth of a second. */
export interface Traffic {
  /** Counts a press while it is being answered. */
  press<T>(answer: () => Promise<T>): Promise<T>;
  /** Resolves when it is this caller's turn: one after the other, at once while no press is being answered, else one in a fiftieth of a second. */
  quiet(): Promise<void>;
  /** Resolves when no press is being answered: also one whose answer went out before it was done. */
  over(): Promise<void>;
}

/** While presses keep coming, one card goes out in this time. */
const betweenCardsMs = 20;

export function watchTraffic(): Traffic {
  let pressing = 0;
  let pumping = false;
  const waiting: (() => void)[] = [];
  const ended: (() => void)[] = [];

  const letOneGo = () => {
    waiting.shift()?.();
    pump();
  };
  const pump = () => {
    pumping = waiting.length > 0;
    if (!pumping) return;
    if (pressing === 0) setImmediate(letOneGo);
    else setTimeout(letOneGo, betweenCardsMs);
  };

  return {
    async press(answer) {
      pressing += 1;
      try {
        return await answer();
      } finally {
        pressing -= 1;
        if (pressing === 0) ended.splice(0).forEach((end) => end());
      }
    },
    over: () => (pressing === 0 ? Promise.resolve() : new Promise((end) => void ended.push(end))),
    quiet: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (!pumping) pump();
      }),
  };
}
