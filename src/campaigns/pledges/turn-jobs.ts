import type { Deps } from '#deps';
import { format } from '#i18n';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { pledgesTopic } from './live.ts';
import { remindOfPledges } from './remind.ts';
import { dueDrives, makeTest, takeSome } from './turn.ts';

const HOUR_MS = 3_600_000;

/** What a test needs to follow through; `after` hears of each step that is durable. */
export type Takes = Pick<Deps, 'db' | 'transact' | 'config'>;

/** Makes the tests that are due and lets them follow, a batch a transaction: it may stop anywhere and go on. */
export async function takeDrives(
  { db, transact, config }: Takes,
  after: (campaign: Id<'campaign'>, step: 'tested' | 'taken') => void = () => {},
): Promise<void> {
  for (const campaign of await dueDrives(db)) {
    if (await transact((tx) => makeTest(tx, campaign))) after(campaign, 'tested');
    for (let more = true; more;) {
      more = await transact((tx) => takeSome(tx, campaign, config.origin));
      after(campaign, 'taken');
    }
  }
}

export const settlePledgeDrives = defineJob<Deps, Record<string, never>>({
  name: 'campaigns.settlePledgeDrives',
  every: HOUR_MS,
  async run(deps) {
    const { transact, clock, settings, config, live, wake } = deps;
    await takeDrives(deps, (campaign) => {
      live.publish(pledgesTopic(campaign), 'figures', null);
      wake.mail();
    });
    const today = format.formatsFor('en', settings.current.timeZone).isoDay(clock.now());
    while (await transact((tx) => remindOfPledges(tx, today, config.origin)));
    wake.mail();
  },
});
