// bench: pages of a campaign a second to strangers, processor a page; beside it node:http answering the same bytes
// The floor is a program that does nothing else. --seconds N (8), --connections N (32), --signatures N (3400).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

if (process.argv[2] === 'floor') await answerBytes();
else await measure();

/** The floor: the same head and bytes, by a bare node:http in a process of its own. */
async function answerBytes(): Promise<void> {
  const [head, body] = (await once(process, 'message'))[0] as [Record<string, string>, string];
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_, response) => {
    response.writeHead(200, { ...head, 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const { prepareCampaign } = await import('./campaign.ts');
  const { flood } = await import('./flood.ts');
  const { startServer } = await import('./server.ts');
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '8' },
      connections: { type: 'string', default: '32' },
      signatures: { type: 'string', default: '3400' },
    },
  });
  const seconds = Number(values.seconds);
  const connections = Number(values.connections);

  const server = await startServer();
  try {
    const { slug } = await prepareCampaign(server, Number(values.signatures));
    const path = `/c/${slug}`;
    const page = await fetch(server.origin + path, {
      headers: { 'accept-language': 'fr', 'accept-encoding': 'identity' },
    });
    const bytes = Buffer.from(await page.arrayBuffer());
    await flood(server.origin, path, connections, 2);
    const before = server.cpu();
    const measured = await flood(server.origin, path, connections, seconds);
    const after = server.cpu();
    const cpu = (after.node - before.node) / measured.requests;

    const child = fork(fileURLToPath(import.meta.url), ['floor']);
    const { promise: ready, resolve } = Promise.withResolvers<number>();
    child.once('message', (port) => resolve(Number(port)));
    child.send([Object.fromEntries([...page.headers].filter(([name]) => !/^(date|connection|keep-alive|transfer-encoding|content-length)$/.test(name))), bytes.toString('base64')]); // prettier-ignore
    const floorOrigin = `http://127.0.0.1:${await ready}`;
    await flood(floorOrigin, path, connections, 2);
    const floor = await flood(floorOrigin, path, connections, seconds);
    child.kill();

    console.log(
      JSON.stringify({
        bench: 'landing',
        pageBytes: bytes.length,
        connections,
        ...measured,
        cpuMsPerRequest: Math.round(cpu * 1_000) / 1_000,
        floor: { what: 'node:http answering the same bytes', perSecond: floor.perSecond, p99: floor.p99 },
        ratio: Math.round((measured.perSecond / floor.perSecond) * 100) / 100,
      }),
    );
    if (measured.errors > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}
