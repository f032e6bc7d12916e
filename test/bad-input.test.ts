import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Id } from '#ids';
import { createPost } from '#network';
import { appOf } from '../src/mastodon/app.testing.ts';
import { form, openWorld, type Person, type World } from './world.ts';

const NOT_THERE = '123456789012345678';
const MANY = 10_000;

async function both(world: World) {
  const amina = await world.person('Amina');
  return { amina, app: await appOf(world, amina) };
}

const write = (world: World, by: Person, text: string, more: { visibility?: 'direct' | 'followers' } = {}) =>
  world.transact(async (tx) => (await createPost(tx, by.actor, { text, ...more })).id);

test('what one may not see answers as if it were not there, on pages and to apps, whatever is done with it', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  const paul = await world.person('Paul');
  await world.person('Zoe');
  const secret = await write(world, paul, '@zoe, between us', { visibility: 'direct' });
  const reads = ['', '/likes', '/boosts', '/history', '/edit', '/delete', '/mute'];
  const acts = ['/like', '/boost', '/bookmark', '/pin', '/quote', '/vote', '/mute', '/edit', '/delete'];
  const said = async (id: string, path: string, init?: RequestInit) => {
    const answer = await amina.browse(`/@paul/${id}${path}`, init);
    const text = (await answer.text()).replaceAll(id, 'ID').replaceAll(/nonce-[\w-]+|\d\d:\d\d/g, '');
    return `${answer.status} ${text}`;
  };
  const body = form({ on: 'true', choice: '0', text: 'Hello', confirm: 'yes', answer: 'accepted' });
  for (const path of reads) assert.equal(await said(secret, path), await said(NOT_THERE, path), `GET ${path}`);
  for (const path of acts) assert.equal(await said(secret, path, body), await said(NOT_THERE, path, body), path);
  assert.match(await said(secret, ''), /^404 /);

  const calls: readonly (readonly [method: string, rest: string])[] = [
    ...['', '/context', '/source', '/history', '/quotes', '/reblogged_by', '/favourited_by'].map(
      (rest) => ['GET', rest] as const,
    ),
    ...['/favourite', '/unfavourite', '/reblog', '/unreblog', '/bookmark', '/unbookmark', '/pin', '/mute'].map(
      (rest) => ['POST', rest] as const,
    ),
    ['DELETE', ''],
  ];
  for (const [method, rest] of calls) {
    const asked = async (id: string) => {
      const { status, body: told } = await app.send<unknown>(method, `/api/v1/statuses/${id}${rest}`);
      return { status, told };
    };
    const seen = await asked(secret);
    assert.deepEqual(seen, await asked(NOT_THERE), `${method} ${rest}`);
    assert.equal(seen.status, 404, `${method} ${rest}`);
  }
  for (const field of ['in_reply_to_id', 'quoted_status_id']) {
    const asked = (id: string) => app.send('POST', '/api/v1/statuses', { status: 'Hello', [field]: id });
    assert.deepEqual(await asked(secret), await asked(NOT_THERE), field);
  }
  assert.deepEqual((await world.db.selectFrom('favourite').selectAll().execute()).length, 0);
});

test('a post that names ten thousand is refused with a sentence, and a poll of none or of ten thousand answers', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  const names = Array.from({ length: MANY }, (_, i) => `@p${i}`).join(' ');
  const few = Array.from({ length: 700 }, (_, i) => `@p${i}`).join(' ');
  for (const text of [names, few]) {
    const page = await amina.browse('/compose', form({ text }));
    assert.equal(page.status, 422);
    assert.equal((await app.send('POST', '/api/v1/statuses', { status: text })).status, 422);
  }
  for (const options of [[], Array.from({ length: MANY }, (_, i) => `Answer ${i}`)]) {
    const poll = { options, expires_in: 3_600 };
    assert.equal((await app.send('POST', '/api/v1/statuses', { status: 'Which?', poll })).status, 422);
    const fields = Object.fromEntries(options.slice(0, 900).map((one, i) => [`option${i + 1}`, one]));
    const page = await amina.browse('/compose', form({ text: 'Which?', poll: 'on', pollSeconds: '3600', ...fields }));
    assert.ok(page.status === 422 || page.status === 303, `${page.status}`);
  }
  const { rows } = await sql<{ options: number }>`
    select count(*)::int as options from poll_option group by post_id`.execute(world.db);
  for (const one of rows) assert.ok(one.options <= 8);
});

test('a search of a hundred kilobytes is answered or refused, and never looked for', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  for (const one of ['x', 'from:amina ', '"', '(', 'a & ', '%', '#', '@a']) {
    const q = encodeURIComponent(one.repeat(100_000 / one.length));
    const page = await amina.browse(`/search?q=${q}`);
    assert.ok(page.status < 500, `page: ${page.status} for ${one}`);
    assert.ok((await page.text()).length < 400_000, 'a page does not repeat what it was asked');
    assert.ok((await app.send('GET', `/api/v2/search?q=${q}`)).status < 500, `app: ${one}`);
  }
});

/** Posts that each answer the one before, written at once. */
async function deepThread(world: World, by: Person, first: Id<'post'>): Promise<(n: number) => Id<'post'>> {
  const from = BigInt(first) + 1n;
  await sql`
    insert into post (id, account_id, in_reply_to_id, thread_id, text, content_warning, visibility, local_only, created_at)
    select ${from}::bigint + n, ${by.actor.account}, ${from}::bigint + n - 1, ${first}, 'Answer ' || n, '', 'public',
      false, now() from generate_series(0, ${MANY - 1}) as n order by n`.execute(world.db);
  return (n) => String(from + BigInt(n)) as Id<'post'>;
}

test('a conversation ten thousand deep is read from any place, in pages of bounded size', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  const first = await write(world, amina, 'The first');
  const at = await deepThread(world, amina, first);
  for (const id of [first, at(0), at(MANY / 2), at(MANY - 1)]) {
    const page = await amina.browse(`/@amina/${id}`);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.ok(text.length < 1_000_000, `${text.length} bytes`);
    const context = await app.ok<{ ancestors: unknown[]; descendants: unknown[] }>(
      'GET',
      `/api/v1/statuses/${id}/context`,
    );
    assert.ok(context.ancestors.length <= 60 && context.descendants.length <= 300);
  }
  // Its end can be reached: the last post shows what it answers.
  assert.match(await (await amina.browse(`/@amina/${at(MANY - 1)}`)).text(), /Answer 9998/);
  const gone = await amina.browse(`/@amina/${first}/delete`, form({ confirm: 'yes' }));
  assert.equal(gone.status, 303);
});

test('of two edits at once one is taken and the other is told, on pages and by apps', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  const id = await write(world, amina, 'The first words');
  const edits = await Promise.all(
    ['One', 'Two', 'Three'].map((text) => amina.browse(`/@amina/${id}/edit`, form({ text, from: '0' }))),
  );
  assert.deepEqual(
    edits.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409, 409],
  );
  const byApp = await Promise.all(
    ['Four', 'Five'].map((status) => app.send('PUT', `/api/v1/statuses/${id}`, { status })),
  );
  // An app does not say what it began from: each is an edit of its own, and both are kept.
  for (const { status } of byApp) assert.ok(status === 200 || status === 409, `${status}`);
  const { rows } = await sql<{ versions: number; last: boolean }>`
    select count(*)::int as versions, bool_or(post_version.text = post.text) as last from post_version
    join post on post.id = post_version.post_id where post.id = ${id}`.execute(world.db);
  assert.equal(rows[0]?.versions, 2 + byApp.filter(({ status }) => status === 200).length);
  assert.equal(rows[0]?.last, true);
});

/** A PNG whose header says how large it is, whatever is in it. */
function pngThatSays(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const begin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([begin, chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(1_000))), chunk('IEND', Buffer.alloc(0))]); // prettier-ignore
}

test('a picture that is a program, a drawing that runs one, or a bomb is refused by pages and to apps', async () => {
  await using world = await openWorld();
  const { amina, app } = await both(world);
  const files: readonly (readonly [what: string, bytes: Uint8Array<ArrayBuffer>])[] = [
    ['svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['page', new TextEncoder().encode('GIF89a<html><script>alert(1)</script></html>')],
    ['bomb', Uint8Array.from(pngThatSays(50_000))],
    ['nothing', new Uint8Array()],
  ];
  for (const [what, bytes] of files) {
    const file = new File([bytes], 'cat.png', { type: 'image/png' });
    const fields = new FormData();
    fields.set('text', 'Look');
    fields.set('picture1', file);
    const page = await amina.browse('/compose', { method: 'POST', body: fields });
    // A browser sends an empty file where none was chosen: that is a post without a picture.
    const wanted = what === 'nothing' ? [303] : [413, 415, 422];
    assert.ok(wanted.includes(page.status), `page: ${page.status} for ${what}`);
    const upload = new FormData();
    upload.set('file', file);
    const { status } = await app.send('POST', '/api/v2/media', upload);
    assert.ok(status >= 400 && status < 500, `app: ${status} for ${what}`);
  }
  assert.deepEqual(await world.db.selectFrom('media').select('id').execute(), []);
});
