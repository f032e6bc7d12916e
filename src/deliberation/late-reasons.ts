import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { createPost, type News } from '#network';
import { announcementOf } from './announcement.ts';
import { unlessRefused } from './unless-refused.ts';

const BATCH = 100;

/** A vote whose reasons wait until it is closed: their words would tell what its figures may not tell yet. */
export const reasonsWait = ({ results }: { readonly results: 'live' | 'after-vote' | 'at-close' }): boolean =>
  results !== 'live';

/**
 * Puts the next reasons of a closed vote in its debate, each once, whatever breaks off: what has its post is passed
 * over, and a post that its author deleted stays so. A reason that may not be a post stays with the vote alone.
 * @param after the member after whom to go on.
 * @returns the last member who was looked at; undefined when there is nobody left.
 */
export async function postReasons(
  tx: Tx,
  id: Id<'proposal'>,
  after: Id<'member'> | undefined,
): Promise<{ readonly last: Id<'member'> | undefined; readonly news: News }> {
  const announcement = await announcementOf(tx, id);
  if (!announcement) return { last: undefined, news: [] };
  const waiting = await tx
    .selectFrom('stance')
    .innerJoin('proposal', 'proposal.id', 'stance.proposal_id')
    .where('proposal.id', '=', id)
    .where('proposal.state', '=', 'closed')
    .where('stance.post_id', 'is', null)
    .where('stance.reason', '!=', '')
    .$if(after !== undefined, (query) => query.where('stance.member_id', '>', after!))
    .orderBy('stance.member_id')
    .limit(BATCH)
    .forUpdate('stance')
    .select(['stance.member_id', 'stance.person_id', 'stance.reason', 'proposal.settings'])
    .execute();
  const news: News[number][] = [];
  for (const { member_id: member, person_id: person, reason: text, settings } of waiting) {
    // A reason that stands alone in a vote that hid nothing was put there by another delegate, or its post is gone.
    if (settings.confidential || !reasonsWait(settings)) continue;
    const actor = await actorOf(tx, person);
    const posted =
      actor &&
      (await unlessRefused(tx, () =>
        createPost(tx, actor, { text, visibility: 'public', replyTo: announcement.id, mirrors: true }),
      ));
    if (!posted) continue;
    news.push(...posted.news);
    await tx
      .updateTable('stance')
      .set({ post_id: posted.id })
      .where('proposal_id', '=', id)
      .where('member_id', '=', member)
      .execute();
  }
  return { last: waiting.at(-1)?.member_id, news };
}

/** Somebody by the account they began with; undefined when they have left. */
async function actorOf(db: Db, person: Id<'person'>): Promise<Actor | undefined> {
  const account = await db
    .selectFrom('account')
    .where('person_id', '=', person)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .select('id')
    .executeTakeFirst();
  return account && { person, account: account.id, roles: new Set() };
}
