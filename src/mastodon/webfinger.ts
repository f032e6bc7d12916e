import { type Ctx, get, type Route } from '#http';
import { readProfile } from '#network';
import { notFound, Refusal } from '#refusal';
import { accountUrl } from './addresses.ts';

const template = (c: Ctx): string => `${c.var.deps.config.origin}/.well-known/webfinger?resource={uri}`;

/**
 * Who is behind `acct:name@server`, or behind the address of a profile (RFC 7033): the page of their profile. There is
 * no link to an actor, since none is served.
 */
async function webfinger(c: Ctx): Promise<Response> {
  const { db, config } = c.var.deps;
  const { origin } = config;
  const resource = c.req.query('resource') ?? '';
  if (resource === '') throw new Refusal(400, (m) => m.errors.missing);
  const { host } = new URL(origin);
  const [, name, of] = /^(?:acct:)?@?([A-Za-z0-9_]{1,30})@([^@/]+)$/i.exec(resource) ?? [];
  const page = resource.startsWith(`${origin}/@`) ? resource.slice(origin.length + 2) : undefined;
  const handle = of?.toLowerCase() === host ? name : page;
  const found = handle !== undefined && (await readProfile(db, undefined, handle));
  if (!found) throw notFound();
  const url = accountUrl(origin, found);
  return c.json(
    {
      subject: `acct:${found.handle}@${host}`,
      aliases: [url],
      links: [{ rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: url }],
    },
    200,
    { 'content-type': 'application/jrd+json' },
  );
}

/** RFC 6415: where to ask who somebody is. */
export const webfingerEndpoints: readonly Route[] = [
  get('/.well-known/webfinger', 'anyone', webfinger),
  get('/.well-known/host-meta', 'anyone', (c) => {
    const link = `<Link rel="lrdd" template="${template(c)}"/>`;
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">${link}</XRD>\n`;
    return c.body(text, 200, { 'content-type': 'application/xrd+xml; charset=utf-8' });
  }),
  get('/.well-known/host-meta.json', 'anyone', (c) => c.json({ links: [{ rel: 'lrdd', template: template(c) }] })),
];
