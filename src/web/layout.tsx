import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { LOCALES } from '#i18n';
import { asset } from './asset.ts';
import { Breadcrumb } from './components/breadcrumb.tsx';
import { Hatches } from './components/hatches.tsx';
import { MemberShell, type MemberShellProps } from './components/member-shell.tsx';
import { PublicShell, type PublicShellProps } from './components/public-shell.tsx';
import { type CurrentPage, PageContext, usePage } from './page-context.ts';

/** What others show when they link to the page (ogp.me). */
export interface ShareCard {
  title?: string;
  description?: string;
  type?: 'website' | 'article' | 'profile';
  /** Path or address of a picture; 1200×630 unless told. */
  image?: { src: string; alt: string; width?: number; height?: number };
  /** `@lea@essor.example`: Mastodon writes the author under the card. */
  creator?: string;
}

export interface DocumentProps {
  title: string;
  /** One sentence for search engines and link previews. */
  description?: string;
  /** Path of the one address of this page, when it has several. Also declares its languages. */
  canonical?: string;
  /** The same text at other addresses, in their languages: instead of the two languages of this page. */
  translations?: readonly { readonly language: string; readonly path: string }[];
  /** The languages in which its text can be read, where they are others than those of the program. */
  languages?: readonly string[];
  card?: ShareCard;
  /** Pages that no search engine should list. */
  unlisted?: boolean;
  /** Module scripts beside the common one, as paths of assets. */
  scripts?: readonly string[];
  /** More links or metas for the head: feeds, JSON, ActivityPub alternates. */
  head?: Child;
}

/**
 * A whole page as text. `content` is one of MemberPage, PublicPage, AnyPage or BarePage. Load the data
 * first: components are synchronous.
 */
export function renderPage(page: CurrentPage, content: Child): string {
  return `<!doctype html>${renderFragment(page, content)}`;
}

/** A piece of a page as text, for the live stream and for scripts that replace a part. */
export function renderFragment(page: CurrentPage, content: Child): string {
  const rendered = html`${<PageContext.Provider value={page}>{content}</PageContext.Provider>}`;
  if (rendered instanceof Promise) throw new TypeError('A component of a page is asynchronous.');
  return String(rendered);
}

/** For those who are signed in: rail or bottom bar, top bar, page, context column. */
export const MemberPage = (props: DocumentProps & MemberShellProps) => (
  <Document {...props}>
    <MemberShell {...props} />
  </Document>
);

/** For everyone: header line, page, footer. */
export const PublicPage = (props: DocumentProps & PublicShellProps) => (
  <Document {...props} bodyClass={props.callToAction ? 'has-cta' : undefined}>
    <PublicShell {...props} />
  </Document>
);

/** A page that both read: the member shell when signed in, the public one otherwise. */
export function AnyPage(props: DocumentProps & MemberShellProps) {
  if (usePage().viewer) return <MemberPage {...props} />;
  const { heading, back, tabs, children } = props;
  return (
    <PublicPage {...props} width="column">
      {back && <Breadcrumb {...back} />}
      {heading && <h1 class="page-title">{heading}</h1>}
      {tabs}
      {children}
    </PublicPage>
  );
}

/** A document and nothing around: embeds, posters, the first set-up. */
export const BarePage = (props: DocumentProps & { children?: Child }) => (
  <Document {...props}>
    <main id="main">{props.children}</main>
  </Document>
);

function Document(props: DocumentProps & { bodyClass?: string; children?: Child }) {
  const { locale, m, theme, viewer, shortcuts } = usePage();
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <Head {...props} />
      <body
        class={props.bodyClass}
        data-failed={m.ui.failed}
        data-worker={viewer && ''}
        data-keys={shortcuts ? '/about/shortcuts' : undefined}
      >
        <a class="skip" href="#main">
          {m.ui.skip}
        </a>
        {props.children}
        <Hatches />
      </body>
    </html>
  );
}

function Head(props: DocumentProps) {
  const {
    title,
    description,
    canonical,
    translations,
    languages = LOCALES,
    card,
    unlisted,
    scripts = [],
    head,
  } = props;
  const { serverName, origin, locale } = usePage();
  const full = title === serverName ? title : `${title} · ${serverName}`;
  const address = (path: string) => (/^https?:/.test(path) ? path : origin + path);
  const inLanguage = (language: string) => {
    const url = new URL(canonical ?? '/', origin);
    url.searchParams.set('lang', language);
    return url.href;
  };
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{full}</title>
      {description && <meta name="description" content={description} />}
      {unlisted && <meta name="robots" content="noindex" />}
      <meta name="theme-color" content="#FBFAF7" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#141513" media="(prefers-color-scheme: dark)" />
      <link
        rel="preload"
        href={asset('fonts/hanken-grotesk.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link
        rel="preload"
        href={asset('fonts/newsreader-display.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={asset('essor.css')} />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={asset('icon-apple-180.png')} />
      <link rel="manifest" href={`/manifest.webmanifest?in=${locale}`} />
      {canonical && (
        <>
          <link rel="canonical" href={address(canonical)} />
          {(translations ?? languages.map((language) => ({ language, at: inLanguage(language) }))).map((one) => (
            <link rel="alternate" hreflang={one.language} href={'at' in one ? one.at : address(one.path)} />
          ))}
          {!translations && <link rel="alternate" hreflang="x-default" href={address(canonical)} />}
        </>
      )}
      <meta property="og:site_name" content={serverName} />
      <meta property="og:title" content={card?.title ?? title} />
      <meta property="og:type" content={card?.type ?? 'website'} />
      <meta property="og:locale" content={locale === 'fr' ? 'fr_FR' : 'en_GB'} />
      {(card?.description ?? description) && (
        <meta property="og:description" content={card?.description ?? description} />
      )}
      {canonical && <meta property="og:url" content={address(canonical)} />}
      {card?.image && (
        <>
          <meta property="og:image" content={address(card.image.src)} />
          <meta property="og:image:alt" content={card.image.alt} />
          <meta property="og:image:width" content={String(card.image.width ?? 1200)} />
          <meta property="og:image:height" content={String(card.image.height ?? 630)} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      {card?.creator && <meta name="fediverse:creator" content={card.creator} />}
      {head}
      <script type="module" src={asset('essor.js')} />
      {scripts.map((path) => (
        <script type="module" src={asset(path)} />
      ))}
    </head>
  );
}
