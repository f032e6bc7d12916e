import { createHash } from 'node:crypto';

/** What a document may hold: the longest bylaws we have seen are half of that. */
export const LONGEST_DOCUMENT = 100_000;

/** The paragraphs of a text, as blank lines part them. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/^\n+/, '')
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => paragraph.trimEnd())
    .filter((paragraph) => paragraph !== '');

export const textOfParagraphs = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** The one way in which a text is kept: one blank line between paragraphs, none around them. */
export const tidyText = (text: string): string => textOfParagraphs(paragraphsOf(text));

/** SHA-256 in hex of a text in UTF-8: what `sha256sum` says of the file. */
export const hashOfText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
