import type { Transact, Tx } from './open.ts';

interface Waiting<Input, Output> {
  input: Input;
  resolve(output: Output): void;
  reject(reason: unknown): void;
}

// SQLSTATE classes 22 (data) and 23 (constraints): the fault of one call, not of the database.
const faultOfOne = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));

/**
 * Group commit: calls that come while a transaction is under way wait for it and share the next
 * one, so that a rush costs a few commits and not one each. A call resolves only after the commit
 * that holds it. When what one of them asks cannot be written, each gets a transaction of its own, so
 * that nobody pays for another's fault.
 * @param verb writes many at once and gives one output an input, in their order.
 * @param most calls in one transaction at most.
 */
export function together<Input, Output>(
  transact: Transact,
  verb: (tx: Tx, inputs: readonly Input[]) => Promise<readonly Output[]>,
  most = 250,
): (input: Input) => Promise<Output> {
  const queue: Waiting<Input, Output>[] = [];
  let writing = false;

  const write = async (batch: readonly Waiting<Input, Output>[]): Promise<void> => {
    try {
      const outputs = await transact((tx) =>
        verb(
          tx,
          batch.map(({ input }) => input),
        ),
      );
      batch.forEach(({ resolve }, i) => resolve(outputs[i]!));
    } catch (error) {
      if (batch.length > 1 && faultOfOne(error)) for (const one of batch) await write([one]);
      else for (const { reject } of batch) reject(error);
    }
  };
  const drain = async (): Promise<void> => {
    writing = true;
    while (queue.length > 0) await write(queue.splice(0, most));
    writing = false;
  };

  return (input) =>
    new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject });
      // Those who come in the same turn of the event loop share the first commit too.
      if (!writing) {
        writing = true;
        setImmediate(() => void drain());
      }
    });
}
