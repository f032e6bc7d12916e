/**
 * Runs work one after the other, in the order asked.
 * @param most how many may wait; further ones are refused with `full()`.
 */
export function oneAtATime(most: number, full: () => Error): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting > most) throw full();
    waiting++;
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    try {
      await before;
      return await work();
    } finally {
      waiting--;
      resolve();
    }
  };
}
