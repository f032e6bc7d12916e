import { connect, type Socket } from 'node:net';

export interface Call {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  /** Lower-case names; of a header that comes twice, the last. */
  headers: Record<string, string>;
  body: string;
}

/** Kept-alive connections to one server, at most `size`, one request under way on each. */
export interface Connections {
  call(one: Call): Promise<Answer>;
  close(): void;
}

/**
 * A client that speaks just enough HTTP/1.1 (RFC 9112) for a bench: on a small machine the program
 * that asks must not eat what the program that answers needs, and Node's own client costs as much
 * as the server.
 */
export function openConnections(origin: string, size: number): Connections {
  const { hostname, port, host } = new URL(origin);
  const idle: Socket[] = [];
  const open = new Set<Socket>();
  const waiting: ((socket: Socket) => void)[] = [];

  const take = async (): Promise<Socket> => {
    const free = idle.pop();
    if (free) return free;
    if (open.size >= size) return new Promise((resolve) => waiting.push(resolve));
    const socket = connect(Number(port), hostname);
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => {
      open.delete(socket);
      const at = idle.indexOf(socket);
      if (at >= 0) idle.splice(at, 1);
    });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return socket;
  };
  const giveBack = (socket: Socket): void => {
    const next = waiting.shift();
    if (next) next(socket);
    else idle.push(socket);
  };

  const exchange = (socket: Socket, { path, method = 'GET', headers = {}, body }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      let received: Buffer = Buffer.alloc(0);
      const settle = (done: () => void) => {
        socket.off('data', hear).off('error', fail).off('close', fail);
        done();
      };
      const fail = (reason: unknown) =>
        settle(() => reject(reason instanceof Error ? reason : new Error('the server closed the connection')));
      const hear = (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const answer = readAnswer(received);
        if (answer) settle(() => resolve(answer));
      };
      socket.on('data', hear).on('error', fail).on('close', fail);
      let head = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
      for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
      if (body !== undefined) head += `content-length: ${Buffer.byteLength(body)}\r\n`;
      socket.write(`${head}\r\n${body ?? ''}`);
    });

  return {
    async call(one) {
      const socket = await take();
      try {
        const answer = await exchange(socket, one);
        giveBack(socket);
        return answer;
      } catch (error) {
        socket.destroy();
        throw error;
      }
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

/** @returns undefined while the answer is not whole. */
function readAnswer(received: Buffer): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const status = Number(first.slice(9, 12));
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const rest = received.subarray(end + 4);
  if (headers['transfer-encoding'] === 'chunked') {
    const body = unchunk(rest);
    return body === undefined ? undefined : { status, headers, body };
  }
  const length = status === 304 || status === 204 ? 0 : Number(headers['content-length'] ?? 0);
  return rest.length < length ? undefined : { status, headers, body: rest.toString('utf8', 0, length) };
}

function unchunk(rest: Buffer): string | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(rest.toString('latin1', at, line), 16);
    const from = line + 2;
    if (rest.length < from + size + 2) return undefined;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(rest.subarray(from, from + size));
    at = from + size + 2;
  }
}
