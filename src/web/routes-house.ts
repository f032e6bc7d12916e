import { get } from '#http';
import { styleguidePage } from './pages/styleguide.tsx';
import { show } from './show.ts';

/** What browsers and builders ask for beside the pages. */
export const houseRoutes = [
  get('/robots.txt', 'anyone', (c) =>
    c.text('User-agent: *\nDisallow: /settings\nDisallow: /inbox\nDisallow: /search\nDisallow: /dev\n'),
  ),
  get('/styleguide', 'development', (c) => show(c, styleguidePage())),
];
