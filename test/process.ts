import { AsyncResource } from 'node:async_hooks';
import { after, suite } from 'node:test';
import { pathToFileURL } from 'node:url';

const endings: (() => Promise<void>)[] = [];
// Registered where the process begins: a hook asked for inside a test, or a file among several, ends with that.
after(async () => {
  for (const end of endings) await end();
});

/** Ends something that all tests of this process share, once the last of them is done. */
export function atEnd(end: () => Promise<void>): void {
  endings.push(end);
}

/**
 * Runs test files one after the other in this process, which so loads the program once for all of them. Each is a
 * suite named after the file, and may last `longestMs`.
 */
export function runFiles(files: readonly string[], longestMs: number): void {
  let running: string | undefined;
  process.once('exit', () => {
    if (running) console.error(`The process ended in ${running}.`);
  });
  // The runner asks what began a suite to know where it belongs: these belong nowhere but to the process.
  const ofTheProcess = new AsyncResource('test files');
  const next = (n: number): void => {
    const file = (running = files[n]);
    if (!file) return;
    void suite(file, { timeout: longestMs }, async () => {
      // Before this one ends, since the runner ends with the last test that it knows of.
      after(() => ofTheProcess.runInAsyncScope(next, undefined, n + 1));
      await import(pathToFileURL(file).href);
    });
  };
  next(0);
}
