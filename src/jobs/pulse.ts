/** Work that looks for itself: at a steady beat, and at once when somebody says there is some. */
export interface Pulse {
  wake(): void;
  /** Looks, and resolves when nothing is left to do. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs `turn` every `everyMs` and on `wake`, never twice at the same time; a wake during a turn
 * causes one more. A turn that fails is reported and tried again at the next beat.
 */
export function pulse(o: {
  turn: (stopped: () => boolean) => Promise<void>;
  everyMs: number;
  onError: (reason: string) => void;
}): Pulse {
  let stopped = false;
  let again = false;
  let turning: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    do {
      again = false;
      await o.turn(() => stopped);
    } while (again && !stopped);
  };
  const wake = (): void => {
    if (stopped) return;
    if (turning) {
      again = true;
      return;
    }
    turning = run()
      .catch((error: unknown) => o.onError(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        turning = undefined;
      });
  };
  const beat = setInterval(wake, o.everyMs);

  return {
    wake,
    async idle() {
      wake();
      while (turning) await turning;
    },
    async stop() {
      stopped = true;
      clearInterval(beat);
      await turning;
    },
  };
}
