/** How long an account number is where the country is known to the register of SWIFT (ISO 13616); others by the limits. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** The rest of a number of any length divided by 97; letters count as 10 to 35 (ISO 7064, MOD 97-10). */
export function mod97(characters: string): number {
  let rest = 0;
  for (const character of characters)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** An IBAN as banks store it: capitals, no spaces. */
export const ibanOf = (text: string): string => text.replaceAll(/[\s\u00a0\u202f-]/g, '').toUpperCase();

/** Whether an IBAN has the length of its country and the check digits that belong to it (ISO 13616-1). */
export function isIban(text: string): boolean {
  const iban = ibanOf(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const length = LENGTHS[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length) return false;
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** In groups of four, as people read it. */
export const groupsOf = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
