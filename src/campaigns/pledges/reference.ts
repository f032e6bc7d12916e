import { mod97 } from './iban.ts';

const DIGITS_OF_PLEDGE = 7;

/**
 * The creditor reference of a pledge (ISO 11649: RF, two check digits, body): the drive, then the pledge. Digits only:
 * letters count as two digits each, and a slip in one can then go unseen; among digits every slip of one and every
 * exchange of two neighbours is found.
 * @param pledge its number in the drive.
 */
export function referenceOf(drive: number, pledge: number): string {
  const body = `${drive}${String(pledge).padStart(DIGITS_OF_PLEDGE, '0')}`;
  const check = 98 - mod97(`${body}RF00`);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** Every reference of a drive that stands in a line of a statement, however it is spaced; each once. */
export function referencesIn(text: string, drive: number): readonly { reference: string; pledge: number }[] {
  const found = new Map<string, number>();
  const start = `${drive}`;
  for (const [, after] of text.toUpperCase().matchAll(/RF(?=((?:[\s.\-/]?\d)+))/g)) {
    const digits = (after ?? '').replaceAll(/\D/g, '');
    const body = digits.slice(2, 2 + start.length + DIGITS_OF_PLEDGE);
    if (body.length !== start.length + DIGITS_OF_PLEDGE || !body.startsWith(start)) continue;
    const pledge = Number(body.slice(start.length));
    const reference = referenceOf(drive, pledge);
    if (reference === `RF${digits.slice(0, 2)}${body}`) found.set(reference, pledge);
  }
  return [...found].map(([reference, pledge]) => ({ reference, pledge }));
}
