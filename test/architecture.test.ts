import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the ground up. A file may import from its own floor's module and from the floors below. */
const FLOORS: readonly (readonly string[])[] = [
  ['packages'],
  // The ground floor: time, chance and the network enter here. Its modules may name each other.
  'actions clock config db deps fetch html i18n ids input jobs live mail markdown media preview random refusal settings'.split(
    ' ',
  ),
  ['log'],
  ['accounts'],
  ['oauth'],
  ['push'],
  ['network'],
  ['moderation', 'blocklists', 'chat'],
  ['treasury'],
  ['membership'],
  ['deliberation', 'notes'],
  ['campaigns', 'elections'],
  ['articles'],
  ['checks'],
  ['http'],
  ['federation', 'mastodon', 'api', 'digest'],
  ['web'],
  ['cli', 'demo'],
  // The files of src/ itself: app.ts, main.ts and what starts them.
  ['app'],
];
const GROUND = 1;
const floorOf = new Map(FLOORS.flatMap((names, floor) => names.map((name) => [name, floor] as const)));

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly names: string;
}

interface Source {
  /** From the root of the project. */
  readonly path: string;
  readonly module: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?([^;'"]*?)\s*\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{(])\/\/[^\n]*/g, '$1');

function moduleOf(path: string): string {
  const [top = '', name = '', more] = path.split('/');
  if (top !== 'src') return top;
  return more === undefined ? 'app' : name;
}

function read(path: string): Source {
  const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'));
  const imports = [...code.matchAll(IMPORT)].map(([, type, names = '', from, called, bare]): Import => ({
    specifier: from ?? called ?? bare ?? '',
    typeOnly: type !== undefined,
    names,
  }));
  return { path, module: moduleOf(path), code, imports };
}

const files = ['src', 'checks', 'packages']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(?:test|testing)\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
  .filter((path) => !path.includes('node_modules'));
const sources = files.map(read);

/** Where an import leads, from the root of the project; undefined when it is a package. */
function targetOf(source: Source, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}/${specifier.slice(1)}.ts`;
  if (!specifier.startsWith('.') || specifier.endsWith('.json')) return undefined;
  return relative(ROOT, resolve(dirname(join(ROOT, source.path)), specifier));
}

const everyImport = sources.flatMap((source) =>
  source.imports.flatMap((one) => {
    const target = targetOf(source, one.specifier);
    return target === undefined ? [] : [{ source, ...one, target, module: moduleOf(target) }];
  }),
);

test('there is a tree to read', () => {
  assert.ok(sources.length > 100, `${sources.length} files`);
  assert.ok(everyImport.length > 300, `${everyImport.length} imports`);
});

test('every module has its floor', () => {
  const unplaced = new Set(sources.map((source) => source.module).filter((module) => !floorOf.has(module)));
  assert.deepEqual([...unplaced], [], 'give it a place in FLOORS, and in ARCHITECTURE.md');
});

test('dependencies point one way: to one’s own module, or to a lower floor', () => {
  const wrong = everyImport
    .filter(({ source, module }) => {
      const from = floorOf.get(source.module) ?? 0;
      const to = floorOf.get(module) ?? Infinity;
      return source.module !== module && !(to < from || (to === from && from === GROUND));
    })
    // The one schema of the database is made of each module's own, as types.
    .filter(({ source, typeOnly }) => !(source.path === 'src/db/schema.ts' && typeOnly))
    .map(({ source, specifier }) => `${source.path} imports ${specifier}`);
  assert.deepEqual(wrong, []);
});

test('a module is entered by its front door', () => {
  const wrong = everyImport
    .filter(({ source, module, specifier }) => {
      if (specifier.startsWith('#')) return module === source.module || specifier.slice(1).includes('/');
      return module !== source.module && !['checks', 'app'].includes(module);
    })
    .filter(({ source, typeOnly }) => !(source.path === 'src/db/schema.ts' && typeOnly))
    .map(({ source, specifier }) => `${source.path} imports ${specifier}`);
  assert.deepEqual(wrong, []);
});

test('every front door stands where its name says', () => {
  const missing = everyImport.filter(({ target }) => !existsSync(join(ROOT, target))).map(({ target }) => target);
  assert.deepEqual([...new Set(missing)], []);
});

test('a front door names what it lets out', () => {
  const wrong = sources.filter(({ code }) => /\bexport\s+(?:type\s+)?\*\s+from/.test(code)).map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test('the environment is read once, by those who start the program', () => {
  const MAY = new Set([
    'src/main.ts',
    'src/cli/essor.ts',
    // It sets a variable, for a library that reads nothing else.
    'src/media/fonts.ts',
  ]);
  const wrong = sources
    .filter(({ path, module }) => module !== 'config' && !MAY.has(path))
    .filter(({ code }) => /\bprocess\.env\b|\benv\b[^;]*from 'node:process'/.test(code))
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

/** What node's network modules may be used for elsewhere: names that reach nobody. */
// What takes connections makes none.
const HARMLESS = new Set(['BlockList', 'isIP', 'isIPv4', 'isIPv6', 'WebSocketServer']);
const NETWORK = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises)$|^(?:undici|axios|got|node-fetch|ws)$/;

test('one outbound fetch: nothing else reaches another server', () => {
  const reaches = ({ code, imports }: Source): boolean =>
    /(?<![.\w#])fetch\(|\bglobalThis\.fetch\b|\bnew (?:WebSocket|EventSource)\(|\bXMLHttpRequest\b/.test(code) ||
    imports.some(
      ({ specifier, typeOnly, names }) =>
        NETWORK.test(specifier) &&
        !typeOnly &&
        names
          .replaceAll(/[{}]/g, '')
          .split(',')
          .map((name) => name.trim())
          .some((name) => name !== '' && !name.startsWith('type ') && !HARMLESS.has(name)),
    );
  const MAY = (path: string): boolean =>
    path.startsWith('src/fetch/') ||
    // Programs of the browser: they ask this server, and the policy of every page allows no other.
    path.startsWith('src/web/client/') ||
    // A stand-in for people at their browsers: it asks the server that the operator names.
    path.startsWith('src/cli/replay/');
  const wrong = sources.filter((source) => !MAY(source.path) && reaches(source)).map(({ path }) => path);
  assert.deepEqual(wrong, []);
  assert.ok(reaches(read('src/fetch/guarded-fetch.ts')), 'the one door is recognised as one');
  assert.ok(reaches(read('src/cli/replay/drive.ts')));
});

test('time and chance enter by their modules', () => {
  const MAY = new Set(['clock', 'random', 'cli']);
  const wrong = sources
    .filter(({ path, module }) => !MAY.has(module) && module !== 'checks' && !path.startsWith('src/web/client/'))
    .filter(({ code }) => /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\b|\brandomBytes\b/.test(code))
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test('a verb returns its news and publishes nothing: the edges do, once it is durable', () => {
  const publishes = ({ code }: Source): boolean => /\bpublish\(/.test(code);
  // Jobs are edges too: they open the transaction, and stand in files of their own.
  const MAY = (path: string): boolean => path === 'src/network/news.ts' || /(?:\/|-)jobs\.ts$/.test(path);
  const verbs = sources.filter(({ module }) => {
    const floor = floorOf.get(module) ?? 0;
    return floor > GROUND && floor < (floorOf.get('checks') ?? 0);
  });
  const wrong = verbs.filter((source) => !MAY(source.path) && publishes(source)).map(({ path }) => path);
  assert.deepEqual(wrong, []);
  assert.ok(publishes(read('src/web/act.ts')), 'an edge is recognised as one');
});

test('the server has one escape for HTML', () => {
  const wrong = sources
    .filter(({ module, code }) => !['html', 'packages'].includes(module) && /['"`]&(?:lt|amp|quot);/.test(code))
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test('what is pure knows nothing of the server', () => {
  const wrong = sources
    .filter(({ module }) => module === 'packages')
    .flatMap(({ path, imports }) => imports.map(({ specifier }) => ({ path, specifier })))
    .filter(({ path, specifier }) => !path.includes('/bin/') && /^(?:#|node:)/.test(specifier))
    .map(({ path, specifier }) => `${path} imports ${specifier}`);
  assert.deepEqual(wrong, []);
});
