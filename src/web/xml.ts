import { escapeHtml } from '#html';

/** Text that XML 1.0 can carry (§2.2), escaped: what it has no sign for is left out. */
export const xml = (text: string): string =>
  escapeHtml(text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
