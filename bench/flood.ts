import { connect } from 'node:net';

export interface Flooded {
  requests: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers that were not 200. */
  errors: number;
}

const rounded = (n: number): number => Math.round(n * 100) / 100;

/**
 * Asks for one page over and over, on kept-alive connections, one request under way on each. It reads
 * heads by hand and counts the bytes of bodies, so that on a small machine the program that asks does
 * not eat what the program that answers needs.
 */
export async function flood(origin: string, path: string, connections: number, seconds: number): Promise<Flooded> {
  const { hostname, port, host } = new URL(origin);
  const times: number[] = [];
  let errors = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;

  const ask = (n: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nAccept-Language: fr\r\nX-Forwarded-For: 198.18.${n >> 8}.${n & 255}\r\n\r\n`;
      const socket = connect(Number(port), hostname);
      let head = '';
      let left = -1;
      let at = 0;
      const send = () => {
        if (performance.now() > until) {
          socket.destroy();
          resolve();
          return;
        }
        head = '';
        left = -1;
        at = performance.now();
        socket.write(request);
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk: Buffer) => {
        let body = chunk.length;
        if (left < 0) {
          head += chunk.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          if (length === undefined) {
            socket.destroy();
            reject(new Error(`an answer without its length: ${head.slice(0, 200)}`));
            return;
          }
          if (!head.startsWith('HTTP/1.1 200')) errors++;
          left = Number(length);
          body = head.length - end - 4;
        }
        left -= body;
        if (left > 0) return;
        times.push(performance.now() - at);
        send();
      });
    });

  await Promise.all(Array.from({ length: connections }, (_, n) => ask(n)));
  const took = (performance.now() - begun) / 1_000;
  const sorted = Float64Array.from(times).toSorted();
  const part = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    requests: times.length,
    seconds: rounded(took),
    perSecond: Math.round(times.length / took),
    p50: part(0.5),
    p99: part(0.99),
    errors,
  };
}
