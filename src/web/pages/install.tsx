import { get } from '#http';
import { isLocale, messagesFor } from '#i18n';
import { notFound } from '#refusal';
import { asset } from '../asset.ts';
import { Button, Empty, Row, Wordmark } from '../components.ts';
import { BarePage, renderPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { loadedAssets } from '../routes-assets.ts';
import { currentPage } from '../show.ts';

const PAPER = '#FBFAF7';

/** Of the page that a program asks for: `?in=fr`, so that no cookie is needed, nor set. */
const languageOf = (asked: string | undefined, usual: 'en' | 'fr') => (isLocale(asked) ? asked : usual);

const icon = (name: string, size: number, purpose: 'any' | 'maskable' = 'any') => ({
  src: asset(`${name}.png`),
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

/** Said once, where the browser lets people install a site: a script shows it. */
export function InstallHint() {
  const { m, serverName } = usePage();
  return (
    <section class="band stack" data-install hidden aria-label={m.push.install.title(serverName)}>
      <p>
        <b>{m.push.install.title(serverName)}</b> <span class="muted">{m.push.install.text}</span>
      </p>
      <Row>
        <Button type="button" icon="download">
          {m.push.install.yes}
        </Button>
        <Button type="button" kind="quiet">
          {m.push.install.no}
        </Button>
      </Row>
    </section>
  );
}

/** What makes an app of the site (w3.org/TR/appmanifest): its name, its pictures, where others share to. */
export const installRoutes = [
  get('/manifest.webmanifest', 'anyone', (c) => {
    const { name, purpose } = c.var.deps.settings.current;
    const locale = languageOf(c.req.query('in'), c.var.locale);
    const m = messagesFor(locale);
    const shortcut = (title: string, url: string) => ({ name: title, url, icons: [icon('icon-192', 192)] });
    const manifest = {
      id: '/',
      name,
      short_name: name,
      ...(purpose && { description: purpose }),
      lang: locale,
      dir: 'ltr',
      start_url: '/home',
      scope: '/',
      display: 'standalone',
      background_color: PAPER,
      theme_color: PAPER,
      categories: ['social'],
      icons: [
        icon('icon-192', 192),
        icon('icon-512', 512),
        icon('icon-maskable-512', 512, 'maskable'),
        { src: asset('favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ],
      shortcuts: [
        shortcut(m.ui.write, '/compose'),
        shortcut(m.ui.places.inbox, '/inbox'),
        shortcut(m.ui.places.decide, '/d'),
      ],
      share_target: { action: '/share', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
    };
    return c.body(JSON.stringify(manifest), 200, { 'content-type': 'application/manifest+json' });
  }),

  // At the root, so that it stands for every page.
  get('/worker.js', 'anyone', async (c) => {
    const worker = (await loadedAssets()).get('worker.js');
    if (!worker) throw notFound();
    return c.body(new Uint8Array(worker.plain), 200, { 'content-type': worker.type, 'cache-control': 'no-cache' });
  }),

  // The worker keeps it: nothing of anybody stands on it.
  get('/offline/:locale{en|fr}', 'anyone', (c) => {
    const locale = languageOf(c.req.param('locale'), c.var.locale);
    const m = messagesFor(locale);
    const { viewer: _, ...page } = currentPage(c);
    const words = m.push.offline;
    const content = (
      <BarePage title={words.title} unlisted>
        <header class="pub-head">
          <span class="brand">
            <Wordmark />
          </span>
        </header>
        <div class="pub">
          <div class="narrow">
            <Empty
              level={1}
              title={words.title}
              actions={
                <a class="btn" href="">
                  {words.again}
                </a>
              }
            >
              {words.text}
            </Empty>
          </div>
        </div>
      </BarePage>
    );
    c.header('cache-control', 'public, max-age=0, must-revalidate');
    return c.html(renderPage({ ...page, locale, m, theme: 'system' }, content));
  }),

  /** What other apps share: the composer, filled in. Android puts an address into the text as often as beside it. */
  get('/share', 'account', (c) => {
    const [title = '', text = '', url = ''] = ['title', 'text', 'url'].map((name) => (c.req.query(name) ?? '').trim());
    const said = [title, text].filter((part, i) => part !== '' && !(i === 0 && text.includes(part)));
    const to = new URLSearchParams({ text: said.join('\n\n') });
    if (url !== '' && !text.includes(url)) to.set('url', url);
    return c.redirect(`/compose?${to.toString()}`, 303);
  }),
];
