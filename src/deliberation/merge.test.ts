import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tidyText } from './document-text.ts';
import { mergeTexts } from './merge.ts';

const text = fc
  .array(fc.constantFrom('One.', 'Two.', 'Three.', 'Four.', 'Five.'), { maxLength: 6 })
  .map((all) => all.join('\n\n'));

test('onto a text that has not changed, the change is taken over as it is', () => {
  fc.assert(fc.property(text, text, (base, mine) => assert.equal(mergeTexts(base, mine, base), mine)));
});

test('who changed nothing takes the text as it is now', () => {
  fc.assert(fc.property(text, text, (base, theirs) => assert.equal(mergeTexts(base, base, theirs), theirs)));
});

test('what both changed alike is changed once', () => {
  fc.assert(fc.property(text, text, (base, both) => assert.equal(mergeTexts(base, both, both), both)));
});

test('it matters to nobody who was first', () => {
  fc.assert(
    fc.property(text, text, text, (base, a, b) => assert.equal(mergeTexts(base, a, b), mergeTexts(base, b, a))),
    { numRuns: 1_000 },
  );
});

test('two paragraphs apart are both changed; the same one is nobody’s to choose', () => {
  const base = tidyText('Purpose.\n\nThree members.\n\nEnd.');
  assert.equal(
    mergeTexts(base, 'Purpose.\n\nFive members.\n\nEnd.', 'Our purpose.\n\nThree members.\n\nEnd.'),
    'Our purpose.\n\nFive members.\n\nEnd.',
  );
  assert.equal(mergeTexts(base, 'Purpose.\n\nFive members.\n\nEnd.', 'Purpose.\n\nFour members.\n\nEnd.'), undefined);
  assert.equal(mergeTexts(base, `${base}\n\nA.`, `${base}\n\nB.`), undefined);
});
