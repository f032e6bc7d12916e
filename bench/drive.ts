import { Agent, request as send } from 'node:http';

export interface Call {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Measured {
  requests: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

/** One call over a kept-alive connection. The body is read whole. */
export function call(origin: string, agent: Agent, one: Call): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        hostname,
        port,
        agent,
        path: one.path,
        method: one.method ?? 'GET',
        headers: { ...one.headers, ...(one.body !== undefined && { 'content-length': Buffer.byteLength(one.body) }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(one.body);
  });
}

const rounded = (n: number): number => Math.round(n * 100) / 100;

export function summarise(times: number[], seconds: number, errors: number): Measured {
  const sorted = Float64Array.from(times).toSorted();
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    requests: times.length,
    seconds: rounded(seconds),
    perSecond: rounded(times.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    errors,
  };
}

/**
 * Runs `work(i)` `total` times with `connections` in flight; the time of each, in milliseconds.
 * `work` throws or returns false when an answer is not what it should be.
 */
export async function drive(
  connections: number,
  total: number,
  work: (i: number) => Promise<boolean>,
): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  let errors = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let i = next++; i < total; i = next++) {
        const at = performance.now();
        const good = await work(i).catch(() => false);
        times.push(performance.now() - at);
        if (!good) errors++;
      }
    }),
  );
  return summarise(times, (performance.now() - begun) / 1_000, errors);
}

export const agentFor = (connections: number): Agent => new Agent({ keepAlive: true, maxSockets: connections });
