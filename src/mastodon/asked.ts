import type { Ctx } from '#http';
import { type Id, type Kind, parseId } from '#ids';

/** A box as applications tick it: `true`, `1`, `on`, `t`. */
export const isOn = (value: unknown): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:true|1|on|t)$/i.test(value));

/** What an address names more than once: `types[]=a&types[]=b`, or without brackets. */
export const listIn = (c: Ctx, name: string): readonly string[] => [
  ...(c.req.queries(`${name}[]`) ?? []),
  ...(c.req.queries(name) ?? []),
];

/** Identifiers in the address; what is none is left out. */
export const idsIn = <K extends Kind>(c: Ctx, name: string): readonly Id<K>[] =>
  listIn(c, name).flatMap((text) => parseId<K>(text) ?? []);
