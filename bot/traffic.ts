/** Lets presses go first: a person waits for the answer to a press, and nobody waits for a card to the tenth of a second. */
export interface Traffic {
  /** Counts a press while it is being answered. */
  press<T>(answer: () => Promise<T>): Promise<T>;
  /** Resolves when no press is being answered, and after a quarter of a second in any case. One at a time, so that cards do not rush out together. */
  quiet(): Promise<void>;
}

const longestWaitMs = 250;

export function watchTraffic(): Traffic {
  let pressing = 0;
  const waiting = new Set<() => void>();

  const letOneGo = () => {
    if (pressing > 0) return;
    const [first] = waiting;
    if (!first) return;
    first();
    setImmediate(letOneGo);
  };

  return {
    async press(answer) {
      pressing += 1;
      try {
        return await answer();
      } finally {
        pressing -= 1;
        setImmediate(letOneGo);
      }
    },
    quiet: () =>
      new Promise((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, longestWaitMs);
        waiting.add(go);
        if (pressing === 0 && waiting.size === 1) setImmediate(letOneGo);
      }),
  };
}
