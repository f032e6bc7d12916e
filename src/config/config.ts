import { type Stats, existsSync, statSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { withoutPassword } from './without-password.ts';

export { withoutPassword };

/** What the environment says, checked: the only settings that are not kept in the database. */
export interface Config {
  readonly port: number;
  /** An absolute path. */
  readonly dataFolder: string;
  /** Scheme, host and port by which people reach this server, without a final slash. */
  readonly origin: string;
  /** Addresses or CIDR ranges. */
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  /** An absolute path to a folder with the programs `postgres` and `initdb`. */
  readonly postgresBin: string | undefined;
  /** The origin is https: mail leaves by SMTP, and nothing under /dev/ exists. */
  readonly production: boolean;
}

/** Everything that is wrong with the environment, a sentence each; never with a password in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const holds = (test: (text: string) => boolean, right: string) => v.pipe(v.string(), v.check(test, right));

const asUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const nearby = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  // prettier-ignore
  nearby.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  // prettier-ignore
  nearby.addSubnet(network, bits, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** This machine itself: only programs on it come by such an address or name. */
export function isHere(hostname: string): boolean {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return host === 'localhost' || host.endsWith('.localhost');
}

/** A machine of one's own network: a private address (RFC 1918, 3927, 4193), or a name that the Internet does not have. */
export function isNearby(hostname: string): boolean {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return nearby.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return !host.includes('.') || /\.(?:localhost|local|lan|internal|home\.arpa|test)$/.test(host);
}

/** Outside https every mail can be read at /dev/mail, so that is no address for everybody. */
function isOrigin(text: string): boolean {
  const url = asUrl(text);
  if (!url || url.hostname === '' || url.href !== `${url.origin}/`) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isNearby(url.hostname));
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whether a folder is there, or one could be made: the nearest thing that exists on the way is a folder. */
function couldBeFolder(path: string): boolean {
  let found: Stats | undefined;
  try {
    found = statSync(path, { throwIfNoEntry: false });
  } catch {
    // Closed to this user: the database says so when it gets there.
    return true;
  }
  return found ? found.isDirectory() : couldBeFolder(dirname(path));
}

/** Each variable with what would be right, as the end of a sentence. */
const variables = {
  PORT: holds(
    (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535,
    'Give a whole number from 1 to 65535, such as 3000.',
  ),
  ESSOR_DATA: holds(
    (text) => couldBeFolder(resolve(text)),
    'Give the path of a folder, such as ./data or /var/lib/essor; it is made when it is not there.',
  ),
  ESSOR_ORIGIN: holds(
    isOrigin,
    'Give the address at which people reach the server, without a path: https://essor.example, or to try it out ' +
      'on this machine or a private network http://localhost:3000.',
  ),
  ESSOR_TRUSTED_PROXIES: holds(
    (text) => list(text).every(isRange),
    'Give addresses or ranges of your proxies, separated by commas, such as 127.0.0.1, ::1, 10.0.0.0/8.',
  ),
  DATABASE_URL: holds((text) => {
    // "user@/base?host=/folder" is PostgreSQL's own way to write a local socket (libpq, 34.1.1.2), and no URL.
    const url = asUrl(text.replace('@/', '@socket/'));
    if (!url || !/^postgres(?:ql)?:$/.test(url.protocol)) return false;
    return (url.searchParams.get('host')?.startsWith('/') ?? false) || !/^(?:socket)?$/.test(url.hostname);
  }, 'Give the address of a PostgreSQL database, such as postgres://essor:password@localhost:5432/essor.'),
  SMTP_URL: holds((text) => {
    const url = asUrl(text);
    return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
  }, 'Give the address of a mail server, such as smtp://user:password@mail.example:587 or smtps://user:password@mail.example:465.'),
  ESSOR_POSTGRES_BIN: holds(
    (text) => ['postgres', 'initdb'].every((program) => existsSync(join(resolve(text), program))),
    'Give the folder that holds the programs "postgres" and "initdb" of PostgreSQL 15 or newer, such as /usr/lib/postgresql/15/bin.',
  ),
} as const;

type Variable = keyof typeof variables;
const SECRET: ReadonlySet<string> = new Set<Variable>(['DATABASE_URL', 'SMTP_URL']);

/**
 * Reads the environment, once, for the whole program. A variable that is empty counts as not set.
 * @throws ConfigError with every fault at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = (variable: Variable): string | undefined => {
    const given = env[variable]?.trim() ?? '';
    if (given === '') return undefined;
    const result = v.safeParse(variables[variable], given);
    if (result.success) return given;
    const shown = SECRET.has(variable) ? withoutPassword(given) : given;
    faults.push(`${variable} is "${shown}". ${result.issues[0].message}`);
    return undefined;
  };

  const port = Number(read('PORT') ?? 3000);
  const origin = new URL(read('ESSOR_ORIGIN') ?? `http://localhost:${port}`).origin;
  const postgresBin = read('ESSOR_POSTGRES_BIN');
  const config: Config = {
    port,
    origin,
    dataFolder: resolve(read('ESSOR_DATA') ?? './data'),
    trustedProxies: list(read('ESSOR_TRUSTED_PROXIES') ?? ''),
    databaseUrl: read('DATABASE_URL'),
    smtpUrl: read('SMTP_URL'),
    postgresBin: postgresBin && resolve(postgresBin),
    production: origin.startsWith('https:'),
  };
  if (config.production && !env.SMTP_URL?.trim()) {
    faults.push(
      `SMTP_URL is not set, and ESSOR_ORIGIN is "${origin}". A server on https sends real mail: ` +
        'give the address of a mail server, such as smtp://user:password@mail.example:587.',
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
