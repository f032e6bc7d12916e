import type { Ctx } from '#http';
import { type Id, type Kind, parseId } from '#ids';
import { notFound } from '#refusal';

/** The identifier in the address. @throws Refusal 404 when it is none. */
export function idIn<K extends Kind>(c: Ctx, name = 'id'): Id<K> {
  const id = parseId<K>(c.req.param(name) ?? '');
  if (id === undefined) throw notFound();
  return id;
}
