// Starts Essor, says where it is, and stops it cleanly. Everything else is loaded once Node is known to do.
import { readFileSync } from 'node:fs';

const NEEDED = 26;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `Essor needs Node ${NEEDED}, and this is ${process.version}. Start it with "npm start", which brings its own.`,
  );
  process.exit(1);
}

const { ConfigError, readConfig } = await import('#config');
const { serve } = await import('./serve.ts');
const log = (line: string): void => console.error(line);

/** Ends the program with the error's sentence, or with the whole error when it is not one of those that we expect. */
function giveUp(error: unknown): never {
  const expected = error instanceof Error && /^(?:ConfigError|CannotStart|CannotListen)$/.test(error.name);
  console.error(expected ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

/** Whether hang-ups are to be ignored: nohup(1) asks for it, and taking the signal ourselves would undo that. */
function ignoresHangUp(): boolean {
  if (process.platform !== 'linux') return false;
  const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${mask}`) & 1n) === 1n;
}

let running: Awaited<ReturnType<typeof serve>> | undefined;
let asked = 0;
let exitCode = 0;

async function stop(): Promise<void> {
  asked += 1;
  if (asked === 1 && running) log('Stopping…');
  // While it starts there is nothing to finish; PostgreSQL ends with the program.
  if (!running || asked > 2) process.exit(exitCode || (running ? 1 : 130));
  await running.stop(asked > 1 ? 'hurry' : undefined);
  process.exit(exitCode);
}

function fail(reason: unknown): void {
  exitCode = 1;
  console.error(reason);
  if (asked === 0) void stop();
}

process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
if (!ignoresHangUp()) process.on('SIGHUP', () => void stop());
process.on('uncaughtException', fail);

try {
  const config = readConfig(process.env);
  running = await serve(config, log);
  console.log(`Essor is at ${config.origin}${config.production ? ` (port ${config.port})` : '. Ctrl-C stops it.'}`);
  if (config.production && config.trustedProxies.length === 0) {
    log('ESSOR_TRUSTED_PROXIES is not set: behind a proxy, all visitors would share one limit. Name its address.');
  }
} catch (error) {
  giveUp(error);
}
void running.failed.then((reason) => {
  if (asked === 0) fail(reason);
});
