import type { Deps } from '#deps';
import { format } from '#i18n';
import { defineJob } from '#jobs';
import { publish } from '#network';
import { nearDates, remindOfDriveDate } from './remind.ts';

const HOUR_MS = 3_600_000;

/** Reminds of the days of share drives, each in a transaction of its own. */
export const remindOfDriveDates = defineJob<Deps, Record<string, never>>({
  name: 'campaigns.remindOfDriveDates',
  every: HOUR_MS,
  async run({ transact, clock, settings, config, live, wake }) {
    const today = format.formatsFor('en', settings.current.timeZone).isoDay(clock.now());
    const near = await transact((tx) => nearDates(tx, today));
    for (const due of near) publish(live, await transact((tx) => remindOfDriveDate(tx, due, config.origin)));
    if (near.length > 0) wake.mail();
  },
});
