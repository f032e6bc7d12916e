import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, line, optional, wholeNumber } from '#input';
import { enqueue } from '#jobs';
import { toldByPush } from '#push';
import { invalid, notFound, Refusal } from '#refusal';
import { findPost } from './find-post.ts';
import { changed, counted, type News, topics } from './news.ts';
import type { Reader } from './visibility.ts';

export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 8;
const LONGEST_OPTION = 100;
const SHORTEST_SECONDS = 300;
const LONGEST_SECONDS = 31 * 86_400;
/** Above so many, nobody is rung: pages learn it when they are next asked for. */
const MOST_RINGS = 500;

/** What a poll asks. */
export const pollInput = v.object({
  /** Two to eight, each once. Empty ones are left out. */
  options: v.pipe(
    v.array(optional(line(LONGEST_OPTION)), 'missing'),
    v.transform((options) => options.filter(Boolean)),
  ),
  multiple: checkbox(),
  /** Figures are shown after the end only. */
  hidden: checkbox(),
  seconds: v.optional(wholeNumber(SHORTEST_SECONDS, LONGEST_SECONDS), 86_400),
});
export type PollInput = v.InferOutput<typeof pollInput>;

/** Puts a poll under a new post. @throws Refusal 422 on `options`. */
export async function writePoll(tx: Tx, post: Id<'post'>, { options, multiple, hidden, seconds }: PollInput) {
  if (options.length < FEWEST_OPTIONS || options.length > MOST_OPTIONS) {
    throw invalid({ options: (m) => m.posts.poll.errors.howMany(FEWEST_OPTIONS, MOST_OPTIONS) });
  }
  if (new Set(options).size < options.length) throw invalid({ options: (m) => m.posts.poll.errors.twice });
  const closesAt = new Date(tx.now.getTime() + seconds * 1_000);
  await tx.insertInto('poll').values({ post_id: post, multiple, hidden, closes_at: closesAt }).execute();
  await tx
    .insertInto('poll_option')
    .values(options.map((title, position) => ({ post_id: post, position, title })))
    .execute();
  await enqueue(tx, { name: POLL_JOB }, { post }, { runAt: closesAt, key: post });
}

export const POLL_JOB = 'network.endPoll';

/**
 * Votes in a poll, once and for good.
 * @param choices positions of the options, from 0.
 * @throws Refusal 404 when there is no such poll to see, 409 when it is over, one's own, or one voted before, 422 when
 *   the choice does not fit the poll.
 */
export async function vote(tx: Tx, actor: Actor, id: Id<'post'>, choices: readonly number[]): Promise<News> {
  const post = await findPost(tx, actor, id);
  // Votes of one poll come one after the other, so that each is counted.
  const poll = await tx.selectFrom('poll').where('post_id', '=', post.id).selectAll().forUpdate().executeTakeFirst();
  if (!poll) throw notFound();
  if (post.account_id === actor.account) throw new Refusal(409, (m) => m.posts.poll.errors.own);
  if (poll.closes_at <= tx.now) throw new Refusal(409, (m) => m.posts.poll.errors.over);
  const { rows: options } = await sql<{ position: number; mine: boolean }>`
    select position, exists (select 1 from poll_vote where poll_vote.post_id = ${post.id}
      and poll_vote.account_id = ${actor.account}) as mine
    from poll_option where post_id = ${post.id}`.execute(tx);
  if (options[0]?.mine) throw new Refusal(409, (m) => m.posts.poll.errors.again);
  const chosen = [...new Set(choices)].filter((one) => options.some((option) => option.position === one));
  if (chosen.length === 0 || chosen.length !== choices.length || (!poll.multiple && chosen.length > 1)) {
    throw new Refusal(422, (m) => (poll.multiple ? m.posts.poll.errors.choose : m.posts.poll.errors.chooseOne));
  }
  await tx
    .insertInto('poll_vote')
    .values(chosen.map((position) => ({ post_id: post.id, account_id: actor.account, position, created_at: tx.now })))
    .execute();
  await tx
    .updateTable('poll_option')
    .set((eb) => ({ votes: eb('votes', '+', 1) }))
    .where('post_id', '=', post.id)
    .where('position', 'in', chosen)
    .execute();
  await tx
    .updateTable('poll')
    .set((eb) => ({ voters: eb('voters', '+', 1) }))
    .where('post_id', '=', post.id)
    .execute();
  return [...changed(post.id, actor.account), ...(poll.hidden ? [] : counted(post.id))];
}

/** Tells that a poll has ended: its author and everybody who voted. Once, however often it runs. */
export async function endPoll(tx: Tx, id: Id<'post'>): Promise<News> {
  const ended = await tx
    .updateTable('poll')
    .set({ told_at: tx.now })
    .where('post_id', '=', id)
    .where('closes_at', '<=', tx.now)
    .where('told_at', 'is', null)
    .returning(['post_id', 'voters'])
    .executeTakeFirst();
  if (!ended) return [];
  const written = sql`
    insert into notification (id, account_id, kind, from_id, post_id, created_at)
    select ${tx.newIds<'notification'>(ended.voters + 1)}::bigint + row_number() over () - 1, account.id, 'poll',
      post.account_id, post.id, ${tx.now}
    from post
    cross join lateral (
      select post.account_id as id union select account_id from poll_vote where poll_vote.post_id = post.id) as concerned
    join account on account.id = concerned.id
    where post.id = ${id} and post.deleted_at is null and account.person_id is not null and account.deleted_at is null
    on conflict do nothing
    returning id, account_id, filtered_at`;
  const author = sql`(select account_id from post where id = ${id})`;
  const { rows: told } = await toldByPush(tx, { kind: 'poll', from: author, post: id }, written).execute(tx);
  const rung = told.length > MOST_RINGS ? [] : told;
  return [
    ...changed(id),
    ...rung.map((row) => ({ topic: topics.account(row.account_id), kind: 'notification', data: { id: row.id } })),
  ];
}

/** Forgets how somebody voted, because they leave; the counts stay. */
export async function eraseVotes(tx: Tx, account: Id<'account'>): Promise<void> {
  // In the order in which votes lock them.
  await sql`select post_id from poll where post_id in (select post_id from poll_vote where account_id = ${account})
    order by post_id for update`.execute(tx);
  await sql`
    with gone as (delete from poll_vote where account_id = ${account} returning post_id, position),
    counted as (
      update poll_option set erased = erased + 1 from gone
      where poll_option.post_id = gone.post_id and poll_option.position = gone.position)
    update poll set erased = erased + 1 where post_id in (select post_id from gone)`.execute(tx);
}

/** A poll as one reader sees it. */
export interface LoadedPoll {
  readonly multiple: boolean;
  readonly closesAt: Date;
  readonly over: boolean;
  /** People who voted; `votes` of an option and this are null while the figures are hidden. */
  readonly voters: number | null;
  readonly options: readonly { readonly title: string; readonly votes: number | null; readonly mine: boolean }[];
  readonly voted: boolean;
}

/** The polls of a page of posts, in one query. */
export async function loadPolls(
  db: Db,
  reader: Reader,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, LoadedPoll>> {
  const me = reader?.account ?? null;
  const { rows } = await sql<{
    id: Id<'post'>;
    multiple: boolean;
    hidden: boolean;
    closesAt: Date;
    voters: number;
    title: string;
    votes: number;
    mine: boolean;
  }>`
    select poll.post_id as id, poll.multiple, poll.hidden, poll.closes_at as "closesAt", poll.voters,
      poll_option.title, poll_option.votes, mine.position is not null as mine
    from poll join poll_option on poll_option.post_id = poll.post_id
    left join poll_vote as mine on mine.post_id = poll.post_id and mine.position = poll_option.position
      and mine.account_id = ${me}::bigint
    where poll.post_id = any(${ids}::bigint[])
    order by poll.post_id, poll_option.position`.execute(db);
  const polls = new Map<Id<'post'>, LoadedPoll>();
  for (const [id, of] of Map.groupBy(rows, (row) => row.id)) {
    const { multiple, hidden, closesAt, voters } = of[0]!;
    const over = closesAt <= db.now;
    const told = over || !hidden;
    polls.set(id, {
      multiple,
      closesAt,
      over,
      voters: told ? voters : null,
      options: of.map(({ title, votes, mine }) => ({ title, votes: told ? votes : null, mine })),
      voted: of.some((one) => one.mine),
    });
  }
  return polls;
}
