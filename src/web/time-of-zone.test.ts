import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { instantIn, localIn } from './time-of-zone.ts';

test('what a form says is meant in the time zone of the server', () => {
  assert.equal(instantIn('Europe/Paris', '2017-01-12T18:00'), '2017-01-12T17:00:00.000Z');
  assert.equal(instantIn('Europe/Paris', '2017-05-12T18:00'), '2017-05-12T16:00:00.000Z');
  assert.equal(instantIn('America/St_Johns', '2017-05-12T18:00'), '2017-05-12T20:30:00.000Z');
  assert.equal(localIn('Asia/Kathmandu', '2017-05-12T16:00:00.000Z'), '2017-05-12T21:45');
});

test('what is no date stays as it is, for whoever checks it to say so', () => {
  assert.equal(instantIn('Europe/Paris', 'tomorrow'), 'tomorrow');
  assert.equal(localIn('Europe/Paris', 'tomorrow'), '');
});

test('an instant that a form shows is read back as itself, but in an hour that the clock says twice', () => {
  const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
  const minutes = fc.integer({ min: Date.UTC(2016, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
      const instant = new Date(minute * 60_000).toISOString();
      const again = instantIn(zone, localIn(zone, instant));
      assert.equal(localIn(zone, again), localIn(zone, instant));
      assert.ok(Math.abs(Date.parse(again) - Date.parse(instant)) <= 3_600_000);
    }),
  );
});
