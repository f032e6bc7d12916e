const LONGEST = 60;

/**
 * A title as the end of an address: lower case, no accents, whole words joined by hyphens, 60 characters at most.
 * @param otherwise for a title without a letter of ours.
 */
export function slugOf(title: string, otherwise: string): string {
  const words = title
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || words[0]?.slice(0, LONGEST) || otherwise;
}
