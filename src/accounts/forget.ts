import type { Transact } from '#db';
import { defineJob } from '#jobs';
import { lapseApplications } from './application.ts';

const DAY_MS = 86_400_000;
/** A link that ended is told from one that never was for so long, to offer a new one. */
const LINKS_KEPT_MS = 7 * DAY_MS;

/** Forgets links a week after they end, sessions and tokens of programs once they have ended, and applications that lapse. */
export const forgetWhatEnded = defineJob<{ transact: Transact }, Record<string, never>>({
  name: 'accounts.forgetWhatEnded',
  every: DAY_MS,
  async run({ transact }) {
    await transact(async (tx) => {
      await tx
        .deleteFrom('one_time_token')
        .where('expires_at', '<', new Date(tx.now.getTime() - LINKS_KEPT_MS))
        .execute();
      await tx
        .deleteFrom('session')
        .where((eb) => eb.or([eb('ended_at', 'is not', null), eb('expires_at', '<=', tx.now)]))
        .execute();
      await tx.deleteFrom('access_token').where('revoked_at', 'is not', null).execute();
      await lapseApplications(tx);
    });
  },
});
