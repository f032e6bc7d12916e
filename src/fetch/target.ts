import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { FetchRefused } from './refused.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name. */
export type Resolve = (name: string) => Promise<readonly Address[]>;

/** Where to connect: an address that has been checked, and the URL to ask for there. */
export interface Target {
  readonly url: URL;
  /** A name, for TLS and for `Host`; an address when the URL holds one. */
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly Address[];
}

const PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

/**
 * Reads a URL and finds the addresses to connect to.
 * @param allow addresses that may be reached though they are not public: `127.0.0.1` with any port,
 *   or `127.0.0.1:4000`, `[::1]:4000`.
 * @throws FetchRefused when the URL is no plain http(s) one, when its port is neither 80 nor 443, or
 *   when any one of its addresses is not public: a name that has both kinds is a trick.
 */
export async function findTarget(text: string, resolve: Resolve, allow: ReadonlySet<string>): Promise<Target> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !(url.protocol in PORTS)) throw new FetchRefused('url', 'not an http or https address');
  if (url.username !== '' || url.password !== '') throw new FetchRefused('url', 'an address with a password in it');

  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const port = Number(url.port) || PORTS[url.protocol]!;
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new FetchRefused('unreachable', `${host} has no address`);
  for (const { address, family } of addresses) {
    const allowed = allow.has(address) || allow.has(family === 6 ? `[${address}]:${port}` : `${address}:${port}`);
    if (allowed) continue;
    if (!isPublicAddress(address)) throw new FetchRefused('address', `${host} is not on the public Internet`);
    if (port !== 80 && port !== 443) throw new FetchRefused('port', `port ${port} of ${host} is not one for the web`);
  }
  return { url, host, port, addresses };
}
