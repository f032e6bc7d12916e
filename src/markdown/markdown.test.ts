import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderMarkdown, sanitizeHtml } from '#markdown';
import { fragments, nasty } from './nasty.testing.ts';

const render = (text: string) => renderMarkdown(text, { headingLevel: 2 }).trim();
const link = (href: string, text: string) => `<a href="${href}" rel="nofollow noopener">${text}</a>`;

const picture = `/media/${'a1'.repeat(32)}.webp`;
const cases: [written: string, shown: string][] = [
  ['# One\n\n## Two\n\n###### Six', '<h2>One</h2>\n<h3>Two</h3>\n<h6>Six</h6>'],
  ['Heading\n===', '<h2>Heading</h2>'],
  ['**we** want *a say*, ~~not~~ `now`', '<p><strong>we</strong> want <em>a say</em>, <s>not</s> <code>now</code></p>'],
  ['one line\nand the next', '<p>one line<br />\nand the next</p>'],
  ['[here](https://example.org/a?b=c&d=e)', `<p>${link('https://example.org/a?b=c&amp;d=e', 'here')}</p>`],
  ['see https://example.org.', `<p>see ${link('https://example.org', 'https://example.org')}.</p>`],
  ['[ours](/c/we-are)', `<p>${link('/c/we-are', 'ours')}</p>`],
  ['[mail](mailto:a@example.org)', `<p>${link('mailto:a@example.org', 'mail')}</p>`],
  ['a@example.org', '<p>a@example.org</p>'],
  ['<b>bold</b> <script>canary(1)</script>', '<p>&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;canary(1)&lt;/script&gt;</p>'],
  ['a < b && c > d', '<p>a &lt; b &amp;&amp; c &gt; d</p>'],
  ['![a seat](https://elsewhere.example/seat.png)', '<p></p>'],
  [`![a seat](${picture})`, `<p><img src="${picture}" alt="a seat" /></p>`],
  ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
  ['[x](//elsewhere.example)', '<p><a rel="nofollow noopener">x</a></p>'],
  ['> said\n\n1. a\n2. b', '<blockquote>\n<p>said</p>\n</blockquote>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
  [
    '| a |\n|:-:|\n| 1 |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>',
  ],
  ['«\u202FÉtudiez !\u202F»', '<p>«\u202FÉtudiez !\u202F»</p>'],
  ['', ''],
];
for (const [written, shown] of cases) {
  test(`shows ${JSON.stringify(written)}`, () => assert.equal(render(written), shown));
}

test('keeps what Mastodon marks in a post, and no other class', () => {
  const mention =
    '<span class="h-card evil"><a href="https://a.example/@b" class="u-url mention admin" target="_blank">@b</a></span>';
  assert.equal(
    sanitizeHtml(mention),
    '<span class="h-card"><a href="https://a.example/@b" class="u-url mention" rel="nofollow noopener">@b</a></span>',
  );
});

test('quotes within quotes within quotes end somewhere', () => {
  const deepest = Math.max(
    ...render('>'.repeat(5_000) + ' deep')
      .split('</')
      .map((_, i, parts) => parts.length - i),
  );
  assert.ok(deepest < 100, `${deepest} levels`);
  assert.ok(sanitizeHtml('<blockquote>'.repeat(5_000)).split('<blockquote>').length < 100);
});

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)( \/)?>/g;
const ALLOWED: Record<string, RegExp> = {
  href: /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i,
  src: /^\/media\/[0-9a-f]{64}\.webp$/,
  rel: /^nofollow noopener$/,
  class: /^(?:(?:mention|hashtag|u-url|h-card|invisible|ellipsis|quote-inline) ?)+$/,
  ...Object.fromEntries(
    ['title', 'alt', 'start', 'value', 'lang', 'dir', 'width', 'height', 'hreflang', 'reversed'].map((name) => [
      name,
      /^[^<>]*$/,
    ]),
  ),
};
const TAGS = new Set(
  'p br hr blockquote pre ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td a img strong em b i u s del ins sub sup code kbd mark q span'.split(
    ' ',
  ),
);

/** Reads HTML as strictly as can be: every `<` opens a tag of ours whose attributes are ours. */
function assertHarmless(html: string): void {
  const rest = html.replaceAll(TAG, (whole, _slash, tag: string, attributes: string) => {
    assert.ok(TAGS.has(tag), `<${tag}> in ${html}`);
    for (const [, name, value] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      assert.match(value!, ALLOWED[name!] ?? /$^/, `${name} in ${whole}`);
    }
    return '';
  });
  assert.ok(!/[<]/.test(rest), `a stray < in ${html}`);
}

test('every payload of the list comes out harmless', () => {
  for (const text of fragments) {
    assertHarmless(renderMarkdown(text, { headingLevel: 2 }));
    assertHarmless(sanitizeHtml(text));
  }
});

test('whatever is joined to whatever comes out harmless', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      assertHarmless(renderMarkdown(text, { headingLevel: 3 }));
      assertHarmless(sanitizeHtml(text));
    }),
    { numRuns: 5_000 },
  );
});
