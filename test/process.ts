import { after } from 'node:test';

const endings: (() => Promise<void>)[] = [];
// Registered where the process begins: a hook asked for inside a test ends with that.
after(async () => {
  for (const end of endings) await end();
});

/** Ends something that all tests of this process share, once the last of them is done. */
export function atEnd(end: () => Promise<void>): void {
  endings.push(end);
}
