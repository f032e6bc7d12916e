import { escapeHtml } from '#html';
import { slugOf } from '#input';
import { renderMarkdown } from '#markdown';

export interface Heading {
  /** What its address ends with: `#h-who-owns-it`. */
  readonly id: string;
  readonly level: 2 | 3;
  /** Safe HTML of a line. */
  readonly html: string;
}

export interface RenderedArticle {
  /** Safe HTML. */
  readonly html: string;
  /** Its headings of the two upper levels. */
  readonly contents: readonly Heading[];
}

interface Words {
  /** Over the notes at the end. */
  readonly notes: string;
  /** Of the link from a note back to its place. */
  readonly back: (n: number) => string;
  readonly note: (n: number) => string;
}

const DEFINITION = /^\[\^([\p{L}\p{N}_-]{1,30})\]:[ \t]+(.+(?:\n(?: {2,}|\t)\S.*)*)\n?/gmu;
const REFERENCE = /\[\^([\p{L}\p{N}_-]{1,30})\]/gu;
const FENCE = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$/gm;

/**
 * Markdown as the page of an article shows it: what `renderMarkdown` makes of it, with headings that can be linked to
 * and notes as `[^1]` in the text and `[^1]: the note` on a line of its own (Pandoc’s syntax). Ids are made here after
 * the sanitiser, from letters and digits only. A block quote in a block quote (`>>`) is a pull quote.
 */
export function renderArticle(body: string, say: Words): RenderedArticle {
  const notes = new Map<string, string>();
  const code: string[] = [];
  // Lines of code keep their brackets.
  const bare = body
    .replaceAll(FENCE, (fence) => `\u{f0000}${code.push(fence) - 1}\u{f0001}`)
    .replaceAll(DEFINITION, (whole, name: string, note: string) => {
      if (notes.has(name)) return whole;
      notes.set(name, note.replaceAll(/\n\s+/g, ' '));
      return '';
    });
  // The title of the page stands above: whether people begin with # or ##, theirs come right below it.
  const headingLevel = /^#[ \t]|^=+[ \t]*$/m.test(bare) ? 2 : 1;
  const text = bare.replaceAll(/\u{f0000}(\d+)\u{f0001}/gu, (_, n: string) => code[Number(n)] ?? '');
  const numbers = new Map<string, number>();
  const referred = (html: string): string =>
    outsideCode(html, (part) =>
      part.replaceAll(REFERENCE, (whole, name: string) => {
        if (!notes.has(name)) return whole;
        const again = numbers.get(name);
        const n = again ?? numbers.set(name, numbers.size + 1).size;
        const id = again === undefined ? ` id="r-${n}"` : '';
        return `<sup class="note-mark"><a href="#n-${n}"${id} aria-label="${escapeHtml(say.note(n))}">${n}</a></sup>`;
      }),
    );
  const contents: Heading[] = [];
  const taken = new Set<string>();
  const html = referred(renderMarkdown(text, { headingLevel })).replaceAll(
    /<h([2-6])>([\s\S]*?)<\/h\1>/g,
    (_, level: string, inside: string) => {
      const id = freshId(inside, taken);
      const plain = inside.replaceAll(/<sup class="note-mark">.*?<\/sup>/g, '').replaceAll(/<[^>]*>/g, '');
      if (level === '2' || level === '3') contents.push({ id, level: level === '2' ? 2 : 3, html: plain });
      return `<h${level} id="${id}">${inside}</h${level}>`;
    },
  );
  return { html: html + notesOf(notes, numbers, say), contents };
}

/** Changes the text between tags, and none that stands in code. */
function outsideCode(html: string, change: (part: string) => string): string {
  let depth = 0;
  return html
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (!part.startsWith('<')) return depth === 0 ? change(part) : part;
      if (/^<(?:code|pre|a)[\s>]/.test(part)) depth++;
      else if (/^<\/(?:code|pre|a)>/.test(part)) depth--;
      return part;
    })
    .join('');
}

function freshId(inside: string, taken: Set<string>): string {
  const base = `h-${slugOf(inside.replaceAll(/<[^>]*>|&[#\w]+;/g, ' '), 'part')}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

/** Those that the text refers to, in its order. A note is one line of Markdown. */
function notesOf(notes: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>, say: Words): string {
  if (numbers.size === 0) return '';
  const items = [...numbers].map(([name, n]) => {
    const text = renderMarkdown(notes.get(name) ?? '', { headingLevel: 6 }).trim();
    const back = `<a class="note-back" href="#r-${n}" aria-label="${escapeHtml(say.back(n))}">↩</a>`;
    const inside = /^<p>([\s\S]*)<\/p>$/.exec(text)?.[1];
    return `<li id="n-${n}">${inside === undefined ? text : `<p>${inside} ${back}</p>`}${inside === undefined ? back : ''}</li>`;
  });
  return `<section class="notes" aria-label="${escapeHtml(say.notes)}"><ol>${items.join('')}</ol></section>`;
}
