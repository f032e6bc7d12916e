import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODELS } from '#membership';

test('every model is whole in both languages, dated, with its sources', () => {
  assert.equal(new Set(MODELS.map(({ key }) => key)).size, 6);
  for (const model of MODELS) {
    assert.match(model.asOf, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(model.sources.length > 0, model.key);
    for (const { url } of model.sources) assert.ok(URL.canParse(url), url);
    assert.ok(model.classes.length > 0);
    assert.ok(model.mandates.some(({ role }) => role === 'secretary'));
    for (const locale of ['en', 'fr'] as const) {
      for (const told of [model.name, model.words, model.law, ...model.classes.map(({ name }) => name)])
        assert.ok(told[locale].length > 2, model.key);
      assert.equal(model.asks.en.length, model.asks.fr.length);
      const text = model.bylaws[locale];
      assert.equal([...text.matchAll(/^## \d+\. /gm)].length, 11, model.key);
      assert.ok(text.length > 2_500 && text.length < 40_000);
      assert.ok(/\[[^\]]+\]/.test(text), 'what founders fill in stands in brackets');
      assert.ok(!text.includes('undefined'));
      // Points of an article are numbered without a gap.
      for (const article of text.split(/^## /m).slice(1)) {
        const numbers = [...article.matchAll(/^(\d+)\. \S/gm)].slice(1).map(([, n]) => Number(n));
        assert.deepEqual(
          numbers,
          numbers.map((_, i) => i + 1),
          article,
        );
      }
    }
  }
});
