import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frenchTypography } from './typography.ts';

const cases: [written: string, printed: string][] = [
  ['Et si nous rachetions Twitter ?', 'Et si nous rachetions Twitter\u202F?'],
  ['Vraiment?', 'Vraiment\u202F?'],
  ['Quoi ?!', 'Quoi\u202F?!'],
  ['Oui ; non', 'Oui\u202F; non'],
  ['Bonjour {name} !', 'Bonjour {name}\u202F!'],
  ['Vote public : chacun voit', 'Vote public\u00A0: chacun voit'],
  ["L'appel d'aujourd'hui", 'L’appel d’aujourd’hui'],
  ['« Étudiez la vente »', '«\u202FÉtudiez la vente\u202F»'],
  ['«Étudiez»', '«\u202FÉtudiez\u202F»'],
  ['clôt à 18:00', 'clôt à 18:00'],
  ['Voir https://essor.example/c?lang=fr;x=1 et signer', 'Voir https://essor.example/c?lang=fr;x=1 et signer'],
  ['écrire `a ? b : c` ici', 'écrire `a ? b : c` ici'],
  ['<a href="/c?x=1">ici</a> : là', '<a href="/c?x=1">ici</a>\u00A0: là'],
  ['pain &amp; roses', 'pain &amp; roses'],
  ['proposition n° {id}', 'proposition n°\u00A0{id}'],
  ['68 % de 40 €', '68\u00A0% de 40\u00A0€'],
];

for (const [written, printed] of cases) {
  test(`prints ${JSON.stringify(written)}`, () => assert.equal(frenchTypography(written), printed));
}

const words = fc.constantFrom(
  'a',
  'été',
  ' ',
  '\u00A0',
  '\u202F',
  '?',
  '!',
  ';',
  ':',
  '«',
  '»',
  "'",
  '’',
  '%',
  '€',
  '1',
  '18:00',
  'n°',
  '(',
  ')',
  '{n}',
  '`',
  '<b>',
  '&amp;',
  '://',
  'https://a.fr',
  'x@y.fr',
  '\n',
  ':ok:',
  '"',
  '.',
);

test('applying it twice changes nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const once = frenchTypography(written);
      assert.equal(frenchTypography(once), once);
    }),
    { numRuns: 3000 },
  );
});

test('only spaces and apostrophes ever change', () => {
  const bare = (text: string) => text.replace(/[ \u00A0\u202F]/g, '').replaceAll("'", '’');
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const written = parts.join('');
      assert.equal(bare(frenchTypography(written)), bare(written));
    }),
  );
});

test('an address is never touched', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      assert.ok(frenchTypography(`Voir ${url} ou non ?`).includes(url));
    }),
  );
});
