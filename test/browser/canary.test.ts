import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderMarkdown, sanitizeHtml } from '#markdown';
import { fragments, nasty } from '../../src/markdown/nasty.testing.ts';
import { launchChromium } from './chromium.ts';

// A page without any policy of its own, so that only the sanitiser stands between text and program.
const PAGE = '<!doctype html><meta charset="utf-8"><title>canary</title><main></main>';

test('nothing that people write runs in a browser, clicked or not, or asks anybody for anything', async () => {
  const sampled = fc.sample(nasty, { numRuns: 2_000, seed: 2016 });
  const shown = [...fragments, ...sampled].flatMap((text) => [
    renderMarkdown(text, { headingLevel: 2 }),
    sanitizeHtml(text),
  ]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === 'http://canary.test/') return route.fulfill({ contentType: 'text/html', body: PAGE });
      asked.push(url);
      return route.abort();
    });
    await page.goto('http://canary.test/');
    const fired = await page.evaluate(async (texts) => {
      const caught: string[] = [];
      let current = '';
      Object.assign(globalThis, { canary: () => caught.push(current) });
      const main = document.querySelector('main')!;
      for (const text of texts) {
        current = text;
        main.innerHTML = text;
        for (const link of main.querySelectorAll('a')) {
          if (!/^(https?|mailto):$/.test(link.protocol) && link.hasAttribute('href')) caught.push(text);
        }
        for (const element of main.querySelectorAll<HTMLElement>('*')) {
          for (const { name } of element.attributes) if (name.startsWith('on')) caught.push(text);
        }
      }
      // Pictures fail in the order in which they were asked for: when this one has, all have.
      await new Promise((done) => Object.assign(new Image(), { src: '/media/last', onerror: done }));
      return caught;
    }, shown);
    assert.deepEqual(fired, []);
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('http://canary.test/media/')),
      [],
    );
  } finally {
    await browser.close();
  }
});

test('the canary sings when something does get through', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(PAGE);
    await page.evaluate(
      (texts) => {
        Object.assign(globalThis, {
          canary: () => {
            document.title = 'it sings';
          },
        });
        for (const text of texts) document.querySelector('main')!.innerHTML = text;
      },
      fragments.slice(0, 20),
    );
    await page.waitForFunction(() => document.title === 'it sings');
  } finally {
    await browser.close();
  }
});
