import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createPost, follow } from '#network';
import { type Journey, journey } from './journey.ts';

// Programs for Mastodon that others wrote in another language, as Debian packs them. Where they are not installed there is
// nothing to run; masto and megalodon (mastodon-apps.test.ts) are always there.

const PYTHON = '/usr/bin/python3';
const answers = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0;
const MASTODON_PY = answers(PYTHON, ['-c', 'import mastodon']);
const TOOT = answers('toot', ['--help']);
const EMACS = answers('emacs', ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'mastodon))"]);

/** Says yes where a program leads, and copies the code. */
async function codeFor({ page }: Journey, address: string): Promise<string> {
  await page.goto(address);
  await page.getByRole('button', { name: /^(?:Let it in|Laisser entrer)$/ }).click();
  return page.locator('.copy-field input').inputValue();
}

interface Talk {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: Interface;
  readonly ended: Promise<number | null>;
  said: string;
}

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Talk {
  const child = spawn(command, args, { env: { ...process.env, ...env, PYTHONWARNINGS: 'ignore' } });
  const talk: Talk = {
    child,
    lines: createInterface(child.stdout),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    said: '',
  };
  child.stderr.on('data', (chunk) => (talk.said += String(chunk)));
  return talk;
}

/** The first line that it prints and that is asked for. */
async function lineOf({ lines, ended }: Talk, wanted: RegExp): Promise<string> {
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => wanted.test(line) && resolve(line));
  });
  return Promise.race([found, ended.then((code) => assert.fail(`it ended with ${code}`))]);
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'essor-client-'));

if (MASTODON_PY) {
  journey('Mastodon.py reads, posts, streams, searches, filters and keeps', [{}], async (way) => {
    const amina = await way.world.person('Amina');
    await way.become(amina);
    const place = folder();
    const picture = join(place, 'green.png');
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b6b57' } }).toFile(picture);
    const script = fileURLToPath(new URL('mastodon-py.py', import.meta.url));
    const talk = start(PYTHON, [script, way.origin, picture]);
    try {
      const code = await codeFor(way, await lineOf(talk, /^http/));
      const result = lineOf(talk, /^\{/);
      talk.child.stdin.end(`${code}\n`);
      const { version, notifications, ...saw } = JSON.parse(await result) as Record<string, unknown>;
      assert.match(String(version), /^4\.\d+\.\d+ /);
      assert.deepEqual(notifications, []);
      assert.deepEqual(saw, {
        me: 'amina',
        alt: 'Un carré vert',
        once: true,
        streamed: true,
        found: true,
        thread: true,
        options: ['Oui', 'Non'],
        versions: 2,
        bookmarked: true,
        lists: ['Proches'],
        filters: ['pluie'],
        home: 3,
        tag: true,
      });
    } catch (error) {
      throw new Error(talk.said, { cause: error });
    } finally {
      talk.child.kill();
      rmSync(place, { recursive: true });
    }
  });
}

if (TOOT) {
  journey('toot signs in, posts, reads, follows and searches from a terminal', [{ locale: 'fr' }], async (way) => {
    const amina = await way.world.person('Amina');
    const lea = await way.world.person('Léa');
    const { id } = await way.world.transact((tx) => createPost(tx, lea.actor, { text: 'Bonjour tout le monde' }));
    await way.world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
    await way.become(amina);
    const place = folder();
    const env = { XDG_CONFIG_HOME: place };
    const talk = start('toot', ['login', '--no-color', '--disable-https', '-i', new URL(way.origin).host], env);
    try {
      const code = await codeFor(way, await lineOf(talk, /^http/));
      talk.child.stdin.end(`n\n${code}\n`);
      assert.equal(await talk.ended, 0, talk.said);
      const does = async (...args: string[]): Promise<string> => {
        const one = start('toot', [args[0]!, '--no-color', ...args.slice(1)], env);
        let printed = '';
        one.child.stdout.on('data', (chunk) => (printed += String(chunk)));
        assert.equal(await one.ended, 0, `${args.join(' ')}: ${one.said}${printed}`);
        return printed;
      };
      assert.match(await does('whoami'), /@amina/);
      assert.match(await does('notifications'), /Léa.* now follows you/);
      await does('follow', 'lea');
      assert.match(await does('timeline', '-1'), /Bonjour tout le monde/);
      await does('favourite', id);
      await does('reblog', id);
      await does('bookmark', id);
      await does('post', 'Depuis un terminal', '--reply-to', id, '--visibility', 'unlisted');
      assert.match(await does('thread', id), /Depuis un terminal/);
      assert.match(await does('bookmarks', '-1'), /Bonjour tout le monde/);
      assert.match(await does('reblogged_by', id), /amina/);
      assert.match(await does('search', 'lea'), /@lea/);
      assert.match(await does('following', 'amina'), /@lea/);
    } finally {
      talk.child.kill();
      rmSync(place, { recursive: true });
    }
  });
}

if (EMACS) {
  journey('mastodon.el reads, boosts, likes, posts, searches and says who one is, within Emacs', [{}], async (way) => {
    const { world } = way;
    const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
    const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Bonjour tout le monde' }));
    await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
    await way.become(amina);
    const place = folder();
    const script = fileURLToPath(new URL('mastodon-el.el', import.meta.url));
    const talk = start('emacs', ['-q', '--batch', '-l', script, way.origin, place]);
    try {
      const code = await codeFor(way, await lineOf(talk, /^http/));
      const result = lineOf(talk, /^\{/);
      talk.child.stdin.end(`${code}\n`);
      assert.deepEqual(JSON.parse(await result), { me: 'amina', read: true, found: ['@lea'], note: '<p>Emacs</p>' });
      const posts = await world.db.selectFrom('post').select(['text', 'boost_of_id']).orderBy('id').execute();
      assert.deepEqual(
        posts.map(({ text, boost_of_id: of }) => [text, of]),
        [
          ['Bonjour tout le monde', null],
          ['', id],
          ['Depuis Emacs #emacs', null],
        ],
      );
      assert.equal((await world.db.selectFrom('favourite').selectAll().execute()).length, 1);
    } catch (error) {
      throw new Error(talk.said, { cause: error });
    } finally {
      talk.child.kill();
      rmSync(place, { recursive: true });
    }
  });
}
