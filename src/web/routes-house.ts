import { get } from '#http';
import { asset } from './asset.ts';
import { styleguidePage } from './pages/styleguide.tsx';
import { show } from './show.ts';

const PAPER = '#FBFAF7';

/** What browsers and builders ask for beside the pages. */
export const houseRoutes = [
  get('/manifest.webmanifest', 'anyone', (c) => {
    const { name } = c.var.deps.settings.current;
    const manifest = {
      name,
      short_name: name,
      lang: c.var.locale,
      start_url: '/home',
      scope: '/',
      display: 'standalone',
      background_color: PAPER,
      theme_color: PAPER,
      icons: [{ src: asset('favicon.svg'), sizes: 'any', type: 'image/svg+xml' }],
    };
    return c.body(JSON.stringify(manifest), 200, { 'content-type': 'application/manifest+json' });
  }),
  get('/robots.txt', 'anyone', (c) =>
    c.text('User-agent: *\nDisallow: /settings\nDisallow: /inbox\nDisallow: /search\nDisallow: /dev\n'),
  ),
  get('/styleguide', 'development', (c) => show(c, styleguidePage())),
];
