// The command line: `npm run essor -- …`.
import { runCommand } from './run.ts';
import { processTerminal } from './terminal.ts';

// Ends what a command has started, a database among it; the signals themselves would leave it running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  terminal: processTerminal(),
  print: (text) => void process.stdout.write(`${text}\n`),
});
