// Settles pledge drives that are due, as the program does, and kills itself without warning after the step it is told,
// as a machine does that loses power. Started by kill-pledges.test.ts: connection, moment and step come as JSON.
import { standingClock } from '#clock';
import { readConfig } from '#config';
import { openDatabase } from '#db';
import { systemRandom } from '#random';
import { takeDrives } from '../src/campaigns/pledges/turn-jobs.ts';

const { connection, now, dieAfter, inside } = JSON.parse(process.argv[2]!);
const { db, transact, close } = openDatabase({
  connection,
  clock: standingClock(new Date(now)),
  random: systemRandom,
  max: 2,
});
let transactions = 0;
const dying: typeof transact = (work) =>
  transact(async (tx) => {
    const done = await work(tx);
    // Everything is written and nothing is committed.
    if (inside && ++transactions > dieAfter) process.kill(process.pid, 'SIGKILL');
    return done;
  });
let steps = 0;
await takeDrives({ db, transact: dying, config: readConfig({}) }, () => {
  if (!inside && ++steps > dieAfter) process.kill(process.pid, 'SIGKILL');
});
await close();
