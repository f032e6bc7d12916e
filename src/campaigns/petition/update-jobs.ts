import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { MAIL_UPDATE, mailUpdate } from './update.ts';

/** Mails an update to the signers, a batch a transaction: it may stop anywhere and go on. */
export const mailUpdates = defineJob<Deps, { update: Id<'event'> }>({
  ...MAIL_UPDATE,
  async run({ transact, config, wake }, { update }) {
    while (await transact((tx) => mailUpdate(tx, update, config.origin))) wake.mail();
    wake.mail();
  },
});
