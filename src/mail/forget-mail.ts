import type { Transact } from '#db';
import { defineJob } from '#jobs';
import { forgetTexts } from './shared-text.ts';

const DAY_MS = 86_400_000;
/** How long a mail that was sent, or that could not be, stays in the outbox. */
export const MAIL_STAYS_DAYS = 30;

/** Every day: removes mails that are over, with the addresses in them. */
export const forgetMail = defineJob({
  name: 'forget-mail',
  every: DAY_MS,
  async run({ transact }: { transact: Transact }) {
    await transact(async (tx) => {
      const before = new Date(tx.now.getTime() - MAIL_STAYS_DAYS * DAY_MS);
      await tx
        .deleteFrom('mail')
        .where((eb) => eb.or([eb('sent_at', '<', before), eb('failed_at', '<', before)]))
        .execute();
      await forgetTexts(tx);
    });
  },
});
