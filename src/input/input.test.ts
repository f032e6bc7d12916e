import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { checkbox, day, email, line, optional, paragraphs, parseInput, wholeNumber } from '#input';

const faults = (schema: v.GenericSchema, raw: unknown): Record<string, string> => {
  try {
    parseInput(schema, raw);
    return {};
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(error.status, 422);
    return Object.fromEntries(Object.entries(error.fields).map(([name, say]) => [name, say(messagesFor('en'))]));
  }
};

test('a name is one line without controls, NUL or direction overrides', () => {
  const schema = v.object({ name: line(10) });
  assert.deepEqual(parseInput(schema, { name: '  Amina  ' }), { name: 'Amina' });
  assert.deepEqual(parseInput(schema, { name: '<b>' }), { name: '<b>' });
  assert.match(faults(schema, { name: 'a\u0000b' }).name!, /cannot be shown/);
  assert.match(faults(schema, { name: 'a\u202Eb' }).name!, /cannot be shown/);
  assert.match(faults(schema, { name: 'a\nb' }).name!, /cannot be shown/);
  assert.match(faults(schema, { name: '\ud800' }).name!, /cannot be shown/);
  assert.equal(faults(schema, { name: '12345678901' }).name, 'Keep it to 10 characters.');
  assert.equal(faults(schema, {}).name, 'Fill this in.');
  assert.equal(faults(schema, { name: ['a', 'b'] }).name, 'Fill this in.');
});

test('length counts characters, not halves of them', () => {
  assert.deepEqual(faults(v.object({ name: line(2) }), { name: '🪑🪑' }), {});
});

test('an address is whole or it is refused', () => {
  const schema = v.object({ email: email() });
  for (const good of ['a@example.org', 'first.last+tag@mail.example.co', 'zoé@exämple.fr', "o'neil@example.org"])
    assert.deepEqual(faults(schema, { email: good }), {}, good);
  for (const bad of [
    '',
    'a',
    'a@b',
    'a@@b.fr',
    'a b@c.fr',
    '.a@b.fr',
    'a..b@c.fr',
    'a.@c.fr',
    'a@-b.fr',
    'a@b-.fr',
    'a@b.f',
    '<a@b.fr>',
    'a@b.fr\nbcc: c@d.fr',
    `${'a'.repeat(65)}@b.fr`,
    `a@${'b'.repeat(64)}.fr`,
  ])
    assert.notDeepEqual(faults(schema, { email: bad }), {}, JSON.stringify(bad));
});

test('what may be left out may be empty, and is checked when it is not', () => {
  const schema = v.object({ place: optional(line(5)) });
  assert.deepEqual(parseInput(schema, {}), { place: '' });
  assert.deepEqual(parseInput(schema, { place: '  ' }), { place: '' });
  assert.deepEqual(parseInput(schema, { place: 'Lyon' }), { place: 'Lyon' });
  assert.equal(faults(schema, { place: 'Villeurbanne' }).place, 'Keep it to 5 characters.');
});

test('boxes, numbers and days', () => {
  assert.deepEqual(parseInput(v.object({ a: checkbox(), b: checkbox(), c: checkbox() }), { a: 'on', b: '' }), {
    a: true,
    b: false,
    c: false,
  });
  assert.deepEqual(parseInput(v.object({ n: wholeNumber(1, 10_000_000) }), { n: '5 000' }), { n: 5000 });
  for (const bad of ['1.5', '-1', '1e99', 'NaN', ''])
    assert.ok(faults(v.object({ n: wholeNumber(0, 10) }), { n: bad }).n);
  assert.deepEqual(faults(v.object({ d: day() }), { d: '2024-02-29' }), {});
  assert.ok(faults(v.object({ d: day() }), { d: '2023-02-29' }).d);
  assert.deepEqual(parseInput(v.object({ t: paragraphs(10, 0) }), { t: 'a\r\nb' }), { t: 'a\nb' });
});
