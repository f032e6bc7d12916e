import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesFor, negotiateLocale } from '#i18n';

test('French typography is for our words: a name stays as its owner writes it', () => {
  const { ui } = messagesFor('fr');
  assert.equal(ui.post.boostedBy("O'Neil"), "O'Neil a relayé");
  assert.equal(ui.post.boostedBy('Qui ? Moi !'), 'Qui ? Moi ! a relayé');
});

test('the language is the one that the reader wants most, of those we speak', () => {
  assert.equal(negotiateLocale('fr-CA,en;q=0.8', 'en'), 'fr');
  assert.equal(negotiateLocale('de,en;q=0.3,fr;q=0.4', 'en'), 'fr');
  assert.equal(negotiateLocale('de, *', 'fr'), 'fr');
  assert.equal(negotiateLocale('fr;q=0, en;q=0.1', 'fr'), 'en');
  assert.equal(negotiateLocale(undefined, 'en'), 'en');
  assert.equal(negotiateLocale(`${'x,'.repeat(100_000)}fr`, 'en'), 'en');
});
