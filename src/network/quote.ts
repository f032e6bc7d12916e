import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notAllowed, notFound, Refusal } from '#refusal';
import { findPost } from './find-post.ts';
import { changed, type News } from './news.ts';
import { notify } from './notify.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { readPreferences } from './preferences.ts';
import type { PostTable, QuotePolicy, QuoteState } from './schema.ts';
import { type Reader, visibleTo } from './visibility.ts';

type Quoted = Pick<PostTable, 'id' | 'account_id' | 'visibility' | 'local_only' | 'quote_policy'>;

/** What was written for some is shown to nobody else. */
export const mayQuote = (post: Pick<PostTable, 'visibility'>): boolean =>
  post.visibility === 'public' || post.visibility === 'unlisted';

/**
 * Shows a post inside a new one: at once where its author lets the actor, otherwise once they accept.
 * @throws Refusal 409 when it was written for some only.
 */
export async function writeQuote(tx: Tx, actor: Actor, post: Id<'post'>, quoted: Quoted): Promise<News> {
  if (!mayQuote(quoted)) throw new Refusal(409, (m) => m.posts.quote.errors.notForQuoting);
  const accepted = await mayAtOnce(tx, actor, quoted);
  await tx
    .insertInto('quote')
    .values({
      post_id: post,
      quoted_id: quoted.id,
      state: accepted ? 'accepted' : 'pending',
      asked_at: tx.now,
      settled_at: accepted ? tx.now : null,
    })
    .execute();
  const kind = accepted ? 'quote' : 'quote-request';
  return notify(tx, { kind, from: actor.account, to: [quoted.account_id], post });
}

async function mayAtOnce(tx: Tx, actor: Actor, quoted: Quoted): Promise<boolean> {
  if (quoted.account_id === actor.account) return true;
  const policy = quoted.quote_policy ?? (await readPreferences(tx, quoted.account_id)).quotePolicy;
  if (policy !== 'followers') return policy === 'everyone';
  const follows = await tx
    .selectFrom('follow')
    .where('follower_id', '=', actor.account)
    .where('followed_id', '=', quoted.account_id)
    .select('followed_id')
    .executeTakeFirst();
  return follows !== undefined;
}

/**
 * Says whether one's post may be shown in another, also later: withdrawn, the other post stays without it.
 * @param id the post that quotes.
 * @throws Refusal 404 when it quotes nothing or is not there, 403 when what it quotes is somebody else's.
 */
export async function settleQuote(
  tx: Tx,
  actor: Actor,
  id: Id<'post'>,
  answer: Exclude<QuoteState, 'pending'>,
): Promise<News> {
  const post = await findPost(tx, actor, id);
  const row = await tx
    .selectFrom('quote')
    .innerJoin('post as quoted', 'quoted.id', 'quote.quoted_id')
    .where('quote.post_id', '=', post.id)
    .select(['quote.state', 'quoted.account_id'])
    .forUpdate('quote')
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.account_id !== actor.account) throw notAllowed();
  if (row.state === answer) return [];
  await tx.updateTable('quote').set({ state: answer, settled_at: tx.now }).where('post_id', '=', post.id).execute();
  await tx
    .deleteFrom('notification')
    .where('account_id', '=', actor.account)
    .where('post_id', '=', post.id)
    .where('kind', '=', 'quote-request')
    .execute();
  return changed(post.id);
}

/** The posts that wait to quote one's own, newest first. */
export async function readQuoteRequests(
  db: Db,
  actor: Actor,
  paging: Paging<'post'> = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const limit = limitOf(paging);
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post as quoted
    join quote on quote.quoted_id = quoted.id and quote.state = 'pending'
    join post on post.id = quote.post_id
    where quoted.account_id = ${actor.account} and quoted.deleted_at is null and ${visibleTo(actor)}
      ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );
}

/** The posts that quote one, with its author's consent, newest first. */
export async function readQuotes(
  db: Db,
  reader: Reader,
  id: Id<'post'>,
  paging: Paging<'post'> = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from quote join post on post.id = quote.post_id
    where quote.quoted_id = ${id} and quote.state = 'accepted' and ${visibleTo(reader)} ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (one) => one,
  );
}

/**
 * Says anew who quotes a post of one's own without asking. Quotes that stand stay: each is withdrawn by itself.
 * @param policy null: as the account says.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's, 409 when it was written for some only.
 */
export async function setQuotePolicy(tx: Tx, actor: Actor, id: Id<'post'>, policy: QuotePolicy | null): Promise<News> {
  const post = await findPost(tx, actor, id);
  if (post.account_id !== actor.account) throw notAllowed();
  if (!mayQuote(post)) throw new Refusal(409, (m) => m.posts.quote.errors.notForQuoting);
  if (post.quote_policy === policy) return [];
  await tx.updateTable('post').set({ quote_policy: policy }).where('id', '=', post.id).execute();
  return changed(post.id);
}
