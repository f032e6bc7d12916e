import { MODEL } from './model.ts';
import { type Table } from './table.ts';

/**
 * The ratings from which an axis can be read: those among raters and notes that all keep `core.ratingsOfRater` and
 * `core.ratingsOfNote` ratings among themselves. Whoever falls short is taken out until nobody does; the rest is the
 * same whatever the order.
 * @returns for each rating whether it is in.
 */
export function coreOf({ rater, note, raters, notes, value }: Table): Uint8Array {
  const inside = new Uint8Array(value.length).fill(1);
  for (;;) {
    const ofRater = new Int32Array(raters.length);
    const ofNote = new Int32Array(notes.length);
    for (const [i, kept] of inside.entries()) {
      ofRater[rater[i] ?? 0] = (ofRater[rater[i] ?? 0] ?? 0) + kept;
      ofNote[note[i] ?? 0] = (ofNote[note[i] ?? 0] ?? 0) + kept;
    }
    let out = 0;
    for (const [i, kept] of inside.entries()) {
      const few =
        (ofRater[rater[i] ?? 0] ?? 0) < MODEL.core.ratingsOfRater ||
        (ofNote[note[i] ?? 0] ?? 0) < MODEL.core.ratingsOfNote;
      if (kept === 1 && few) {
        inside[i] = 0;
        out += 1;
      }
    }
    if (out === 0) return inside;
  }
}
