/** Who is paid how much, for what. */
export interface Transfer {
  readonly holder: string;
  readonly iban: string;
  /** Cents of euros. */
  readonly amount: number;
  readonly reference: string;
}

const MOST_NAME = 70;

/** Plain ASCII: those who read a code guess its characters, and guess accents wrong. */
const folded = (text: string): string =>
  text
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .normalize('NFKD')
    .replaceAll(/[^\u0020-\u007e]/g, '')
    .trim();

/**
 * What a code holds that a bank’s program reads to fill in a transfer in euros (European Payments Council, EPC069-12,
 * version 002: no BIC, a structured reference).
 */
export const epcPayload = ({ holder, iban, amount, reference }: Transfer): string =>
  [
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    folded(holder).slice(0, MOST_NAME),
    iban,
    `EUR${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`,
    '',
    reference,
  ].join('\n');
