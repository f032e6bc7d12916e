/** Words a minute of a text that one means to follow: about what adults read silently (Brysbaert 2019 has 238). */
const WORDS_A_MINUTE = 230;

/** How many words a text has, roughly. */
export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** Whole minutes that reading it takes, 1 at least. */
export const readingMinutes = (body: string): number => Math.max(1, Math.round(wordsIn(body) / WORDS_A_MINUTE));
