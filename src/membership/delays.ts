/** The right of reply: how long the member has to answer a charge before it may be put to a vote. */
export const REPLY_DAYS = 14;
/** How long a charge stands that is not brought to a vote, where no rule says otherwise. */
export const CHARGE_DAYS = 90;
/** How long somebody who was expelled may appeal. */
export const APPEAL_DAYS = 14;

const DAY_MS = 86_400_000;
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
