import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPath } from '#http';

const HOME = '/home';

for (const path of [
  '/',
  '/home',
  '/c/we-are?lang=fr#signers',
  '/@lea/123',
  '/tags/caf%C3%A9',
  '/search?q=a%2Fb',
  '/c//twice',
]) {
  test(`one goes on to ${path}`, () => assert.equal(localPath(path, HOME), path));
}

const AWAY = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/%2Fevil.example',
  '/%2fevil.example',
  '/%5Cevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' /home',
  '/ho me',
  '/home\u0000',
  '/home\r\nset-cookie: a=b',
  '/\u00a0/evil.example',
  'https://evil.example',
  'http:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  'evil.example',
  'home',
  './/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/..//evil.example',
  '',
  `/${'a'.repeat(3_000)}`,
];
for (const path of AWAY) {
  test(`nobody is led away by ${JSON.stringify(path.slice(0, 40))}`, () => assert.equal(localPath(path, HOME), HOME));
}

test('what is no text leads home', () => {
  for (const given of [undefined, null, 1, ['/home'], { toString: () => '/c' }])
    assert.equal(localPath(given, HOME), HOME);
});

test('a name in front of a host stays a path', () => {
  const url = new URL(localPath('/@evil.example', HOME), 'http://localhost:3000');
  assert.equal(url.origin, 'http://localhost:3000');
});
