import pg from 'pg';
import { CannotStart } from './cannot-start.ts';

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there. Start that server, or correct the host and port',
  ENOENT: 'there is no such socket. Start that server, or correct the folder',
  ENOTFOUND: 'no machine has that name. Correct the host',
  EAI_AGAIN: 'the name of that machine cannot be looked up now. Check the network',
  ETIMEDOUT: 'it does not answer in time. Check the host, the port and the firewall',
  '28P01': 'it refuses that user or password. Correct them',
  '28000': 'it refuses that user from here. Correct the user, or the pg_hba.conf of that server',
  '3D000': 'it has no database of that name. Create it: createdb --encoding=UTF8 NAME',
  '53300': 'it has no connection left. Raise its max_connections',
};

/**
 * Checks that the operator's server can be used: it answers, lets us in, is 15 or newer and keeps UTF-8.
 * @param shown the address as it may be printed, without its password.
 * @throws CannotStart with what is wrong and what to do.
 */
export async function reachServer(connectionString: string, shown: string): Promise<void> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new CannotStart(`The database at DATABASE_URL (${shown}) cannot be used: ${reason}.`, { cause });
  };
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const said = error instanceof Error ? error.message : String(error);
    refuse(reasons[code] ?? (/timeout/i.test(said) ? reasons.ETIMEDOUT : undefined) ?? said.replace(/\.$/, ''), error);
  }
  try {
    const { rows } = await client.query<{ version: number; name: string; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
              current_setting('server_encoding') as encoding`,
    );
    const [server] = rows;
    if (server && server.version < 150_000) refuse(`it is PostgreSQL ${server.name}. Essor needs 15 or newer`);
    if (server && server.encoding !== 'UTF8') {
      refuse(`its text is ${server.encoding}. Create one in UTF-8: createdb --encoding=UTF8 --template=template0 NAME`);
    }
  } finally {
    await client.end();
  }
}
