// Makes what is due take effect, as the program does, and kills itself without warning at the step it is told, as a
// machine does that loses power. Started by kill-effect.test.ts: the connection, the moment and the step come as JSON.
import { listActions } from '#actions';
import { settingChange } from '#accounts';
import { standingClock } from '#clock';
import { openDatabase } from '#db';
import { deliberationActions } from '#deliberation';
import { systemRandom } from '#random';
import { dueDecisions, takeUp } from '../src/deliberation/effect-jobs.ts';

const { connection, now, dieAt } = JSON.parse(process.argv[2]!);
listActions([settingChange, ...deliberationActions]);
const { db, transact, close } = openDatabase({
  connection,
  clock: standingClock(new Date(now)),
  random: systemRandom,
  max: 2,
});
const steps: string[] = [];
for (const due of await dueDecisions(db)) {
  await takeUp({ transact, log: (line) => console.error(line) }, due, (step) => {
    steps.push(step);
    if (step === dieAt) process.kill(process.pid, 'SIGKILL');
  });
  if (dieAt === 'durable') process.kill(process.pid, 'SIGKILL');
}
await close();
console.log(JSON.stringify(steps));
