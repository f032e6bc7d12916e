import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

const MARGIN = 56;
const GUTTER = 24;
const INK = '#1c1b19';
const MUTED = '#5c5952';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** What the library knows of a font that it has opened, and does not say in its types. */
interface Letters {
  hasGlyphForCodePoint(code: number): boolean;
}

/**
 * A document of A4 pages that comes out piece by piece. Its fonts (DejaVu, embedded in part) hold Latin, Greek,
 * Cyrillic, Armenian, Georgian, Hebrew and Arabic letters; for others `holds` says no.
 * @param take gets the bytes as they come.
 */
export async function openPaper(
  o: { title: string; author: string; locale: string; at: Date; page: (n: number) => string },
  take: (piece: Buffer) => void,
) {
  const { default: PDFDocument } = await import('pdfkit');
  const fonts = dirname(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: o.locale,
    displayTitle: true,
    info: { Title: o.title, Author: o.author, CreationDate: o.at },
    autoFirstPage: false,
  });
  doc.registerFont('text', `${fonts}/DejaVuSans.ttf`);
  doc.registerFont('bold', `${fonts}/DejaVuSans-Bold.ttf`);
  doc.registerFont('title', `${fonts}/DejaVuSerif-Bold.ttf`);
  const letters: Letters = Reflect.get(doc.font('text'), '_font').font;
  const known = new Map<number, boolean>();
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (piece: Buffer) => take(piece));
  let pages = 0;
  doc.on('pageAdded', () => {
    const { x, y } = doc;
    const { bottom } = doc.page.margins;
    // Below the margin, where text would open another page.
    doc.page.margins.bottom = 0;
    doc
      .font('text')
      .fontSize(8)
      .fillColor(MUTED)
      .text(o.page(++pages), MARGIN, doc.page.height - 36, { lineBreak: false });
    doc.page.margins.bottom = bottom;
    doc.fillColor(INK);
    doc.x = x;
    doc.y = y;
  });
  doc.addPage();
  const room = (height: number) => {
    if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  };
  const put = (font: string, size: number, text: string, gap: number, colour = INK) => {
    room(size * 2);
    doc
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(text, MARGIN, doc.y, { lineGap: size * 0.25 });
    doc.y += gap;
  };
  return {
    /** Whether the fonts have every letter of a text. */
    holds(text: string): boolean {
      return [...text].every((letter) => {
        const code = letter.codePointAt(0)!;
        const has = known.get(code) ?? letters.hasGlyphForCodePoint(code);
        known.set(code, has);
        return has;
      });
    },
    title: (text: string) => put('title', 22, text, 10),
    heading: (text: string) => {
      room(60);
      doc.y += 10;
      put('bold', 12, text, 4);
    },
    text: (text: string) => put('text', 10, text, 6),
    small: (text: string) => put('text', 8, text, 4, MUTED),
    /** A line with a figure at its end. */
    figure(label: string, value: string): void {
      room(18);
      const y = doc.y;
      const width = doc.page.width - 2 * MARGIN;
      doc.font('text').fontSize(10).fillColor(INK);
      doc.text(label, MARGIN, y, { width: width * 0.75 });
      const below = doc.y;
      doc.text(value, MARGIN, y, { width, align: 'right' });
      doc.y = Math.max(below, doc.y) + 3;
    },
    /** Lines in two columns, row by row. */
    columns(lines: readonly string[]): void {
      const width = (doc.page.width - 2 * MARGIN - GUTTER) / 2;
      for (let i = 0; i < lines.length; i += 2) {
        room(12);
        const y = doc.y;
        doc.font('text').fontSize(8).fillColor(INK);
        for (const [side, text] of [lines[i], lines[i + 1]].entries()) {
          if (text === undefined) continue;
          // The library sets words one after the other, from the left.
          const set = RIGHT_TO_LEFT.test(text) ? text.split(' ').toReversed().join(' ') : text;
          doc.text(set, MARGIN + side * (width + GUTTER), y, { width, height: 10, ellipsis: true, lineBreak: false });
        }
        doc.y = y + 12;
      }
    },
    async end(): Promise<void> {
      doc.end();
      await ended;
    },
  };
}

export type OpenPaper = Awaited<ReturnType<typeof openPaper>>;
