import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ui as en } from './en.ts';
import { ui as fr } from './fr.ts';

/** Every leaf of a tree of messages, functions called with plausible values. */
function sentences(tree: object, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [0, 1, 2, 1_000_000].map((n) => [`${at}(${n})`, String(value(n, 'x'))]);
    return sentences(value, at);
  });
}

test('both languages say something everywhere', () => {
  for (const tree of [en, fr])
    for (const [path, text] of sentences(tree)) {
      assert.ok(text.trim().length > 0, path);
      assert.doesNotMatch(text, /undefined|NaN|\[object/, path);
    }
});

test('French counts in its three forms', () => {
  assert.equal(fr.post.replies(0), '0 réponse');
  assert.equal(fr.post.replies(2), '2 réponses');
  assert.equal(fr.post.replies(1_000_000).replace(/\s/g, ' '), '1 000 000 de réponses');
  assert.equal(fr.assembly.confirmed(1_000_000), 'de signatures confirmées');
});

test('English counts one apart from the rest', () => {
  assert.equal(en.post.replies(0), '0 replies');
  assert.equal(en.post.replies(1), '1 reply');
  assert.equal(en.errorsToFix(1), 'One answer to correct');
});
