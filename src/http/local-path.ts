const HERE = 'http://here.invalid';

/**
 * Where to go next, as somebody gave it, if it stays on this server: a path that begins with one slash.
 * Browsers read `\\` as `/` and drop tabs and line ends, so `/\\evil`, `//evil` and `/<tab>/evil` lead away.
 * @returns path, query and fragment; `otherwise` for anything else.
 */
export function localPath(given: unknown, otherwise = '/'): string {
  if (typeof given !== 'string' || given.length > 2_000) return otherwise;
  if (!/^\/(?![/\\]|%2f|%5c)/i.test(given) || /[\u0000-\u0020\u007f-\u00a0\\]/.test(given)) return otherwise;
  if (!URL.canParse(given, HERE)) return otherwise;
  const url = new URL(given, HERE);
  if (url.origin !== HERE || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}
