import type { Deps } from '#deps';
import { defineJob } from '#jobs';
import { eraseImported, leaveConfirmed } from '../imports/leave.ts';
import { forgetPreviews } from '../imports/take.ts';
import { forgetStandForms } from '../stand/forget.ts';
import { forgetOrigins } from './origins.ts';
import { takeSlowly } from './slow.ts';

/** Takes the next of those who wait in turn. */
export const signWaiting = defineJob<Deps, Record<string, never>>({
  name: 'campaigns.signWaiting',
  every: 60_000,
  async run({ transact, config, wake }) {
    if ((await transact((tx) => takeSlowly(tx, config.origin))) > 0) wake.mail();
  },
});

/** Erases what organisers brought, what stands left and what guards remember, each when its time is over. */
export const forgetBrought = defineJob<Deps, Record<string, never>>({
  name: 'campaigns.forgetBrought',
  every: 3_600_000,
  async run({ db, transact }) {
    await transact(async (tx) => {
      await forgetPreviews(tx);
      await forgetStandForms(tx);
      await forgetOrigins(tx);
      await eraseImported(tx);
    });
    const importing = await db.selectFrom('imported_signature').select('campaign_id').distinct().execute();
    for (const { campaign_id } of importing) await transact((tx) => leaveConfirmed(tx, campaign_id));
  },
});
