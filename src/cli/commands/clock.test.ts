import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetFor } from './clock.ts';

const MACHINE = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;

test('the clock goes by a length of time, to a moment of the server’s zone, and back', () => {
  const goes = (text: string, current = 0) => offsetFor(text, current, 'Europe/Paris', MACHINE);
  assert.equal(goes('+6d'), 6 * DAY);
  assert.equal(goes('-2h', DAY), DAY - 7_200_000);
  assert.equal(goes('1d12h', DAY), 2.5 * DAY);
  assert.equal(goes('now', DAY), 0);
  assert.equal(goes('2026-11-23T13:00'), 0);
  assert.equal(goes('2016-10-03 09:00'), Date.parse('2016-10-03T07:00:00Z') - MACHINE);
  assert.equal(goes('2016-12-03'), Date.parse('2016-12-02T23:00:00Z') - MACHINE);
  for (const wrong of ['', 'soon', '6', 'd6', '2016-13-01', '2016-02-30', '2016-10-03T25:00', '23/11/2026']) {
    assert.equal(goes(wrong), undefined, wrong);
  }
});
