/** Capitals, accents, hyphens and spaces make no other name. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Named {
  readonly name: string;
  readonly place: string;
}

/**
 * Two people may share a mailbox: the second signs too when the name differs and the place is the same, as in the
 * petitions of the UK Parliament (github.com/alphagov/e-petitions, `Signature#find_similar`). Who gave no place
 * shares none. A third is never let in: the signatures of a mailbox are two at most.
 */
export function mayShare(first: Named, second: Named): boolean {
  const place = folded(second.place);
  return place !== '' && place === folded(first.place) && folded(first.name) !== folded(second.name);
}
