// Rebuilds src/web/assets/icons.svg and the list of its names from lucide-static (ISC).
// To add an icon: put its Lucide name in the list, then `node scripts/icons.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = `
  arrow-down arrow-left arrow-right arrow-up at-sign ban bell bell-off book-open bookmark calendar chart-column check chevron-down
  chevron-left chevron-right circle-alert circle-check circle-dashed circle-question-mark clock coins compass
  copy corner-down-right download ellipsis external-link eye eye-off file-text fingerprint-pattern flag globe hand-coins
  hash heart history hourglass house image image-plus inbox info key-round landmark languages link list list-checks
  lock log-in log-out mail megaphone message-circle messages-square moon paperclip pencil pin plus printer
  qr-code receipt refresh-cw repeat-2 reply scale scroll-text search send server settings share-2 shield-check
  smartphone star sun trash-2 triangle-alert undo-2 upload user user-check user-plus user-x users volume-x vote x
`
  .trim()
  .split(/\s+/);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const assets = join(root, 'src/web/assets');

/** The drawing inside an SVG file, on one line, without its comments. */
const inside = (svg) =>
  svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>[\s\S]*$/, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>')
    .trim();

const symbol = (id, viewBox, drawing) => `<symbol id="${id}" viewBox="${viewBox}">${drawing}</symbol>`;
const read = (path) => inside(readFileSync(path, 'utf8'));

const symbols = [
  symbol('mark', '0 0 24 24', read(join(assets, 'mark.svg'))),
  symbol('lockup', '0 0 103 28', read(join(assets, 'lockup.svg'))),
  ...NAMES.toSorted().map((name) =>
    symbol(name, '0 0 24 24', read(join(root, `node_modules/lucide-static/icons/${name}.svg`))),
  ),
];

writeFileSync(
  join(assets, 'icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC: see icons-LICENSE.txt -->\n${symbols.join('\n')}\n</svg>\n`,
);
writeFileSync(
  join(root, 'src/web/components/icon-names.ts'),
  `// Written by scripts/icons.mjs.\nexport type IconName =\n${NAMES.toSorted()
    .map((name) => `  | '${name}'`)
    .join('\n')};\n`,
);
writeFileSync(
  join(assets, 'icons-LICENSE.txt'),
  readFileSync(join(root, 'node_modules/lucide-static/LICENSE'), 'utf8'),
);
