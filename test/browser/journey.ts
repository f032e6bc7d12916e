import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { atEnd } from '../process.ts';
import { freePort } from '../free-port.ts';
import { type World, openWorld } from '../world.ts';
import { sockets } from '../../src/listen.ts';
import { launchChromium } from './chromium.ts';

export interface Reader {
  device: 'phone' | 'desktop';
  locale: 'en' | 'fr';
  theme: 'light' | 'dark';
  javaScript: boolean;
}

export interface Journey extends Reader {
  readonly world: World;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  /** Goes to a path of this world’s server. */
  visit(path: string): Promise<void>;
  /** Signs this browser in as somebody of the world. */
  become(person: { cookie: string }): Promise<void>;
  /** The address in the newest mail to somebody that contains `part`. */
  linkInMail(to: string, part: string): Promise<string>;
  /** Runs axe on what stands on the page: WCAG 2.2 A and AA and best practice must find nothing. */
  inspect(): Promise<void>;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

let browser: Promise<Browser> | undefined;
atEnd(async () => {
  await (await browser)?.close();
});

/**
 * A person’s way through the product in a real browser, as a test. It fails, whatever else is
 * asserted, when a page asks another site for anything, reports an error, breaks its own
 * content policy or scrolls sideways.
 */
export function journey(
  name: string,
  readers: readonly Partial<Reader>[],
  walk: (journey: Journey) => Promise<void>,
): void {
  for (const given of readers) {
    const reader: Reader = { device: 'phone', locale: 'en', theme: 'light', javaScript: true, ...given };
    const how = [reader.device, reader.locale, reader.theme, reader.javaScript ? '' : 'no script']
      .filter(Boolean)
      .join(', ');
    test(`${name} (${how})`, async () => {
      await travel(reader, walk);
    });
  }
}

async function travel(reader: Reader, walk: (journey: Journey) => Promise<void>): Promise<void> {
  browser ??= launchChromium();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const world = await openWorld({ config: { ESSOR_ORIGIN: origin } });
  const server = serve({ fetch: world.app.fetch, port, hostname: '127.0.0.1', websocket: { server: sockets() } });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const context = await (
    await browser
  ).newContext({
    viewport: SIZES[reader.device],
    isMobile: reader.device === 'phone',
    hasTouch: reader.device === 'phone',
    deviceScaleFactor: 1,
    locale: reader.locale === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: reader.theme,
    javaScriptEnabled: reader.javaScript,
    reducedMotion: 'reduce',
    permissions: reader.javaScript ? ['clipboard-read', 'clipboard-write'] : [],
  });
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  watch(context, origin, faults);
  try {
    const page = await context.newPage();
    await walk({
      ...reader,
      world,
      page,
      context,
      origin,
      async visit(path) {
        await page.goto(new URL(path, origin).href, { waitUntil: 'load' });
        await noSidewaysScroll(page, reader);
      },
      async become(person) {
        const [cookie = '', value = ''] = person.cookie.split('=');
        await context.addCookies([{ name: cookie, value, url: origin }]);
      },
      async linkInMail(to, part) {
        await world.app.settle();
        const [newest] = await world.mails(to);
        const found = newest?.text.match(/https?:\/\/\S+/g)?.find((url) => url.includes(part));
        assert.ok(found, `no mail to this person has a link with ${part}`);
        const url = new URL(found);
        return `${url.pathname}${url.search}`;
      },
      inspect: () => inspect(page, reader),
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(
      world.log.filter((line) => line.startsWith('fault')),
      [],
    );
  } finally {
    await context.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await world[Symbol.asyncDispose]();
  }
}

function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) faults.push(`asked another site: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
  context.on('weberror', (error) => faults.push(`script error: ${error.error().message}`));
  context.on('console', (message) => {
    const text = message.text();
    // A refused form answers 4xx on purpose, a journey goes where there is no network: the browser notes both.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(text))
      faults.push(`console: ${text}`);
  });
}

async function noSidewaysScroll(page: Page, reader: Reader): Promise<void> {
  if (!reader.javaScript) return;
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${page.url()} scrolls sideways by ${over} px`);
}

async function inspect(page: Page, reader: Reader): Promise<void> {
  // axe is a script: without scripts the same page was inspected with them.
  if (!reader.javaScript) return;
  await noSidewaysScroll(page, reader);
  const found = (await page.evaluate(
    `(async () => { ${AXE}; const r = await axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'], resultTypes: ['violations'], preload: false }); return r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 5).join(' | ')); })()`,
  )) as string[];
  assert.deepEqual(found, [], `axe on ${page.url()}`);
}

/** The four readers of the screens: phone and desktop, both languages, both schemes. */
export const EVERYONE: readonly Partial<Reader>[] = [
  { device: 'phone', locale: 'fr', theme: 'light' },
  { device: 'phone', locale: 'en', theme: 'dark' },
  { device: 'desktop', locale: 'en', theme: 'light' },
  { device: 'desktop', locale: 'fr', theme: 'dark' },
];
