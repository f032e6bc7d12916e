import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Locale, LOCALES, messagesFor } from '#i18n';
import { renderPage } from '../layout.tsx';
import type { CurrentPage } from '../page-context.ts';
import { styleguidePage } from './styleguide.tsx';

const page = (locale: Locale): CurrentPage => ({
  locale,
  m: messagesFor(locale),
  path: '/styleguide?x=<1>',
  origin: 'https://essor.example',
  serverName: 'We are <Twitter>',
  stage: 'co-op',
  counts: { inbox: 3, toDecide: 2 },
  theme: 'dark',
  now: new Date('2017-05-11T10:00:00Z'),
  timeZone: 'Europe/Paris',
});

for (const locale of LOCALES) {
  describe(`the style guide in ${locale}`, () => {
    const html = renderPage(page(locale), styleguidePage());
    const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

    test('can be served under a strict Content-Security-Policy', () => {
      assert.doesNotMatch(html, /\sstyle=/);
      assert.doesNotMatch(html, /<style|<script(?![^>]* src=)/);
      assert.doesNotMatch(html, /\son[a-z]+="/);
      assert.doesNotMatch(html, /javascript:/);
    });

    test('names each thing once', () => {
      const ids = all(/\sid="([^"]+)"/g);
      assert.deepEqual(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        [],
      );
      for (const target of all(/\s(?:for|aria-labelledby)="([^"]+)"/g)) assert.ok(ids.includes(target), target);
      for (const targets of all(/\saria-describedby="([^"]+)"/g))
        for (const target of targets.split(' ')) assert.ok(ids.includes(target), target);
    });

    test('holds no figure that is not a number and no value that is missing', () => {
      assert.doesNotMatch(html, /NaN|undefined|\[object|Infinity/);
    });

    test('escapes what it is given', () => {
      assert.doesNotMatch(html, /<Twitter>|<1>/);
    });

    test('says its language and the scheme that was chosen', () => {
      assert.match(html, new RegExp(`^<!doctype html><html lang="${locale}" data-theme="dark">`));
    });
  });
}
