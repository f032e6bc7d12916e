import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { newSecret } from '#random';
import { mustBeOpen } from './record.ts';

/** Asks to be reminded of the days of a drive, by mail and in the inbox. @throws Refusal 404 without a drive. */
export async function followDrive(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  await mustBeOpen(tx, campaign);
  await tx
    .insertInto('share_drive_follower')
    .values({
      campaign_id: campaign,
      person_id: actor.person,
      stop_token: newSecret(tx.random),
      followed_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unfollowDrive(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  await tx
    .deleteFrom('share_drive_follower')
    .where('campaign_id', '=', campaign)
    .where('person_id', '=', actor.person)
    .execute();
}

export async function followsDrive(db: Db, actor: Actor, campaign: Id<'campaign'>): Promise<boolean> {
  const row = await db
    .selectFrom('share_drive_follower')
    .where('campaign_id', '=', campaign)
    .where('person_id', '=', actor.person)
    .select('followed_at')
    .executeTakeFirst();
  return row !== undefined;
}

/** The drive whose reminders a link stops; undefined when they were stopped already. */
export async function driveOfStopToken(db: Db, token: string): Promise<{ slug: string; company: string } | undefined> {
  return db
    .selectFrom('share_drive_follower')
    .innerJoin('campaign', 'campaign.id', 'share_drive_follower.campaign_id')
    .innerJoin('share_drive', 'share_drive.campaign_id', 'campaign.id')
    .where('stop_token', '=', token)
    .select(['campaign.slug', 'share_drive.company'])
    .executeTakeFirst();
}

/** Stops them, whoever holds the link: it came in their mail. */
export async function stopReminders(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('share_drive_follower').where('stop_token', '=', token).execute();
}

/** What of share drives is erased when a person leaves. */
export async function eraseHoldings(tx: Tx, account: Id<'account'>): Promise<void> {
  const person = tx.selectFrom('account').where('id', '=', account).select('person_id');
  await tx.deleteFrom('share_drive_follower').where('person_id', 'in', person).execute();
  await tx.deleteFrom('share_holding').where('person_id', 'in', person).execute();
}
