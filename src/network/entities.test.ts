import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findEntities } from './entities.ts';
import { fold } from './fold.ts';
import { toHtml } from './to-html.ts';

const found = (text: string): string[] =>
  findEntities(text).map((entity) => `${entity.kind} ${text.slice(entity.start, entity.end)}`);

const html = (text: string): string =>
  toHtml(text, {
    mention: (handle, domain) => (domain === null && handle === 'lea' ? '/@lea' : undefined),
    tag: (name) => `/tags/${encodeURIComponent(name)}`,
  });

const cases: [string, string[]][] = [
  ['Bonjour @lea, ça va ?', ['mention @lea']],
  ['@Lea_2: oui', ['mention @Lea_2']],
  ['(@lea) « @noe »', ['mention @lea', 'mention @noe']],
  ['écrire à lea@example.org ou @juno@atelier.example.', ['mention @juno@atelier.example']],
  ['@léa et @lea-marie', ['mention @lea']],
  ['@@lea @lea@ @ lea', []],
  [`@${'a'.repeat(31)}`, []],
  [
    'https://essor.example/@lea et https://essor.example/@lea/12.',
    ['link https://essor.example/@lea', 'link https://essor.example/@lea/12'],
  ],
  [
    '(voir https://fr.wikipedia.org/wiki/Ch%C3%A2teau_(jeu)).',
    ['link https://fr.wikipedia.org/wiki/Ch%C3%A2teau_(jeu)'],
  ],
  ['« https://a.example/x?y=1&z=2#é »', ['link https://a.example/x?y=1&z=2#é']],
  ['https://a.example/"onclick=x', ['link https://a.example/']],
  ['https://twitter.com@evil.example/', []],
  ['javascript:alert(1) http:// https://', []],
  ['HTTPS://A.EXAMPLE', ['link HTTPS://A.EXAMPLE']],
  [
    '#WeAreTwitter #été2016 #co·op #日本 #😀 #2016 #_',
    ['tag #WeAreTwitter', 'tag #été2016', 'tag #co·op', 'tag #日本'],
  ],
  ['a#b &#39; /#c ##d n°#e', ['tag #e']],
  ['#fin·', ['tag #fin']],
  ['＃大会', ['tag ＃大会']],
];

for (const [text, wanted] of cases) {
  test(`finds ${wanted.length === 0 ? 'nothing' : wanted.join(', ')} in ${text.slice(0, 40)}`, () => {
    assert.deepEqual(found(text), wanted);
  });
}

test('hashtags are one whatever their capitals, accents and width', () => {
  const names = ['#ÉTÉ', '#Ete', '#e\u0301te\u0301', '#ｅｔｅ'].flatMap((text) =>
    findEntities(text).map((e) => (e.kind === 'tag' ? e.name : '')),
  );
  assert.deepEqual(names, ['ete', 'ete', 'ete', 'ete']);
  assert.equal(fold('Cœur'), 'coeur');
});

test('what people write is never HTML', () => {
  assert.equal(html('<script>alert(1)</script>'), '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  assert.ok(!/<img|onerror="/.test(html('https://a.example/"><img src=x onerror="alert(1)">')));
});

test('an empty line makes a paragraph, a line break stays one', () => {
  assert.equal(html('a\nb\n\n\nc'), '<p>a<br>b</p><p>c</p>');
});

test('known names lead to people, unknown ones stay words', () => {
  assert.equal(
    html('@lea @nobody'),
    '<p><span class="h-card"><a href="/@lea" class="u-url mention">@<span>lea</span></a></span> @nobody</p>',
  );
});

test('a long link shows its beginning and keeps the rest', () => {
  const made = html(`https://www.a.example/${'x'.repeat(60)}`);
  assert.match(made, /rel="nofollow noopener"/);
  assert.match(made, /class="ellipsis">a\.example\/x+<\/span><span class="invisible">x+<\/span>/);
});

test('whatever is written, only our elements come out, and no character is lost', () => {
  const nasty = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '@lea',
        '#été',
        'https://a.example/(x)',
        '<b>',
        '&amp;',
        '\n\n',
        '"',
        "'",
        '@',
        '#',
        '(',
        ')',
        '\u202e',
      ),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(nasty, (parts) => {
      const text = parts.join('').replaceAll('\r', '');
      const made = html(text);
      const bare = made.replaceAll(/<\/?(?:p|br|a|span)(?: [a-z]+="[^"<>]*")*>/g, '');
      assert.ok(!/[<>]/.test(bare), made);
      const back = bare
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      assert.equal(back, text.replaceAll('\n', ''));
    }),
    { numRuns: 500 },
  );
});

test('a text of 200,000 signs made to be hard is read at once', { timeout: 30_000 }, () => {
  for (const piece of [
    '@a',
    '#',
    '#a·',
    'https://',
    'https://a.example/(((',
    '@a@',
    '@a@b.',
    '@lea@a.b.c.d.e.f.g.h.i.',
    '((https://x.y/))',
  ]) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    let end = 0;
    for (const entity of findEntities(text)) {
      assert.ok(entity.start >= end);
      end = entity.end;
    }
  }
});
