import type { Campaign, Coverage } from '#campaigns';
import type { Locale, Messages } from '#i18n';
import { xml } from '../xml.ts';

interface Feed {
  readonly m: Messages;
  readonly locale: Locale;
  readonly origin: string;
  /** Where this feed is read. */
  readonly address: string;
  readonly campaign: Campaign;
  readonly pieces: readonly Coverage[];
}

/** What was written about a campaign as an Atom feed (RFC 4287): one entry a piece, which leads to it. */
export function coverageFeed({ m, locale, origin, address, campaign, pieces }: Feed): string {
  const page = `${origin}/c/${campaign.slug}/press`;
  const updated = pieces.reduce((last, { listedAt }) => (listedAt > last ? listedAt : last), campaign.launchedAt);
  const entries = pieces.map((piece) =>
    [
      '  <entry>',
      `    <id>${xml(`${page}#${piece.id}`)}</id>`,
      `    <title xml:lang="${piece.language}">${xml(`${piece.outlet}: ${piece.title}`)}</title>`,
      `    <updated>${piece.listedAt.toISOString()}</updated>`,
      `    <published>${piece.publishedOn}T00:00:00Z</published>`,
      `    <author><name>${xml(piece.author || piece.outlet)}</name></author>`,
      `    <link rel="alternate" href="${xml(piece.url)}" hreflang="${piece.language}"/>`,
      `    <category term="${piece.kind}" label="${xml(m.press.kinds[piece.kind])}"/>`,
      ...(piece.quote ? [`    <summary xml:lang="${piece.language}">${xml(piece.quote)}</summary>`] : []),
      '  </entry>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `  <id>${xml(page)}</id>`,
    `  <title>${xml(m.press.feedTitle(campaign.title))}</title>`,
    `  <updated>${updated.toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(address)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
