import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { type Config, isHere } from '#config';

type FetchHandler = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Why the port cannot be had; the message is a sentence. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

export interface Listening {
  /** Takes no new connection, lets what is under way end within `grace` milliseconds, then cuts it off. */
  stop(grace: number): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1'] as const;
const EVERYWHERE = ['::', '0.0.0.0'] as const;

// Event streams never end by themselves, and browsers ask again by themselves.
const streams = new Set<ServerResponse>();

/** Whether only this machine may connect: people are told a local address, or every proxy is on this machine. */
export function onlyFromHere({ origin, trustedProxies }: Pick<Config, 'origin' | 'trustedProxies'>): boolean {
  if (isHere(new URL(origin).hostname)) return true;
  return trustedProxies.length > 0 && trustedProxies.every((range) => isHere(range.split('/')[0] ?? ''));
}

/**
 * Answers requests on the port.
 * @throws CannotListen when the port is taken or not allowed.
 */
export async function listen(
  config: Pick<Config, 'port' | 'origin' | 'trustedProxies'>,
  fetch: FetchHandler,
): Promise<Listening> {
  const servers: Server[] = [];
  const stop = async (grace: number): Promise<void> => {
    await Promise.all(servers.map((server) => end(server, grace)));
  };
  try {
    if (onlyFromHere(config)) {
      for (const host of LOOPBACK) servers.push(...(await bind(config.port, host, fetch)));
    } else {
      // The first of these takes both families, where the machine has both.
      for (const host of EVERYWHERE) if (servers.length === 0) servers.push(...(await bind(config.port, host, fetch)));
    }
  } catch (error) {
    await stop(0);
    throw error;
  }
  return { stop };
}

/** @returns nothing on a machine without that family of addresses. */
async function bind(port: number, host: string, fetch: FetchHandler): Promise<Server[]> {
  const server = createAdaptorServer({ fetch, websocket: { server: sockets() }, serverOptions: { shouldUpgradeCallback } }) as Server; // prettier-ignore
  // Longer than proxies keep theirs, so that none writes to a connection that we are closing.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 60_000;
  server.on('request', (request, response) => {
    if (!request.headers.accept?.includes('text/event-stream')) return;
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return [server];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [];
    if (code === 'EADDRINUSE') {
      throw new CannotListen(
        `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
        { cause: error },
      );
    }
    if (code === 'EACCES') {
      throw new CannotListen(
        `This user may not use port ${port}. Choose one from 1024 on, such as PORT=3000, and put a proxy before it.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** What clients say is short; deflating what they hear costs more than it saves. */
export const sockets = (): WebSocketServer =>
  new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false });

/** Who offers another protocol, as clients of HTTP/2 do, is answered in this one (RFC 9110 §7.8). */
const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

async function end(server: Server, grace: number): Promise<void> {
  const closed = once(server, 'close');
  for (const stream of streams) stream.destroy();
  // Also closes the connections on which nothing is under way.
  server.close();
  const patience = new AbortController();
  const limit = sleep(grace, undefined, { signal: patience.signal }).then(
    () => server.closeAllConnections(),
    () => {},
  );
  await closed;
  patience.abort();
  await limit;
}
