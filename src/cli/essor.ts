// The command line: `npm run essor -- …`.
import { runCommand } from './run.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  terminal: processTerminal(),
  print: (text) => void process.stdout.write(`${text}\n`),
});
