import * as v from 'valibot';
import type { Ctx } from '#http';
import { type Id, type Kind, parseId } from '#ids';
import { parseInput } from '#input';

const id = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => parseId(text)),
    v.check((known) => known !== undefined, 'wholeNumber'),
  ),
);
const paging = v.object({
  max_id: id,
  since_id: id,
  min_id: id,
  limit: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/, 'wholeNumber'), v.transform(Number))),
});

export interface Asked<K extends Kind> {
  /** Only what is older. */
  readonly before: Id<K> | undefined;
  /** Only what is newer, the newest first: `since_id`. */
  readonly since: Id<K> | undefined;
  /** Only what is newer, the oldest of it: `min_id`. */
  readonly after: Id<K> | undefined;
  readonly limit: number;
}

/** @param most how many are given at most, and `usual` how many when nothing is asked. @throws Refusal 422 */
export function askedPage<K extends Kind>(c: Ctx, { usual = 20, most = 40 } = {}): Asked<K> {
  const { max_id, since_id, min_id, limit = usual } = parseInput(paging, c.req.query());
  return {
    before: max_id as Id<K> | undefined,
    since: since_id as Id<K> | undefined,
    after: min_id as Id<K> | undefined,
    limit: Math.max(1, Math.min(limit, most)),
  };
}

/** Leaves out what was asked not to be given again. */
export function newerThan<T>(items: readonly T[], asked: Asked<Kind>, idOf: (item: T) => string): readonly T[] {
  const floor = asked.since ?? asked.after;
  return floor === undefined ? items : items.filter((item) => BigInt(idOf(item)) > BigInt(floor));
}

/** What follows and what is newer, as links (RFC 8288): programs page by these. */
export function setLinks(c: Ctx, page: { first: string | undefined; older: string | undefined }): void {
  const url = new URL(c.req.url);
  for (const name of ['max_id', 'since_id', 'min_id']) url.searchParams.delete(name);
  const to = (name: string, value: string) => {
    const query = new URLSearchParams(url.searchParams);
    query.set(name, value);
    return `${c.var.deps.config.origin}${url.pathname}?${query}`;
  };
  const links = [
    ...(page.older ? [`<${to('max_id', page.older)}>; rel="next"`] : []),
    ...(page.first ? [`<${to('min_id', page.first)}>; rel="prev"`] : []),
  ];
  if (links.length > 0) c.header('link', links.join(', '));
}
