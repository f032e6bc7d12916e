import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { publish } from '#network';
import { inviteSome } from './invite.ts';
import { INVITE_FOUNDERS } from './rule.ts';

/** Invites the people of a campaign into its co-op, a batch a transaction: it may stop anywhere and go on. */
export const inviteCampaigners = defineJob<Deps, { campaign: Id<'campaign'> }>({
  ...INVITE_FOUNDERS,
  async run({ transact, config, live, wake }, { campaign }) {
    for (let more = true; more;) {
      const step = await transact((tx) => inviteSome(tx, campaign, config.origin));
      publish(live, step.news);
      ({ more } = step);
      wake.mail();
    }
  },
});
