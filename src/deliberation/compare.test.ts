import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterOf, beforeOf, compareVersions } from './compare.ts';
import { tidyText } from './document-text.ts';

const words = fc.constantFrom(
  'member',
  'one',
  'vote',
  'the',
  'board',
  'élu',
  'l’assemblée',
  '3',
  '**',
  ',',
  '  ',
  '\n',
);
const paragraph = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' '));
const text = fc.oneof(
  fc.array(paragraph, { maxLength: 7 }).map((all) => all.join('\n\n')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('read as before a comparison gives the old text, read as after the new one', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const compared = compareVersions(a, b);
      assert.equal(beforeOf(compared), tidyText(a));
      assert.equal(afterOf(compared), tidyText(b));
    }),
    { numRuns: 3_000 },
  );
});

test('a text is tidied once', () => {
  fc.assert(
    fc.property(text, (a) => assert.equal(tidyText(tidyText(a)), tidyText(a))),
    { numRuns: 2_000 },
  );
});

test('a text against itself has nothing changed', () => {
  fc.assert(fc.property(text, (a) => assert.ok(compareVersions(a, a).every(({ kind }) => kind === 'same'))));
});

test('places of paragraphs are those of both texts, each once and in order', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const compared = compareVersions(a, b);
      const from = compared.flatMap((one) => (one.kind === 'added' ? [] : one.from));
      const to = compared.flatMap((one) => (one.kind === 'removed' ? [] : one.to));
      assert.deepEqual(from, [...from.keys()]);
      assert.deepEqual(to, [...to.keys()]);
    }),
  );
});

test('marks the words that changed in the paragraph where they did', () => {
  const before = 'Purpose.\n\nThe board has three members.\n\nEnd.';
  const after = 'Purpose.\n\nThe board has five elected members.\n\nEnd.';
  assert.deepEqual(compareVersions(before, after), [
    { kind: 'same', text: 'Purpose.', from: 0, to: 0 },
    {
      kind: 'changed',
      before: [
        { text: 'The board has ', changed: false },
        { text: 'three', changed: true },
        { text: ' members.', changed: false },
      ],
      after: [
        { text: 'The board has ', changed: false },
        { text: 'five elected', changed: true },
        { text: ' members.', changed: false },
      ],
      from: 1,
      to: 1,
    },
    { kind: 'same', text: 'End.', from: 2, to: 2 },
  ]);
});

test('a paragraph that came in between does not disturb the others', () => {
  const compared = compareVersions(
    'First.\n\nMembers decide together.',
    'First.\n\nSomething else entirely, new here.\n\nMembers decide everything together.',
  );
  assert.deepEqual(
    compared.map(({ kind }) => kind),
    ['same', 'added', 'changed'],
  );
});

test('two long texts with nothing in common are told in no time', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(' ');
  const started = process.cpuUsage();
  compareVersions(long('a'), long('b'));
  compareVersions(long('a').replaceAll(' ', '\n\n'), long('b').replaceAll(' ', '\n\n'));
  assert.ok(process.cpuUsage(started).user < 2_000_000);
});
