import { sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, mustHold } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, optional, paragraphs } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { type News, topics } from './news.ts';
import type { Reader } from './visibility.ts';

/** With which signs one answers an announcement; no other is taken. */
export const REACTIONS = ['👍', '❤️', '🎉', '🙏', '😄', '🤔'] as const;
export type Reaction = (typeof REACTIONS)[number];
export const isReaction = (text: string): text is Reaction => REACTIONS.some((one) => one === text);

export const LONGEST_ANNOUNCEMENT = 2_000;
const instant = optional(
  v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'date'),
  ),
);

export const announcementInput = v.object({
  textEn: optional(paragraphs(LONGEST_ANNOUNCEMENT, 0)),
  textFr: optional(paragraphs(LONGEST_ANNOUNCEMENT, 0)),
  /** When it is read from, ISO 8601; empty: now. */
  publishAt: instant,
  /** What it is about lasts from and until: nobody reads it afterwards. */
  startsAt: instant,
  endsAt: instant,
  /** These two are days, whatever the hour. */
  allDay: checkbox(),
});
export type AnnouncementInput = v.InferOutput<typeof announcementInput>;

export interface Announcement {
  readonly id: Id<'announcement'>;
  readonly textEn: string;
  readonly textFr: string;
  readonly publishedAt: Date;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly allDay: boolean;
  readonly changedAt: Date | null;
  /** The reader has put it aside. */
  readonly dismissed: boolean;
  readonly reactions: readonly { readonly emoji: Reaction; readonly count: number; readonly mine: boolean }[];
}

/** What it says in a language, or in the other where it says nothing in it; and which language that is. */
export const announced = (
  { textEn, textFr }: Pick<Announcement, 'textEn' | 'textFr'>,
  locale: 'en' | 'fr',
): { text: string; lang: 'en' | 'fr' } => {
  const own = locale === 'fr' ? textFr : textEn;
  if (own !== '') return { text: own, lang: locale };
  return locale === 'fr' ? { text: textEn, lang: 'en' } : { text: textFr, lang: 'fr' };
};

/** Everybody who looks at announcements is told that there is another, or that one is gone. */
const told: News = [{ topic: topics.announcements, kind: 'changed', data: null }];
const ROLES = ['steward', 'secretary'] as const;

function rowOf(tx: Tx, { textEn, textFr, publishAt, startsAt, endsAt, allDay }: AnnouncementInput) {
  if (textEn === '' && textFr === '') throw invalid({ textEn: (m) => m.errors.missing });
  const at = (text: string) => (text === '' ? null : new Date(text));
  const [starts, ends] = [at(startsAt), at(endsAt)];
  if (ends && ends <= (starts ?? tx.now)) throw invalid({ endsAt: (m) => m.announcements.errors.order });
  return {
    text_en: textEn,
    text_fr: textFr,
    published_at: at(publishAt) ?? tx.now,
    starts_at: starts,
    ends_at: ends,
    all_day: allDay,
  };
}

/**
 * Tells everybody on this server something.
 * @throws Refusal 403 for who is neither steward nor secretary, 422 on `textEn` or `endsAt`.
 */
export async function announce(
  tx: Tx,
  actor: Actor,
  input: AnnouncementInput,
): Promise<{ id: Id<'announcement'>; news: News }> {
  await mustHold(tx, actor, ROLES);
  const id = tx.newId<'announcement'>();
  await tx
    .insertInto('announcement')
    .values({ id, ...rowOf(tx, input), made_at: tx.now, made_by: actor.person })
    .execute();
  return { id, news: told };
}

/** Says it otherwise, or at another time. Those who put it aside are not shown it again. @throws Refusal as above, 404. */
export async function changeAnnouncement(
  tx: Tx,
  actor: Actor,
  id: Id<'announcement'>,
  input: AnnouncementInput,
): Promise<News> {
  await mustHold(tx, actor, ROLES);
  const { published_at: publishedAt, ...row } = rowOf(tx, input);
  const changed = await tx
    .updateTable('announcement')
    // One that was read already keeps its day.
    .set({ ...row, ...(input.publishAt !== '' && { published_at: publishedAt }), changed_at: tx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw notFound();
  return told;
}

/** Takes it back: nobody reads it any more. @throws Refusal 403, 404. */
export async function withdrawAnnouncement(tx: Tx, actor: Actor, id: Id<'announcement'>): Promise<News> {
  await mustHold(tx, actor, ROLES);
  const gone = await tx
    .updateTable('announcement')
    .set({ withdrawn_at: tx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw notFound();
  return told;
}

/** Puts one aside, for oneself. Twice changes nothing. @throws Refusal 404. */
export async function dismissAnnouncement(tx: Tx, actor: Actor, id: Id<'announcement'>): Promise<News> {
  await standing(tx, actor, id);
  await tx
    .insertInto('announcement_dismissal')
    .values({ account_id: actor.account, announcement_id: id, dismissed_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return [{ topic: topics.account(actor.account), kind: 'announcements', data: null }];
}

/** Answers one with a sign, or takes it back. @throws Refusal 404, 422 for a sign that is not taken. */
export async function react(tx: Tx, actor: Actor, id: Id<'announcement'>, emoji: string, on: boolean): Promise<News> {
  if (!isReaction(emoji)) throw new Refusal(422, (m) => m.announcements.errors.reaction(REACTIONS.join(' ')));
  await standing(tx, actor, id);
  if (on) {
    await tx
      .insertInto('announcement_reaction')
      .values({ announcement_id: id, account_id: actor.account, emoji, made_at: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await tx
      .deleteFrom('announcement_reaction')
      .where('announcement_id', '=', id)
      .where('account_id', '=', actor.account)
      .where('emoji', '=', emoji)
      .execute();
  }
  return told;
}

async function standing(tx: Tx, actor: Actor, id: Id<'announcement'>): Promise<void> {
  const all = await readAnnouncements(tx, actor);
  if (!all.some((one) => one.id === id)) throw notFound();
}

/** What everybody reads now, the newest first; 20 at most. */
export const readAnnouncements = (db: Db, reader: Reader): Promise<readonly Announcement[]> =>
  read(db, reader, sql`published_at <= ${db.now} and (ends_at is null or ends_at > ${db.now})`);

/** The same with what waits for its day and what is over: for those who write them. */
export const allAnnouncements = (db: Db, reader: Reader): Promise<readonly Announcement[]> =>
  read(db, reader, sql`true`);

const MOST_SHOWN = 20;

async function read(db: Db, reader: Reader, which: ReturnType<typeof sql>): Promise<readonly Announcement[]> {
  const me = sql`${reader?.account ?? null}::bigint`;
  const { rows } = await sql<Announcement>`
    select announcement.id, text_en as "textEn", text_fr as "textFr", published_at as "publishedAt",
      starts_at as "startsAt", ends_at as "endsAt", all_day as "allDay", changed_at as "changedAt",
      exists (select 1 from announcement_dismissal as aside
        where aside.account_id = ${me} and aside.announcement_id = announcement.id) as dismissed,
      coalesce((select json_agg(json_build_object('emoji', emoji, 'count', n, 'mine', mine) order by n desc, emoji)
        from (select emoji, count(*)::int as n, coalesce(bool_or(account_id = ${me}), false) as mine
          from announcement_reaction where announcement_id = announcement.id group by emoji) as signs), '[]') as reactions
    from announcement where withdrawn_at is null and ${which}
    order by published_at desc, id desc limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** Erases what somebody did with announcements, because they leave; those that they wrote are the server's. */
export async function eraseAnnouncements(tx: Tx, account: Id<'account'>): Promise<void> {
  for (const table of ['announcement_dismissal', 'announcement_reaction'] as const) {
    await tx.deleteFrom(table).where('account_id', '=', account).execute();
  }
  await sql`
    update announcement set made_by = null
    where made_by = (select person_id from account where account.id = ${account})`.execute(tx);
}
