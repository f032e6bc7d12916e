import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { readStyleguideStyles, readStylesheet } from './styles/styles.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/essor-client/', import.meta.url));

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Brotli, when that is smaller. */
  readonly brotli: Buffer | undefined;
  readonly etag: string;
}

const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64url');

function toAsset(name: string, plain: Buffer): Asset {
  const extension = extname(name);
  const packed =
    extension === '.woff2' || extension === '.png'
      ? undefined
      : brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    plain,
    brotli: packed && packed.length < plain.length ? packed : undefined,
    etag: `"${digest(plain).slice(0, 20)}"`,
  };
}

/** The package that counts votes, which the browser runs too: a change of it is a change of what is bundled. */
async function countingProgram(): Promise<Buffer[]> {
  const folder = fileURLToPath(new URL('../../packages/tally/src/', import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).toSorted();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

/** Every program of `client/` whose first line is `// entry`, bundled once per content. */
async function bundleClient(): Promise<Map<string, Buffer>> {
  const folder = join(HERE, 'client');
  const names = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).toSorted();
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const key = digest(Buffer.concat([Buffer.from(names.join()), ...sources, ...(await countingProgram())]));
  const kept = join(CACHE, `${key}.json`);
  try {
    const bundles: Record<string, string> = JSON.parse(await readFile(kept, 'utf8'));
    return new Map(Object.entries(bundles).map(([name, code]) => [name, Buffer.from(code)]));
  } catch {
    // Not bundled yet.
  }
  const { build } = await import('esbuild');
  const entries = names.filter((_, i) => sources[i]!.toString().startsWith('// entry'));
  const result = await build({
    entryPoints: entries.map((name) => join(folder, name)),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: '/',
    legalComments: 'none',
  });
  const bundles = Object.fromEntries(result.outputFiles.map((file) => [file.path.split('/').at(-1)!, file.text]));
  await mkdir(CACHE, { recursive: true });
  await writeFile(`${kept}.${process.pid}`, JSON.stringify(bundles));
  await rename(`${kept}.${process.pid}`, kept);
  return new Map(Object.entries(bundles).map(([name, code]) => [name, Buffer.from(code)]));
}

/** Reads every file that pages may ask for at `/assets/…`, into memory. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  assets.set('essor.css', toAsset('essor.css', Buffer.from(readStylesheet())));
  assets.set('styleguide.css', toAsset('styleguide.css', Buffer.from(readStyleguideStyles())));
  for (const [name, code] of await bundleClient()) assets.set(name, toAsset(name, code));
  for (const entry of await readdir(join(HERE, 'assets'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(HERE, 'assets').length + 1);
    assets.set(name, toAsset(name, await readFile(path)));
  }
  return assets;
}
