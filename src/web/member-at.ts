import type { Ctx } from '#http';
import { memberByNumber, type MemberView } from '#membership';
import { notFound } from '#refusal';
import { viewerOf } from './act.ts';

/** The member that the address names by their number. */
export async function memberAt(c: Ctx): Promise<MemberView> {
  const text = c.req.param('number') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound();
  return memberByNumber(c.var.deps.db, viewerOf(c), Number(text));
}
