// Makes the pictures of the installed app from the mark: `node scripts/app-icons.mjs`, after the mark has changed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const assets = fileURLToPath(new URL('../src/web/assets/', import.meta.url));
const mark = readFileSync(`${assets}mark.svg`, 'utf8').replaceAll(/<\/?svg[^>]*>/g, '');
const [PINE, PAPER] = ['#0B6B57', '#FBFAF7'];

/**
 * @param share of the side that the mark takes. What may be masked keeps it within a circle of four fifths
 *   (w3.org/TR/appmanifest/#icon-masks).
 */
async function make(name, side, share, { round = 0, behind = PINE, colour = PAPER } = {}) {
  const scale = (side * share) / 24;
  const from = (side - 24 * scale) / 2;
  const ground = behind ? `<rect width="${side}" height="${side}" rx="${round * side}" fill="${behind}"/>` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${ground}<g transform="translate(${from} ${from}) scale(${scale})" fill="${colour}" color="${colour}">${mark}</g></svg>`;
  await sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9, colours: 64 }).toFile(`${assets}${name}.png`);
}

await make('icon-192', 192, 0.62, { round: 0.22 });
await make('icon-512', 512, 0.62, { round: 0.22 });
await make('icon-maskable-512', 512, 0.52);
await make('icon-apple-180', 180, 0.58);
await make('badge-96', 96, 0.9, { behind: '', colour: '#FFFFFF' });
