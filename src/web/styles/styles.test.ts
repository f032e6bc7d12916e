import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readStyleguideStyles, readStylesheet } from './styles.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
const sheet = readStylesheet();

test('every file is in one of the stylesheets', () => {
  const written = sheet.replace(/\s/g, '') + readStyleguideStyles().replace(/\s/g, '');
  for (const name of files) {
    const content = readFileSync(new URL(name, folder), 'utf8').replace(/\s/g, '');
    assert.ok(written.includes(content), name);
  }
});

test('every rule is in a layer, fonts aside', () => {
  for (const name of files.filter((file) => file !== 'fonts.css'))
    assert.match(
      readFileSync(new URL(name, folder), 'utf8')
        .replace(/\/\*[^]*?\*\//g, '')
        .trim(),
      /^@layer [a-z]+ \{/,
      name,
    );
});

test('assets are asked for where they are served, and nothing is asked of another site', () => {
  const served = readStylesheet((path) => `/somewhere/${path}`);
  assert.match(served, /url\('\/somewhere\/fonts\/newsreader-display\.woff2'\)/);
  assert.doesNotMatch(served, /\/assets\//);
  assert.doesNotMatch(served, /@import|url\(['"]?(?:https?:)?\/\//);
});

test('every custom property that is used is defined', () => {
  const defined = new Set([...sheet.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  for (const [, name, fallback] of sheet.matchAll(/var\((--[\w-]+)\s*(,)?/g))
    assert.ok(fallback || defined.has(name), `${name} has no value`);
});

test('the whole weighs at most 25 kB compressed', () => {
  assert.ok(gzipSync(sheet).length <= 25_000);
});
