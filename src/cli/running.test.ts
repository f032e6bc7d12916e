import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfig } from '#config';
import { serve } from '../serve.ts';
import { emptyFolder, essor } from './run.testing.ts';
import { freePort } from '../../test/free-port.ts';

// Commands beside a server with its own PostgreSQL: they join it, and it hears of what they do.

/** A server that runs, set up with a campaign, and the environment of its operator. */
async function running(t: TestContext, more: Record<string, string> = {}) {
  const parent = emptyFolder(t);
  chmodSync(parent, 0o755);
  const port = await freePort();
  const env = {
    PORT: String(port),
    ESSOR_DATA: join(parent, 'data'),
    ESSOR_ORIGIN: `http://127.0.0.1:${port}`,
    ESSOR_TRUSTED_PROXIES: '127.0.0.1,::1',
    ...more,
  };
  const log: string[] = [];
  const server = await serve(readConfig(env), (line) => void log.push(line));
  t.after(() => server.stop());
  const does = async (argv: string[], env_ = env) => {
    const ran = await essor(argv, { env: env_ });
    assert.equal(ran.code, 0, `${argv.join(' ')}: ${ran.said}${ran.printed}`);
    return ran;
  };
  await does(
    'setup|--name|We|--purpose|A say|--stage|campaign|--steward|Amina|--handle|amina|--email|a@example.org'.split('|'),
  );
  await does('campaign|create|--title|We|--summary|Two.|--story|S|--target|them|--milestones|9: x'.split('|'));
  return { env, parent, server, log, does };
}

test('commands beside a running server', async (t) => {
  const { env, parent, server, does } = await running(t);

  await t.test('it hears that it was set up, and of its campaign', async () => {
    const response = await fetch(`${env.ESSOR_ORIGIN}/c/we/count.json`);
    assert.deepEqual(await response.json(), { signature_count: 0, signatures_pending: 0 });
  });

  await t.test('its clock is moved, and what falls due has run when the command ends', async () => {
    // What every server looks at when it starts may still be on its way.
    await does(['clock', '+1m']);
    const { printed } = await does(['clock', '+2d', '--json']);
    const { offset, running: heard, ran, left } = JSON.parse(printed) as Record<string, unknown>;
    assert.deepEqual([offset, heard, left], [2 * 86_400_000 + 60_000, true, 0]);
    assert.equal((ran as Record<string, number>)['checks.nightly'], 1);
    assert.match((await does(['clock'])).printed, /\d{4} \d{2}:\d{2} \(Europe\/Paris\)\n$/);
    await does(['clock', 'now']);
  });

  await t.test('a crowd signs by mail as it did once: sent, confirmed, counted and rows are one number', async () => {
    const curve = join(parent, 'curve.csv');
    writeFileSync(
      curve,
      'timestamp,count\n2024-11-24 00:00:00,1000\n2024-11-24 00:01:00,1150\n2024-11-24 00:02:00,1200\n',
    );
    const { printed } = await does(['replay-petition', curve, '--for', '2m', '--speed', '100', '--json']);
    const { sent, confirmed, counted, rows, failed, p50, p99 } = JSON.parse(printed) as Record<string, number>;
    assert.deepEqual([sent, confirmed, counted, rows, failed], [200, 200, 200, 200, {}]);
    assert.ok(p50! > 0 && p99! >= p50!);
    const wrong = await essor(['replay-petition', curve, '--from', '2030-01-01'], { env });
    assert.equal(wrong.code, 2);
    assert.equal(
      (await essor(['replay-petition', curve, '--for', '1m', '--url', 'http://127.0.0.1:1'], { env })).code,
      1,
    );
  });

  await t.test('a backup is taken meanwhile, and restored beside it into a server that starts', async () => {
    const file = join(parent, 'essor.tar.gz');
    await does(['backup', file]);
    await does(['check']);
    const into = join(parent, 'again');
    await does(['restore', file, '--into', into]);
    await server.stop();
    const again = { ...env, ESSOR_DATA: into };
    await does(['check'], again);
    assert.match(
      (await does(['campaign', 'list'], again)).printed,
      /200 confirmed, 0 sent this week and not confirmed/,
    );
    assert.match((await does(['clock', '+9d'], again)).printed, /will run when the server starts/);
  });
});

test('a server that believes no proxy says so, before a crowd is counted as one', async (t) => {
  const { env, parent } = await running(t, { ESSOR_TRUSTED_PROXIES: '' });
  const curve = join(parent, 'curve.csv');
  writeFileSync(curve, 'timestamp,count\n2024-11-24 00:00:00,1000\n2024-11-24 00:01:00,1200\n');
  const { code, said } = await essor(['replay-petition', curve, '--for', '1m', '--speed', '600'], { env });
  assert.equal(code, 1);
  assert.match(said, /counts all these people as one address/);
});
