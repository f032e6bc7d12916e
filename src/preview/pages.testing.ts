import { type Fetch, FetchRefused, type RefusedBecause } from '#fetch';
import { loadSharp } from '#media';

export const PUZZLE = 'https://news.example/2016/10/puzzle';

/** A page of a paper, as papers write them. */
export const article = (more = ''): string => `<!doctype html><html lang="fr-FR"><head>
<meta charset="utf-8"><title>Un réseau à nous | Le Quotidien d’exemple</title>
<link rel="canonical" href="https://www.news.example/2016/10/puzzle">
<meta property="og:title" content="Un réseau &agrave; nous">
<meta property="og:description" content="Des usagers veulent racheter le réseau.">
<meta property="og:site_name" content="Le Quotidien d’exemple">
<meta property="og:image" content="/pictures/seats.png">
<meta name="author" content="Jeanne Modèle"><meta property="article:published_time" content="2016-10-05T06:00:00+02:00">
${more}</head><body><h1>Un réseau à nous</h1></body></html>`;

export const html = (body: string | Uint8Array, type = 'text/html; charset=utf-8'): Response =>
  new Response(typeof body === 'string' ? body : Uint8Array.from(body), { headers: { 'content-type': type } });

export const refusal = (because: RefusedBecause): never => {
  throw new FetchRefused(because, 'refused');
};

/** An Internet of these pages. It remembers who asked for what. */
export function internet(pages: Readonly<Record<string, () => Response | Promise<Response>>>) {
  const asked: { url: string; purpose?: string; maxBytes?: number }[] = [];
  const fetch: Fetch = async (url, { purpose, maxBytes } = {}) => {
    asked.push({ url, ...(purpose !== undefined && { purpose }), ...(maxBytes !== undefined && { maxBytes }) });
    const page = pages[url];
    if (!page) throw new FetchRefused('unreachable', 'nobody there');
    return Object.defineProperty(await page(), 'url', { value: url });
  };
  return { fetch, asked };
}

export async function png(side: number): Promise<Response> {
  const sharp = await loadSharp();
  const bytes = await sharp({ create: { width: side, height: side, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  return new Response(Uint8Array.from(bytes), { headers: { 'content-type': 'image/png' } });
}
