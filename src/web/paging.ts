import type { Ctx } from '#http';
import { type Id, type Kind, parseId } from '#ids';

/** `?before=` of the address; what is no identifier is taken as left out. */
export function pagingOf<K extends Kind>(c: Ctx): { before?: Id<K> } {
  const before = parseId<K>(c.req.query('before') ?? '');
  return before === undefined ? {} : { before };
}
