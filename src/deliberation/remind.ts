import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { queueToMany } from '#mail';
import { type News, noticeMany } from '#network';
import { readSettings } from '#settings';
import { announcementOf } from './announcement.ts';
import { writeEvent } from './history.ts';
import { inGoodStanding } from './electorate.ts';
import { lettersOfClosing } from './letters.ts';
import { gatherPeople } from './roll.ts';

const DAY_MS = 86_400_000;

/** A day before the end; of a vote that is short, when three quarters of it are over. */
export function remindAt(opened: Date, closes: Date): Date {
  const length = closes.getTime() - opened.getTime();
  return new Date(length >= 4 * DAY_MS ? closes.getTime() - DAY_MS : opened.getTime() + (length * 3) / 4);
}

/** Reminds those who have not voted, once, while there is time. */
export async function remindOfVote(tx: Tx, id: Id<'proposal'>, origin: string): Promise<News> {
  const row = await tx.selectFrom('proposal').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
  if (!row || row.state !== 'voting' || row.closes_at === null || row.number === null) return [];
  if (tx.now >= row.closes_at || !row.settings.reminders) return [];
  const post = await announcementOf(tx, id);
  if (!post) return [];
  const waiting = sql<boolean>`elector.reminded_at is not distinct from ${tx.now}`;
  const { numAffectedRows } = await sql`
    update elector set reminded_at = ${tx.now} from member
    where elector.proposal_id = ${id} and member.id = elector.member_id and elector.reminded_at is null
      and ${inGoodStanding} and (
        select true from stance
        where stance.proposal_id = elector.proposal_id and stance.member_id = elector.member_id limit 1) is null`.execute(
    tx,
  );
  if (!numAffectedRows) return [];
  const people = await gatherPeople(tx, id, waiting);
  const { news } = await noticeMany(tx, {
    kind: 'vote-closing',
    from: post.account,
    post: post.id,
    recipients: sql`select person_id from ${people}`,
  });
  const { timeZone } = await readSettings(tx);
  await queueToMany(tx, {
    kind: 'vote-closing',
    topic: 'votes',
    origin,
    letters: lettersOfClosing({
      number: row.number,
      title: row.title,
      closes: row.closes_at,
      now: tx.now,
      confidential: row.settings.confidential,
      origin,
      timeZone,
    }),
    recipients: sql`select person_id, email, locale from ${people}`,
  });
  await writeEvent(tx, id, 'reminded', { members: Number(numAffectedRows) });
  return news;
}
