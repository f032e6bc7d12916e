const sentences: readonly (readonly [RegExp, (directory: string) => string])[] = [
  [
    /could not (?:create|resize) shared memory segment/i,
    () => 'There is not enough shared memory for PostgreSQL. In a container, start it with --shm-size=128m or more.',
  ],
  [
    /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes|disk full/i,
    (directory) =>
      `The disk that holds ${directory} is full. Nothing acknowledged is lost: free some space (a new database needs 100 MB), then start again.`,
  ],
  [
    /Cannot allocate memory|could not map anonymous shared memory|out of memory/i,
    () => 'There is not enough memory for PostgreSQL. Stop other programs or give the machine more, then start again.',
  ],
  [
    /Read-only file system/i,
    (directory) => `${directory} is on a disk that can only be read. Set ESSOR_DATA to a folder on another disk.`,
  ],
  [
    /Permission denied|wrong ownership|invalid permissions/i,
    (directory) =>
      `The files in ${directory} do not belong to the user who runs PostgreSQL. Give them back: see "sudo chown -R".`,
  ],
  [
    /lock file ".*" already exists|pre-existing shared memory block/i,
    (directory) => `Another PostgreSQL still uses ${directory}. Wait for it to end, or stop it, then start again.`,
  ],
];

/** Turns what PostgreSQL wrote before it gave up into a sentence for whoever runs the program. */
export function explain(said: string, directory: string): string {
  for (const [pattern, sentence] of sentences) if (pattern.test(said)) return sentence(directory);
  const lines = said.split('\n').filter((line) => line.trim());
  const worst = lines.find((line) => /PANIC|FATAL|error:/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return `PostgreSQL could not run in ${directory}: ${worst.replace(/^.*\[\d+\] /, '').trim()}`;
}

const ROUTINE =
  /starting PostgreSQL|listening on|database system (?:is ready|was shut down|is shut down)|shutdown request|shutting down|aborting any active|terminating (?:connection|background|any other)|background worker|the database system is|client backend|connection to client lost|could not (?:send data to|receive data from) client/;

/** Whether a line of PostgreSQL's log is of use to whoever runs the program. */
export const worthTelling = (line: string): boolean => line.trim() !== '' && !ROUTINE.test(line);
