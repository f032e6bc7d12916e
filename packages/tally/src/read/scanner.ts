import { FileError } from '../problem.ts';

const NEWLINE = 10;
const QUOTE = 34;
const HASH = 35;
const SLASH = 47;
const STAR = 42;
const isSpace = (code: number): boolean => code <= 32 || code === 0xa0 || code === 0xfeff;

/** Words of a text, one at a time, with the line they stand on. Comments (`# …`, `/* … *\/`) count as space. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Stops reading here. */
  fail(reason: string): never {
    let line = 1;
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < this.#at; at = this.#text.indexOf('\n', at + 1)) line++;
    throw new FileError(line, reason);
  }

  #skip(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (isSpace(code)) this.#at++;
      else if (code === HASH) {
        const end = text.indexOf('\n', this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (code === SLASH && text.charCodeAt(this.#at + 1) === STAR) {
        const end = text.indexOf('*/', this.#at + 2);
        if (end < 0) this.fail('this comment never ends');
        this.#at = end + 2;
      } else return;
    }
  }

  /** The next character that is not space, without reading it; '' at the end. */
  peek(): string {
    this.#skip();
    return this.#text.charAt(this.#at);
  }

  /** Reads a word made of digits only and gives its value; −1 and nothing read when the next word is something else. */
  digits(): number {
    this.#skip();
    const text = this.#text;
    let value = 0;
    let at = this.#at;
    for (; at - this.#at < 9; at++) {
      const code = text.charCodeAt(at) - 48;
      if (!(code >= 0 && code <= 9)) break;
      value = value * 10 + code;
    }
    const after = text.charCodeAt(at);
    if (at === this.#at || !(Number.isNaN(after) || isSpace(after) || after === HASH)) return -1;
    this.#at = at;
    return value;
  }

  /** The next word, up to a space; null at the end. */
  word(): string | null {
    this.#skip();
    const from = this.#at;
    const text = this.#text;
    let at = from;
    while (at < text.length && !isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== HASH) at++;
    this.#at = at;
    return at === from ? null : text.slice(from, at);
  }

  /** The words between [ and ]. */
  bracket(): string[] {
    return this.#enclosed('[', ']');
  }

  /** The words between ( and ). */
  parenthesis(): string[] {
    return this.#enclosed('(', ')');
  }

  #enclosed(open: string, close: string): string[] {
    const end = this.#text.indexOf(close, this.#at);
    if (end < 0) this.fail(`“${open}” has no “${close}”`);
    const words = this.#text
      .slice(this.#at + 1, end)
      .replace(/\/\*[\s\S]*?\*\/|#.*/g, ' ')
      .split(/\s+/)
      .filter((word) => word !== '');
    this.#at = end + 1;
    return words;
  }

  /**
   * A text in double quotes. Quotes may stand inside it: it ends at a quote followed by a space after which the line
   * is over or something new begins.
   */
  quoted(): string {
    this.#skip();
    const text = this.#text;
    const from = this.#at + 1;
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
      const after = text.charCodeAt(at + 1);
      if (!(Number.isNaN(after) || isSpace(after) || after === HASH)) continue;
      let ahead = at + 1;
      while (ahead < text.length && isSpace(text.charCodeAt(ahead)) && text.charCodeAt(ahead) !== NEWLINE) ahead++;
      const code = text.charCodeAt(ahead);
      const over = ahead >= text.length || code === NEWLINE || code === QUOTE || code === HASH || code === SLASH;
      const lineEnd = text.indexOf('\n', ahead);
      const another = text.slice(ahead, lineEnd < 0 ? text.length : lineEnd).includes('"');
      if (!over && another) continue;
      this.#at = at + 1;
      return text.slice(from, at).replace(/\s+/g, ' ').trim();
    }
    return this.fail('this text in quotes never ends');
  }

  restOfLine(): string {
    const end = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, end < 0 ? this.#text.length : end).trim();
    this.#at = end < 0 ? this.#text.length : end;
    return line;
  }
}
