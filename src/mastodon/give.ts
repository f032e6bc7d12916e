import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { type Author, loadPosts, type LoadedPost } from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';
import { factsOf, keptFactsOf } from './facts.ts';
import { civicsOf } from './civic.ts';
import { filtering } from './filtered.ts';
import { HOUSE, houseJson } from './house.ts';
import { statusFragment, withMine } from './status.ts';

/** Whom the program acts for; undefined where it acts for nobody. */
export const readerOf = (c: Ctx) => c.var.bearer;

/** Posts as JSON texts, as far as the reader may see them. */
export async function statusesById(
  deps: Deps,
  reader: Bearer | undefined,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, string>> {
  const { db, config } = deps;
  const posts = await loadPosts(db, reader, ids);
  const found = ids.flatMap((id) => posts.get(id) ?? []);
  const facts = await keptFactsOf(deps, authorsOf(found));
  const filteredOf = await filtering(deps, reader);
  const civics = await civicsOf(deps, reader, found);
  return new Map(
    found.map((post) => [
      post.id,
      withMine(
        statusFragment(config.origin, post, facts),
        post,
        (post.boosted ?? post).mine,
        filteredOf?.(post),
        civics,
      ),
    ]),
  );
}

/** Whoever wrote, boosted, or is quoted. */
export const authorsOf = (posts: readonly LoadedPost[]): Id<'account'>[] => {
  const all = posts.flatMap((post) => [post, post.boosted, (post.boosted ?? post).quote?.post]);
  return [...new Set(all.flatMap((post) => (post ? [post.author.id] : [])))];
};

/** The same in the order of `ids`. */
export async function statusesFor(deps: Deps, reader: Bearer | undefined, ids: readonly Id<'post'>[]) {
  const found = await statusesById(deps, reader, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

export const statusesOf = (c: Ctx, ids: readonly Id<'post'>[]) => statusesFor(c.var.deps, readerOf(c), ids);

/** One post as JSON. @throws Refusal 404 where the reader may not see it. */
export async function statusOf(c: Ctx, id: Id<'post'>): Promise<string> {
  const [one] = await statusesOf(c, [id]);
  if (one === undefined) throw notFound();
  return one;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Answers with JSON that is text already. */
export const giveText = (c: Ctx, text: string): Response => c.body(text, 200, JSON_TYPE);
export const giveList = (c: Ctx, texts: readonly string[]): Response => giveText(c, `[${texts.join(',')}]`);
export const giveStatus = async (c: Ctx, id: Id<'post'>): Promise<Response> => giveText(c, await statusOf(c, id));
export const giveStatuses = async (c: Ctx, ids: readonly Id<'post'>[]): Promise<Response> =>
  giveList(c, await statusesOf(c, ids));

/** Accounts as Mastodon's API gives them, in their order. */
export async function accountsFor(deps: Deps, accounts: readonly Author[]) {
  const facts = await factsOf(deps, [...new Set(accounts.map(({ id }) => id))]);
  return accounts.map((account) =>
    account.id === HOUSE ? houseJson(deps) : accountJson(deps.config.origin, account, facts.get(account.id)),
  );
}

export const accountsOf = (c: Ctx, accounts: readonly Author[]) => accountsFor(c.var.deps, accounts);
