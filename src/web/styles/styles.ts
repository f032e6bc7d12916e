import { readFileSync } from 'node:fs';

/** The order of authority: a later layer wins whatever the selectors weigh. */
const LAYERS = '@layer reset, tokens, base, layout, components, utilities;\n';

const LAYOUT = ['flow', 'shell', 'rail', 'top-bar', 'tab-bar', 'public', 'duo'];

const COMPONENTS = [
  'icon mark figure figures sign avatar date meta breadcrumb prose',
  'button menu field choice error-summary copy-field',
  'tabs paper note empty fold operation line events key-value table ledger',
  'stance tally bars ballot propose audit rule-list changes compare debate vote-box register founding meter assembly signers reasons certificate plot tile-map momentum magnitudes poster press pledges embedded',
  'post poll quote member-notes media timeline thread person profile news keys talk announcement to-decide article context chat catch-up dialog composer toast skeleton',
].flatMap((names) => names.split(' '));

const FILES = [
  'fonts',
  'reset',
  'tokens',
  'base',
  ...LAYOUT.map((name) => `layout/${name}`),
  ...COMPONENTS.map((name) => `components/${name}`),
  'utilities',
];

/**
 * The whole stylesheet as text. `address` turns the path of an asset (`fonts/x.woff2`) into the address it
 * is served at; in the files they are written `url('/assets/…')`.
 */
export function readStylesheet(address: (path: string) => string = (path) => `/assets/${path}`): string {
  const text = FILES.map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8')).join('\n');
  return LAYERS + text.replace(/url\('\/assets\/([^']+)'\)/g, (_, path: string) => `url('${address(path)}')`);
}

/** What /styleguide adds: its chapters, and states that only a pointer would give. */
export const readStyleguideStyles = (): string =>
  LAYERS + readFileSync(new URL('./styleguide.css', import.meta.url), 'utf8');
