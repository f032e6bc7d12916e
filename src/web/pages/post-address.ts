import type { Ctx } from '#http';
import { parseId } from '#ids';
import { type LoadedPost, loadPosts } from '#network';
import { notFound } from '#refusal';
import { AT } from '../account-address.ts';

/** The address of a post: `/@lea/112233`. */
export const ONE = `${AT}/:id{[0-9]+}`;

/** The post of the address. @throws Refusal 404 when it is not there or not for the reader. */
export async function postOf(c: Ctx): Promise<LoadedPost> {
  const id = parseId<'post'>(c.req.param('id') ?? '');
  const found = id && (await loadPosts(c.var.deps.db, c.var.viewer, [id])).get(id);
  if (!found) throw notFound();
  return found.boosted ?? found;
}
