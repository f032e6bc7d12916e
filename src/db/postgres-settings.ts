import { totalmem } from 'node:os';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { SOCKET_PORT } from './socket-folder.ts';

const MB = 1024 * 1024;
const clamp = (value: number, least: number, most: number) => Math.round(Math.min(Math.max(value, least), most));

/** Bytes this process may use: of the machine, or of the container where that is less. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * What every PostgreSQL of ours runs with; given on the command line, which no file in the data folder overrides.
 * One that is not `lasting` waits for no disk: after a crash of the machine its data are lost.
 */
export function serverArguments(
  directory: string,
  socketFolder: string,
  { major }: PostgresBinaries,
  lasting = true,
): string[] {
  const settings: Record<string, string | number> = {
    // Reached by the socket alone, in a folder that only its user enters.
    listen_addresses: '',
    port: SOCKET_PORT,
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    cluster_name: 'essor',

    // What is acknowledged is on the disk.
    fsync: lasting ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: lasting ? 'on' : 'off',

    // Small at rest; the rest of the data is in the system's cache, a copy away.
    shared_buffers: `${clamp(memory() / MB / 16, 64, 128)}MB`,
    effective_cache_size: `${clamp(memory() / MB / 2, 128, 65_536)}MB`,
    jit: 'off',
    random_page_cost: 1.1,

    // Nothing replicates from here: backups are logical.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_replication_slots: 0,
    max_logical_replication_workers: 0,

    // A program that was killed does not leave its query running.
    client_connection_check_interval: '5s',

    TimeZone: 'UTC',
    DateStyle: 'ISO, DMY',
    default_text_search_config: 'pg_catalog.simple',

    // Errors reach the program, which says them; statements and their values stay out of logs.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_statement: 'none',
    log_min_duration_statement: -1,
    ...(major >= 18 && { io_method: 'sync' }),
  };
  return ['-D', directory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * Arguments of `initdb`, best first; the second does without a system locale that some machines lack.
 * Text sorts by code point, and letters of every script have upper and lower case.
 */
export function initArguments(directory: string, user: string, { major }: PostgresBinaries): string[][] {
  const common = ['-D', directory, '-U', user, '-E', 'UTF8', '--auth-local=trust', '--auth-host=reject'];
  const rest = ['--data-checksums', '--no-instructions', '--text-search-config=simple', '--locale=C'];
  const provider = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale-provider=libc'];
  const letters = `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`;
  return [
    [...common, ...rest, ...provider, letters],
    [...common, ...rest, ...provider],
  ];
}
