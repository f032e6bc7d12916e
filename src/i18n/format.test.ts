import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatsFor } from './format.ts';

const fr = formatsFor('fr', 'Europe/Paris');
const en = formatsFor('en', 'Europe/Paris');
const now = new Date('2017-05-11T12:00:00+02:00');
const at = (text: string) => new Date(text);
/** No-break spaces shown as ~ and narrow ones as _, so that the expected text can be read. */
const seen = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

describe('figures', () => {
  test('thousands, percentages and compact counts', () => {
    assert.equal(seen(fr.number(3412)), '3_412');
    assert.equal(en.number(3412), '3,412');
    assert.equal(seen(fr.number(-3412)), '−3_412');
    assert.equal(seen(fr.percent(0.6824)), '68~%');
    assert.equal(seen(fr.percent(0.029, 1)), '2,9~%');
    assert.equal(en.percent(0.6824), '68%');
    assert.equal(seen(fr.compact(12_345)), '12,3~k');
    assert.equal(en.compact(12_345), '12.3k');
    assert.equal(en.percent(0 / 0), '0%');
  });

  test('money is exact, with a true minus and the places of its currency', () => {
    assert.equal(seen(fr.money({ amount: 123450n, currency: 'EUR' })), '1_234,50~€');
    assert.equal(en.money({ amount: 123450n, currency: 'EUR' }), '€1,234.50');
    assert.equal(seen(fr.money({ amount: -5n, currency: 'EUR' })), '−0,05~€');
    assert.equal(seen(fr.money({ amount: 24000n, currency: 'EUR' }, { sign: true })), '+240,00~€');
    assert.equal(seen(fr.money({ amount: 150000n, currency: 'EUR' }, { short: true })), '1_500~€');
    assert.equal(seen(fr.money({ amount: 150050n, currency: 'EUR' }, { short: true })), '1_500,50~€');
    assert.equal(en.money({ amount: 1500n, currency: 'JPY' }), 'JP¥1,500');
    assert.equal(en.money({ amount: 90071992547409931n, currency: 'EUR' }), '€900,719,925,474,099.31');
  });

  test('no amount loses a cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (amount) => {
        const digits = en
          .money({ amount, currency: 'EUR' })
          .replace(/[^\d−]/g, '')
          .replace('−', '-');
        assert.equal(BigInt(digits), amount);
      }),
    );
  });
});

describe('dates', () => {
  test('the first of the month is “1er” in French', () => {
    assert.equal(fr.date(at('2017-05-01T10:00:00Z')), '1er mai 2017');
    assert.equal(fr.date(at('2017-05-11T10:00:00Z')), '11 mai 2017');
    assert.equal(en.date(at('2017-05-01T10:00:00Z')), '1 May 2017');
    assert.equal(fr.weekday(at('2017-05-01T10:00:00Z'), now), 'lundi 1er mai');
  });

  test('the year is said when it is not this one', () => {
    assert.equal(fr.day(at('2017-05-22T10:00:00Z'), now), '22 mai');
    assert.equal(fr.day(at('2016-10-03T10:00:00Z'), now), '3 octobre 2016');
    assert.equal(en.weekday(at('2016-10-03T10:00:00Z'), now), 'Monday 3 October 2016');
  });

  test('the hour is that of the page’s time zone', () => {
    assert.equal(seen(fr.time(at('2017-05-12T16:00:00Z'))), '18~h');
    assert.equal(seen(fr.time(at('2017-05-10T19:04:00Z'))), '21~h~04');
    assert.equal(en.time(at('2017-05-12T16:00:00Z')), '18:00');
    assert.equal(fr.clock(at('2017-05-12T07:02:00Z')), '09:02');
    assert.equal(seen(fr.moment(at('2017-05-12T16:00:00Z'), now)), 'vendredi 12 mai à 18~h');
    assert.equal(en.moment(at('2017-05-12T16:00:00Z'), now), 'Friday 12 May at 18:00');
    assert.equal(fr.isoDay(at('2017-05-11T22:30:00Z')), '2017-05-12');
    assert.deepEqual(fr.leaf(at('2017-05-22T10:00:00Z')), { day: '22', month: 'mai' });
  });

  test('how long since', () => {
    assert.equal(fr.ago(at('2017-05-11T11:59:40+02:00'), now), 'maintenant');
    assert.equal(seen(fr.ago(at('2017-05-11T11:55:00+02:00'), now)), '5~min');
    assert.equal(seen(en.ago(at('2017-05-11T10:00:00+02:00'), now)), '2~h');
    assert.equal(fr.ago(at('2017-05-10T21:00:00+02:00'), now), 'hier');
    assert.equal(en.ago(at('2017-05-10T21:00:00+02:00'), now), 'yesterday');
    assert.equal(fr.ago(at('2017-05-01T10:00:00+02:00'), now), '1er mai');
    assert.equal(en.ago(at('2016-10-03T10:00:00+02:00'), now), '3 October 2016');
  });

  test('how long until, and when it ends', () => {
    assert.equal(en.until(at('2017-05-14T20:00:00+02:00'), now), 'in 3 days');
    assert.equal(fr.until(at('2017-05-14T20:00:00+02:00'), now), 'dans 3 jours');
    assert.equal(fr.until(at('2017-05-12T18:00:00+02:00'), now), 'demain');
    assert.equal(en.until(at('2017-05-11T12:30:00+02:00'), now), 'in 30 minutes');
    assert.equal(fr.until(at('2018-03-31T18:00:00+02:00'), now), 'dans 11 mois');
    assert.equal(seen(fr.deadline(at('2017-05-12T18:00:00+02:00'), now)), 'demain, 18~h');
    assert.equal(seen(fr.deadline(at('2017-05-14T20:00:00+02:00'), now)), 'dimanche, 20~h');
    assert.equal(en.deadline(at('2017-05-22T10:00:00+02:00'), now), '22 May, 10:00');
  });

  test('every instant can be written, and nothing says NaN', () => {
    const instants = fc.date({ min: at('1970-01-01'), max: at('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, (when, today) => {
        for (const f of [fr, en]) {
          const all = [
            f.date(when),
            f.ago(when, today),
            f.until(when, today),
            f.deadline(when, today),
            f.moment(when, today),
          ];
          for (const text of all) assert.doesNotMatch(text, /NaN|undefined|Invalid/);
        }
      }),
    );
  });
});

test('a list reads as a sentence', () => {
  assert.equal(fr.list(['a', 'b', 'c']), 'a, b et c');
  assert.equal(en.list(['a', 'b', 'c']), 'a, b and c');
});
