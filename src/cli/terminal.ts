import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from './command.ts';

/** The terminal that the program was started from. */
export function processTerminal(): Terminal {
  const interactive = process.stdin.isTTY && process.stderr.isTTY;
  const asking = async (question: string, output: NodeJS.WritableStream): Promise<string> => {
    const line = createInterface({ input: process.stdin, output, terminal: true });
    try {
      return (await line.question(question)).trim();
    } finally {
      line.close();
    }
  };
  return {
    interactive,
    say: (line) => void process.stderr.write(`${line}\n`),
    ask: (question) => asking(`${question} `, process.stderr),
    async askSecret(question) {
      process.stderr.write(`${question} `);
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      try {
        return await asking('', nowhere);
      } finally {
        process.stderr.write('\n');
      }
    },
    input: () => text(process.stdin),
  };
}
