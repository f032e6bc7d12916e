import { type TestContext } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase } from '../../test/cluster.ts';
import { runCommand } from './run.ts';

export interface Ran {
  code: number;
  /** The result. */
  printed: string;
  /** What was said beside it. */
  said: string;
}

/** Runs a command as a terminal would. `answers` are typed at its questions, in their order. */
export async function essor(
  argv: readonly string[],
  o: { env?: Record<string, string>; input?: string; answers?: readonly string[] } = {},
): Promise<Ran> {
  const ran: Ran = { code: 0, printed: '', said: '' };
  const answers = [...(o.answers ?? [])];
  const answer = async (question: string): Promise<string> => {
    ran.said += `${question}\n`;
    return answers.shift() ?? '';
  };
  ran.code = await runCommand(argv, {
    env: o.env ?? {},
    print: (text) => void (ran.printed += `${text}\n`),
    terminal: {
      interactive: o.answers !== undefined,
      say: (line) => void (ran.said += `${line}\n`),
      ask: answer,
      askSecret: answer,
      input: async () => o.input ?? '',
    },
  });
  return ran;
}

/** The address of a database of the test's PostgreSQL, as an operator would write it. */
export const urlOf = ({ host, port, user, database }: { host: string; port: number; user: string; database: string }) =>
  `postgres:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${user}`;

/** An empty, migrated Essor that does not run: the environment for commands on it. */
export async function emptyEssor(t: TestContext): Promise<Record<string, string>> {
  const { connection, drop } = await freshDatabase();
  t.after(drop);
  return { DATABASE_URL: urlOf(connection), ESSOR_DATA: emptyFolder(t) };
}

export function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'essor-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
