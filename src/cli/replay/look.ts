/** Whether a server answers there, and shows its mail. */
export async function look(origin: string): Promise<'nothing' | 'no mail' | 'ready'> {
  try {
    const response = await fetch(new URL('/dev/mail.json?after=9223372036854775807', origin));
    await response.arrayBuffer();
    return response.ok ? 'ready' : 'no mail';
  } catch {
    return 'nothing';
  }
}

/** Confirmed signatures as the campaign's page counts them; undefined when there is no such campaign. */
export async function countAt(origin: string, slug: string): Promise<number | undefined> {
  const response = await fetch(new URL(`/c/${encodeURIComponent(slug)}/count.json`, origin));
  if (!response.ok) return undefined;
  const { signature_count: count } = (await response.json()) as { signature_count: number };
  return count;
}
