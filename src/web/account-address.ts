import type { Ctx } from '#http';
import { type Profile, readProfile } from '#network';
import { notFound } from '#refusal';

/** The first step of an account's addresses: `/@lea`, `/@juno@atelier.example`. */
export const AT = '/:at{@[^/]+}';

/** The account that the address names. @throws Refusal 404 when there is none. */
export async function profileOf(c: Ctx): Promise<Profile> {
  const [, handle = '', domain, ...rest] = (c.req.param('at') ?? '').split('@');
  const found =
    rest.length === 0 && /^[A-Za-z0-9_]{1,30}$/.test(handle) && (domain === undefined || domain.length <= 253)
      ? await readProfile(c.var.deps.db, c.var.viewer, handle, domain?.toLowerCase() ?? null)
      : undefined;
  if (!found) throw notFound();
  return found;
}
