import * as v from 'valibot';
import type { Ctx } from '#http';
import { type Id, type Kind, parseId } from '#ids';
import { parseInput } from '#input';
import type { Page, Paging } from '#network';

const id = v.optional(
  v.pipe(
    v.string(),
    // Some send a name without a value.
    v.transform((text) => (text === '' ? undefined : (parseId(text) ?? null))),
    v.check((known) => known !== null, 'wholeNumber'),
  ),
);
const paging = v.object({
  max_id: id,
  since_id: id,
  min_id: id,
  limit: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/, 'wholeNumber'), v.transform(Number))),
});

export interface Asked<K extends Kind> extends Paging<K> {
  readonly limit: number;
  /** Only what is newer, the newest first: `since_id`. `min_id` is `after`: the oldest of what is newer. */
  readonly since?: Id<K>;
}

/** @param most how many are given at most, and `usual` how many when nothing is asked. @throws Refusal 422 */
export function askedPage<K extends Kind>(c: Ctx, { usual = 20, most = 40 } = {}): Asked<K> {
  const { max_id, since_id, min_id, limit = usual } = parseInput(paging, c.req.query());
  return {
    ...(max_id && { before: max_id as Id<K> }),
    ...(since_id && { since: since_id as Id<K> }),
    ...(min_id && { after: min_id as Id<K> }),
    limit: Math.max(1, Math.min(limit, most)),
  };
}

const CURSORS = new Set(['max_id', 'since_id', 'min_id']);

/** The address of a request without its cursors, as it may stand in a header: up to where the next field begins. */
function addressBeside({ req: { url }, var: { deps } }: Ctx): string {
  // Reading and writing it anew costs as much as finding the posts, and is needed only for what browsers do not send.
  const plain = /^https?:\/\/[^/]+(\/[\w.~%@:/-]*)(?:\?([\w.~%&=*+:-]*))?$/.exec(url);
  const { pathname, searchParams } = plain ? { pathname: plain[1], searchParams: plain[2] ?? '' } : new URL(url);
  const beside = `${searchParams}`.split('&').filter((pair) => pair !== '' && !CURSORS.has(pair.split('=', 1)[0]!));
  return `${deps.config.origin}${pathname}?${beside.map((pair) => `${pair}&`).join('')}`;
}

/**
 * What is given of a page that was read as it was asked, with the links to what follows and to what is newer (RFC 8288):
 * programs page by these.
 * @param idOf by what the page is numbered, which need not be what is shown.
 */
export function givePage<T, K extends Kind>(
  c: Ctx,
  { since }: Asked<K>,
  { items, older }: Page<T, K>,
  idOf: (item: T) => string,
): readonly T[] {
  const shown = since === undefined ? items : items.filter((item) => BigInt(idOf(item)) > BigInt(since));
  const [first, last] = [shown[0], shown.at(-1)];
  const address = addressBeside(c);
  const to = (name: string, item: T) => `${address}${name}=${idOf(item)}`;
  const links = [
    ...(last !== undefined && older !== undefined && shown.length === items.length
      ? [`<${to('max_id', last)}>; rel="next"`]
      : []),
    ...(first !== undefined ? [`<${to('min_id', first)}>; rel="prev"`] : []),
  ];
  if (links.length > 0) c.header('link', links.join(', '));
  return shown;
}
