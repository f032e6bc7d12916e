const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/**
 * Text as it is compared: compatibility forms (NFKC), lower case, without the accents of Latin,
 * Greek and Cyrillic letters; œ is oe. Signs that other scripts need stay.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFKC');
