import type { TestEvent } from 'node:test/reporters';

const SHOWN = 10;

/** A reporter of `node --test` for runs of `test/process.ts`: the files that took longest, slowest first. */
export default async function* slowestFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files: { name: string; ms: number }[] = [];
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, nesting, details } = event.data;
    if (nesting === 0 && details.type === 'suite') files.push({ name, ms: details.duration_ms });
  }
  for (const { name, ms } of files.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN))
    yield `${(ms / 1_000).toFixed(1).padStart(6)} s  ${name}\n`;
}
