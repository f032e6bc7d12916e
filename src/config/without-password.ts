/** The address of a server as it may be shown and logged: without its password, or not at all when it is no address. */
export function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return '(not shown, since it may hold a password)';
  const url = new URL(text);
  // Schemes without "//" keep everything, a password too, in their path.
  if (url.host === '' && !url.href.startsWith(`${url.protocol}///`)) return `${url.protocol}(not shown)`;
  if (url.password !== '') url.password = '...';
  for (const name of url.searchParams.keys()) {
    if (/pass|secret|token|key/i.test(name)) url.searchParams.set(name, '...');
  }
  return url.href;
}
