import assert from 'node:assert/strict';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { FetchRefused, type RefusedBecause, guardedFetch } from '#fetch';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that remembers what it was asked. */
async function server(answer: Answer) {
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const listening = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  const { port } = listening.address() as AddressInfo;
  return {
    port,
    asked,
    origin: `http://127.0.0.1:${port}`,
    allow: [`127.0.0.1:${port}`],
    async [Symbol.asyncDispose]() {
      listening.closeAllConnections();
      await new Promise((done) => listening.close(done));
    },
  };
}

const refused = (because: RefusedBecause) => (error: unknown) =>
  (error instanceof FetchRefused && error.because === because) || assert.fail(String(error));

const redirect =
  (to: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();

test('brings back the whole answer and says where it came from', async () => {
  await using there = await server((_, response) => {
    response.writeHead(404, { 'content-type': 'text/plain', 'set-cookie': 'a=b' }).end('nobody here');
  });
  const fetch = guardedFetch({ allow: there.allow, userAgent: 'Essor (+https://essor.example)' });
  const response = await fetch(`${there.origin}/a?b=c#d`, {
    accept: 'application/activity+json',
    headers: { 'x-y': 'z' },
  });
  assert.deepEqual(
    [response.status, await response.text(), response.url, response.headers.get('set-cookie')],
    [404, 'nobody here', `${there.origin}/a?b=c#d`, null],
  );
  const { path, headers } = there.asked[0]!;
  assert.equal(path, '/a?b=c');
  assert.deepEqual(
    [headers.host, headers.accept, headers['user-agent'], headers['x-y'], headers.cookie],
    [`127.0.0.1:${there.port}`, 'application/activity+json', 'Essor (+https://essor.example)', 'z', undefined],
  );
});

test('sends what it is given', async () => {
  await using there = await server(async (request, response) => {
    const parts = await Array.fromAsync(request as AsyncIterable<Buffer>);
    response.end(`${request.method} ${Buffer.concat(parts).toString()}`);
  });
  const fetch = guardedFetch({ allow: there.allow });
  assert.equal(await (await fetch(there.origin, { method: 'POST', body: '{"é":1}' })).text(), 'POST {"é":1}');
});

test('loopback is refused unless the test that needs it says so', async () => {
  await using there = await server((_, response) => response.end('inside'));
  await assert.rejects(guardedFetch()(there.origin), refused('address'));
  await assert.rejects(guardedFetch({ allow: ['127.0.0.1:1'] })(there.origin), refused('address'));
  assert.equal(there.asked.length, 0);
  assert.equal(await (await guardedFetch({ allow: ['127.0.0.1'] })(there.origin)).text(), 'inside');
});

test('connects to the address that it checked, whatever the name says later', async () => {
  await using there = await server((_, response) => response.end('reached'));
  const answers = [['127.0.0.1'], ['127.0.0.2'], ['169.254.169.254']];
  const asked: string[] = [];
  const fetch = guardedFetch({
    allow: there.allow,
    resolve: async (name) => {
      asked.push(name);
      return answers.shift()!.map((address) => ({ address, family: 4 }));
    },
  });
  const url = `http://rebinds.example:${there.port}/`;
  assert.equal(await (await fetch(url)).text(), 'reached');
  assert.deepEqual(asked, ['rebinds.example'], 'one request asks for the name once');
  assert.equal(there.asked[0]!.headers.host, `rebinds.example:${there.port}`);
  await assert.rejects(fetch(url), refused('address'));
  await assert.rejects(fetch(url), refused('address'));
  assert.equal(there.asked.length, 1);
});

test('a name that rebinds between two redirects is refused at the second', async () => {
  const answers = ['127.0.0.1', '127.0.0.3'];
  await using there = await server(redirect('/again'));
  const fetch = guardedFetch({
    allow: there.allow,
    resolve: async () => [{ address: answers.shift()!, family: 4 }],
  });
  await assert.rejects(fetch(`http://rebinds.example:${there.port}/`), refused('address'));
  assert.equal(there.asked.length, 1);
});

test('follows three redirects and not a fourth', async () => {
  await using there = await server((request, response) => {
    const n = Number(request.url?.slice(1));
    if (n === 0) response.end('home');
    else response.writeHead([301, 302, 303, 307, 308][n % 5]!, { location: `/${n - 1}` }).end();
  });
  const fetch = guardedFetch({ allow: there.allow });
  const response = await fetch(`${there.origin}/3`);
  assert.deepEqual([await response.text(), response.url], ['home', `${there.origin}/0`]);
  await assert.rejects(fetch(`${there.origin}/4`), refused('redirect'));
});

for (const to of [
  'http://127.0.0.1:1/',
  'http://[::1]/',
  'http://0x7f.1:1/',
  '//localhost:1/',
  'http://169.254.169.254/',
]) {
  test(`a redirect to ${to} is refused`, async () => {
    await using there = await server(redirect(to));
    const resolve = async () => [{ address: '127.0.0.9', family: 4 }];
    await assert.rejects(guardedFetch({ allow: there.allow, resolve })(there.origin), refused('address'));
  });
}
for (const [to, because] of [
  ['file:///etc/passwd', 'url'],
  ['javascript:1', 'url'],
  ['http://a:b@example.org/', 'url'],
  ['http://[', 'redirect'],
] as const) {
  test(`a redirect to ${to} is refused`, async () => {
    await using there = await server(redirect(to));
    await assert.rejects(guardedFetch({ allow: there.allow })(there.origin), refused(because));
  });
}

test('headers of one’s own go to no other origin', async () => {
  await using second = await server((_, response) => response.end('second'));
  await using first = await server(redirect(`${second.origin}/`));
  const fetch = guardedFetch({ allow: [...first.allow, ...second.allow] });
  const response = await fetch(first.origin, { headers: { authorization: 'Bearer secret', signature: 'mine' } });
  assert.equal(await response.text(), 'second');
  assert.equal(first.asked[0]!.headers.authorization, 'Bearer secret');
  assert.deepEqual(
    [second.asked[0]!.headers.authorization, second.asked[0]!.headers.signature],
    [undefined, undefined],
  );
});

test('what is sent is never sent on', async () => {
  await using there = await server(redirect('/elsewhere', 307));
  await assert.rejects(
    guardedFetch({ allow: there.allow })(there.origin, { method: 'POST', body: 'x' }),
    refused('redirect'),
  );
  assert.equal(there.asked.length, 1);
});

test('unpacks what is packed, and only in the ways it asked for', async () => {
  const text = 'we are '.repeat(1_000);
  const packings: Record<string, Buffer> = {
    '/gzip': gzipSync(text),
    '/br': brotliCompressSync(text),
    '/identity': Buffer.from(text),
  };
  await using there = await server(({ url = '' }, response) => {
    response.writeHead(200, { 'content-encoding': url.slice(1) }).end(packings[url] ?? gzipSync(gzipSync(text)));
  });
  const fetch = guardedFetch({ allow: there.allow });
  for (const path of Object.keys(packings)) {
    const response = await fetch(there.origin + path);
    assert.equal(await response.text(), text);
    assert.equal(response.headers.get('content-encoding'), null);
  }
  await assert.rejects(fetch(`${there.origin}/gzip,%20gzip`), refused('encoding'));
  await assert.rejects(fetch(`${there.origin}/zstd`), refused('encoding'));
  await assert.rejects(fetch(`${there.origin}/deflate`), refused('encoding'));
});

test('stops at the size it was given, announced or not, packed or not', async () => {
  let sent = 0;
  await using there = await server((request, response) => {
    if (request.url === '/announced') response.writeHead(200, { 'content-length': 5_000 }).end(Buffer.alloc(5_000));
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200_000_000)));
    else {
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', pour);
      pour();
    }
  });
  const fetch = guardedFetch({ allow: there.allow });
  assert.equal((await (await fetch(`${there.origin}/announced`, { maxBytes: 5_000 })).bytes()).length, 5_000);
  for (const path of ['/announced', '/bomb', '/endless']) {
    await assert.rejects(fetch(there.origin + path, { maxBytes: 4_999 }), refused('too large'));
  }
  assert.ok(sent < 50_000_000, `${sent} bytes were poured`);
});

test('a name that is never found, a server that never answers and one that never ends all take too long', async () => {
  await using there = await server((request, response) => {
    if (request.url === '/drips') response.writeHead(200).write('.');
  });
  const fetch = guardedFetch({ allow: there.allow });
  for (const path of ['/never', '/drips']) {
    await assert.rejects(fetch(there.origin + path, { timeoutMs: 50 }), refused('too slow'));
  }
  const lost = guardedFetch({ resolve: () => new Promise(() => {}) });
  await assert.rejects(lost('http://lost.example/', { timeoutMs: 50 }), refused('too slow'));
});

test('what breaks off is no answer', async () => {
  await using there = await server((request, response) => {
    if (request.url === '/half') {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    } else if (request.url === '/half-packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync('whole').subarray(0, 12), () => response.destroy());
    } else request.socket.end('SSH-2.0-nothing\r\n');
  });
  const fetch = guardedFetch({ allow: there.allow });
  for (const path of ['/half', '/half-packed', '/other']) {
    await assert.rejects(fetch(there.origin + path), refused('unreachable'));
  }
});

test('its refusals tell no more than a host', async () => {
  const fetch = guardedFetch({ resolve: async () => [{ address: '10.0.0.1', family: 4 }] });
  await assert.rejects(fetch('http://inside.example/users/amina?token=secret'), (error) => {
    assert.ok(error instanceof FetchRefused);
    return error.message === 'inside.example is not on the public Internet';
  });
});
