import type { Ballot, Candidate, Rank } from '../ballot.ts';
import { type Fraction, fraction } from '../fraction.ts';
import { TallyError } from '../problem.ts';
import type { FileContents } from './contents.ts';
import { Scanner } from './scanner.ts';

/**
 * Reads a `.blt` ballot file (Hill, Wichmann and Woodall, Algorithm 123, The Computer Journal 30, 1987) with the
 * extensions in use: `#` and `/* … *\/` comments, ballot identifiers in parentheses, `=` or parentheses between equal
 * ranks, `-` for a skipped rank, decimal or fractional multipliers, `[nick …]`, `[tie …]`, `[withdrawn …]`,
 * `[undeclared …]`, `[droop …]`, a source and a comment after the title. Line ends are ordinary spaces.
 * Throws `FileError` with the line for anything else.
 */
export function readBlt(text: string): FileContents {
  return new BltReader(text).read();
}

class BltReader {
  readonly #scan: Scanner;
  readonly #ballots: Ballot[] = [];
  readonly #said: Record<string, string> = {};
  readonly #withdrawn = new Set<number>();
  readonly #undeclared = new Set<number>();
  readonly #weights = new Map<string, Fraction>();
  readonly #ballotIds = new Set<string>();
  #nicks: string[] = [];
  #places = new Map<string, number>();
  #tie: number[] | undefined;
  #count = 0;
  #seen = new Int32Array(0);

  constructor(text: string) {
    this.#scan = new Scanner(text);
  }

  read(): FileContents {
    this.#count = this.#whole('the number of candidates');
    if (this.#count === 0) this.#scan.fail('an election needs at least one candidate');
    if (this.#count > 65_000) this.#scan.fail(`${this.#count} candidates are more than can be counted (65000)`);
    const seats = this.#whole('the number of seats');
    if (seats === 0) this.#scan.fail('the number of seats must be at least 1');
    this.#seen = new Int32Array(this.#count);
    this.#readOptions();
    this.#readBallots();
    const names = this.#readNames();
    const ids = this.#nicks.length > 0 ? this.#nicks : names.map((_, at) => String(at + 1));
    const candidates = names.map((name, at): Candidate => ({
      id: ids[at]!,
      name,
      ...(this.#withdrawn.has(at) ? { withdrawn: true } : {}),
      ...(this.#undeclared.has(at) ? { undeclared: true } : {}),
    }));
    const title = this.#readTitle();
    return {
      title,
      candidates,
      seats,
      ballots: this.#ballots,
      said: this.#said,
      ...(this.#tie ? { tieOrder: this.#tie.map((place) => ids[place]!) } : {}),
    };
  }

  #whole(what: string): number {
    const word = this.#scan.word();
    if (word === null) this.#scan.fail(`the file ends before ${what}`);
    if (!/^\d{1,9}$/.test(word)) this.#scan.fail(`“${word}” stands where ${what} should be`);
    return Number(word);
  }

  /** Withdrawals (−2) and options in brackets, before the first ballot. */
  #readOptions(): void {
    for (;;) {
      const sign = this.#scan.peek();
      if (sign === '[') this.#readOption();
      else if (sign === '-') {
        const word = this.#scan.word()!;
        if (!/^-\d{1,9}$/.test(word) || Number(word) === 0) this.#scan.fail(`“${word}” is not a withdrawn candidate`);
        this.#withdrawn.add(this.#place(word.slice(1)));
      } else return;
    }
  }

  #readOption(): void {
    const [name = '', ...words] = this.#scan.bracket();
    const all = (): number[] => words.map((word) => this.#place(word));
    if (name === 'nick') {
      if (words.length !== this.#count || new Set(words).size !== words.length)
        this.#scan.fail('[nick] must give each candidate a name of its own');
      this.#nicks = words;
      this.#places = new Map(words.map((word, at) => [word, at]));
    } else if (name === 'tie') {
      const order = all();
      if (order.length !== this.#count || new Set(order).size !== order.length)
        this.#scan.fail('[tie] must list each candidate exactly once');
      this.#tie = order;
    } else if (name === 'withdrawn') for (const place of all()) this.#withdrawn.add(place);
    else if (name === 'undeclared') for (const place of all()) this.#undeclared.add(place);
    else if (name === 'droop') {
      for (const word of words) {
        const cut = word.indexOf('=');
        this.#said[cut < 0 ? word : word.slice(0, cut)] = cut < 0 ? '' : word.slice(cut + 1);
      }
    } else this.#scan.fail(`the option [${name}] is not known`);
  }

  #place(word: string): number {
    const named = this.#places.get(word);
    if (named !== undefined) return named;
    const place = /^\d{1,9}$/.test(word) ? Number(word) - 1 : -1;
    if (place < 0 || place >= this.#count) this.#scan.fail(`“${word}” is not a candidate`);
    return place;
  }

  #readBallots(): void {
    for (;;) {
      const sign = this.#scan.peek();
      if (sign === '') this.#scan.fail('the file ends before the 0 that closes the ballots');
      let weight = this.#weight('1');
      if (sign === '(') {
        const id = this.#scan.parenthesis().join(' ');
        if (this.#ballotIds.has(id)) this.#scan.fail(`two ballots have the identifier (${id})`);
        this.#ballotIds.add(id);
      } else {
        const word = this.#scan.word()!;
        if (word === '0') return;
        weight = this.#weight(word);
      }
      this.#ballots.push({ kind: 'ranking', weight, ranks: this.#readRanks() });
    }
  }

  #weight(word: string): Fraction {
    let weight = this.#weights.get(word);
    if (!weight) {
      try {
        weight = fraction(word);
      } catch (error) {
        if (!(error instanceof TallyError)) throw error;
        this.#scan.fail(`“${word}” stands where a number of ballots should be`);
      }
      if (weight.n < 0n) this.#scan.fail(`a number of ballots cannot be negative (${word})`);
      this.#weights.set(word, weight);
    }
    return weight;
  }

  #readRanks(): Rank[] {
    const ranks: Rank[] = [];
    const number = this.#ballots.length + 1;
    for (;;) {
      const digits = this.#scan.digits();
      if (digits === 0) return ranks;
      if (digits > 0 && this.#places.size === 0) {
        if (digits > this.#count) this.#scan.fail(`“${digits}” is not a candidate`);
        ranks.push(this.#once(digits - 1, number));
        continue;
      }
      if (this.#scan.peek() === '(') {
        ranks.push(this.#scan.parenthesis().map((word) => this.#once(this.#place(word), number)));
        continue;
      }
      const word = digits > 0 ? String(digits) : this.#scan.word();
      if (word === null) this.#scan.fail('the file ends in the middle of a ballot');
      if (word === '0') return ranks;
      if (word === '-') ranks.push([]);
      else if (word.includes('=')) ranks.push(word.split('=').map((part) => this.#once(this.#place(part), number)));
      else ranks.push(this.#once(this.#place(word), number));
    }
  }

  #once(place: number, number: number): number {
    if (this.#seen[place] === number)
      this.#scan.fail(`candidate ${this.#nicks[place] ?? place + 1} appears twice on one ballot`);
    this.#seen[place] = number;
    return place;
  }

  #readNames(): string[] {
    const names: string[] = [];
    while (names.length < this.#count) {
      const sign = this.#scan.peek();
      if (sign === '') this.#scan.fail(`the file ends after ${names.length} of ${this.#count} names`);
      if (sign !== '"')
        this.#scan.fail(`the name of candidate ${names.length + 1} should stand here, in double quotes`);
      names.push(this.#scan.quoted());
    }
    return names;
  }

  /** The title, then Wichmann's source and comment; anything else after them is left aside. */
  #readTitle(): string {
    const sign = this.#scan.peek();
    if (sign === '') return '';
    if (sign !== '"') return this.#scan.restOfLine();
    const title = this.#scan.quoted();
    for (const part of ['source', 'comment']) if (this.#scan.peek() === '"') this.#said[part] = this.#scan.quoted();
    return title;
  }
}
