import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalEmail } from '#accounts';

const same: readonly (readonly [string, string, string])[] = [
  ['case', 'Amina@Example.ORG', 'amina@example.org'],
  ['a detail after a plus', 'amina+essor@example.org', 'amina@example.org'],
  ['a second plus', 'amina+a+b@example.org', 'amina@example.org'],
  ['dots at Gmail', 'a.m.i.n.a@gmail.com', 'amina@gmail.com'],
  ['the other name of Gmail', 'amina+x@googlemail.com', 'amina@gmail.com'],
  ['the names of Proton, and its signs', 'a_mi-na@pm.me', 'amina@proton.me'],
  ['the names of iCloud', 'amina@me.com', 'amina@icloud.com'],
  ['a domain with accents and its ASCII form', 'amina@Élan.example', 'amina@xn--lan-9la.example'],
];
for (const [what, one, other] of same) {
  test(`one mailbox: ${what}`, () => assert.equal(canonicalEmail(one), canonicalEmail(other)));
}

const different: readonly (readonly [string, string, string])[] = [
  ['dots elsewhere', 'a.mina@example.org', 'amina@example.org'],
  ['hyphens elsewhere', 'a-mina@example.org', 'amina@example.org'],
  ['another domain', 'amina@example.org', 'amina@example.net'],
  ['nothing before the plus', '+a@example.org', '+b@example.org'],
];
for (const [what, one, other] of different) {
  test(`two mailboxes: ${what}`, () => assert.notEqual(canonicalEmail(one), canonicalEmail(other)));
}

test('a canonical address is its own canonical address', () => {
  for (const [, one] of [...same, ...different]) {
    assert.equal(canonicalEmail(canonicalEmail(one)), canonicalEmail(one));
  }
});
