import { type Language, fill } from '../problem.ts';
import type { CountRecord, Step } from '../record.ts';
import { listWords, numberWords } from './numbers.ts';
import {
  ELECT_WORDS,
  EXCLUDE_WORDS,
  FIGURE_WORDS,
  NOTE_WORDS,
  type Pair,
  PURPOSE_WORDS,
  TEST_WORDS,
  TIE_WORDS,
} from './words.ts';

/** One round of a count told in sentences. */
export type RoundWords = { readonly number: number; readonly title: string; readonly sentences: readonly string[] };

/** Tells every round of a record in sentences: each step, who and how much, and how each tie was broken. */
export function sentences(record: CountRecord, language: Language): RoundWords[] {
  const teller = new Teller(record, language);
  return record.rounds.map(({ number, steps }) => ({
    number,
    title:
      number === 0
        ? teller.say(['First preferences', 'Premières préférences'])
        : teller.say(['Round {n}', 'Tour {n}'], { n: String(number) }),
    sentences: steps.flatMap((step) => teller.tell(step)),
  }));
}

/** The result in one sentence. */
export function outcomeSentence(record: CountRecord, language: Language): string {
  return new Teller(record, language).outcome();
}

/** Whether a text is zero, with decimals or without. */
function zero(text: string): boolean {
  return /^-?0+(\.0+)?$/.test(text);
}

const FIRST: Pair = ['{name} comes first and is elected.', '{name} arrive en tête et est élu·e.'];

class Teller {
  readonly #record: CountRecord;
  readonly #language: Language;

  constructor(record: CountRecord, language: Language) {
    this.#record = record;
    this.#language = language;
  }

  say(words: Pair, data: Record<string, string> = {}): string {
    return fill(words[this.#language === 'fr' ? 1 : 0], data);
  }

  tell(step: Step): string[] {
    const n = (text: string): string => numberWords(text, this.#language);
    switch (step.kind) {
      case 'figures':
        return this.#figures(step);
      case 'elect': {
        const value = step.value === undefined ? '' : n(step.value);
        return [
          this.say(step.reason === 'most' && value === '' ? FIRST : ELECT_WORDS[step.reason], {
            name: this.#name(step.candidate),
            value,
          }),
        ];
      }
      case 'exclude':
        return [
          this.say(EXCLUDE_WORDS[step.reason], { names: this.#names(step.candidates), value: n(step.value ?? '0') }),
        ];
      case 'transfer':
        return this.#transfer(step);
      case 'tie': {
        const which: Pair =
          step.round === 0 ? [' (first preferences)', ' (premières préférences)'] : [' (round {n})', ' (tour {n})'];
        const round = step.round === undefined ? '' : this.say(which, { n: String(step.round) });
        const words: Pair = [
          '{names} are tied {purpose}: {how}, {chosen} is chosen.',
          '{names} sont à égalité {purpose} : {how}, {chosen} est désigné·e.',
        ];
        const data = { purpose: this.say(PURPOSE_WORDS[step.purpose]), how: this.say(TIE_WORDS[step.by]) + round };
        return [this.say(words, { ...data, names: this.#names(step.tied), chosen: this.#name(step.chosen) })];
      }
      case 'keep': {
        const words: Pair = [
          'After {i} iterations the quota is {quota} and the surplus {surplus}. {votes}',
          'Après {i} itérations, le quota est {quota} et le surplus {surplus}. {votes}',
        ];
        return [
          this.say(words, {
            i: String(step.iterations),
            quota: n(step.quota),
            surplus: n(step.surplus),
            votes: this.#list(step.votes),
          }),
        ];
      }
      case 'pairs':
        return this.#pairs(step.preferring);
      case 'paths':
        return [
          this.say([
            'The strongest path from each to each is worked out.',
            'Le chemin le plus fort de chacun à chacun est calculé.',
          ]),
        ];
      case 'lock': {
        const words: Pair = step.locked
          ? ['{a} over {b} ({s}) is kept.', '{a} devant {b} ({s}) est retenu.']
          : [
              '{a} over {b} ({s}) would close a circle and is left out.',
              '{a} devant {b} ({s}) fermerait un cycle : écarté.',
            ];
        return [this.say(words, { a: this.#name(step.over), b: this.#name(step.under), s: n(step.strength) })];
      }
      case 'places': {
        const order = step.groups.map((group) => group.map((place) => this.#name(place)).join(' = ')).join(' > ');
        return [this.say(['Order: {order}.', 'Classement : {order}.'], { order })];
      }
      case 'median': {
        const grades = this.#record.method.name === 'majority-judgment' ? this.#record.method.grades : [];
        const data = {
          name: this.#name(step.candidate),
          grade: grades[step.grade] ?? '—',
          above: n(step.above),
          below: n(step.below),
        };
        return [
          this.say(
            [
              '{name}: {grade} ({above} above, {below} below).',
              '{name} : {grade} ({above} au-dessus, {below} en dessous).',
            ],
            data,
          ),
        ];
      }
      case 'seat': {
        const data = { n: String(step.number), name: this.#name(step.list), q: n(step.quotient) };
        return [this.say(['Seat {n} goes to {name} ({q}).', 'Le siège {n} revient à {name} ({q}).'], data)];
      }
      case 'whole-seats': {
        const seats = step.seats.map((own, place) => `${this.#name(place)} ${own}`).join(', ');
        return [
          this.say(['With a quota of {q}: {seats}.', 'Avec un quota de {q} : {seats}.'], { q: n(step.quota), seats }),
        ];
      }
      case 'test':
        return [this.#test(step)];
      case 'fund': {
        const data = { name: this.#name(step.project), cost: n(step.cost), left: n(step.left) };
        return [
          this.say(
            ['{name} is chosen for {cost}; {left} left.', '{name} est retenu pour {cost} ; il reste {left}.'],
            data,
          ),
        ];
      }
      case 'raise':
        return [
          this.say(
            ['The share of each voter is raised to {share}.', 'La part de chaque personne est relevée à {share}.'],
            { share: n(step.share) },
          ),
        ];
      case 'complete':
        if (step.by === 'utilitarian')
          return [this.say(['The money left goes by most votes.', 'L’argent restant va par ordre des voix.'])];
        return [
          this.say([
            'The seats left are filled by Phragmén’s method.',
            'Les sièges restants sont pourvus par la méthode de Phragmén.',
          ]),
        ];
      case 'draw': {
        const words: Pair = [
          'Each identifier is hashed after the seed “{seed}” and a line feed (SHA-256); the hashes are sorted: {order}.',
          'Chaque identifiant est haché à la suite de la graine « {seed} » et d’un saut de ligne (SHA-256), puis les empreintes sont triées : {order}.',
        ];
        return [
          this.say(words, {
            seed: step.seed,
            order: step.drawn.map(({ candidate }) => this.#name(candidate)).join(', '),
          }),
        ];
      }
      default:
        return [this.say(NOTE_WORDS[step.note] ?? [step.note, step.note])];
    }
  }

  outcome(): string {
    const { outcome } = this.#record;
    const n = (text: string): string => numberWords(text, this.#language);
    if (outcome.kind === 'elected') {
      if (outcome.elected.length === 0) return this.say(['Nobody is elected.', 'Personne n’est élu.']);
      return this.say(['Elected: {names}.', 'Élu·e·s : {names}.'], { names: this.#names(outcome.elected) });
    }
    if (outcome.kind === 'decision') {
      if (outcome.tied) return this.say(['Tied: not decided.', 'Égalité : rien n’est décidé.']);
      return outcome.passed ? this.say(['Passed.', 'Adopté.']) : this.say(['Not passed.', 'Non adopté.']);
    }
    if (outcome.kind === 'seats') {
      const held = outcome.seats.flatMap((seats, place) => (seats > 0 ? [`${this.#name(place)} ${seats}`] : []));
      if (held.length === 0) return this.say(['No seat is given.', 'Aucun siège n’est attribué.']);
      return this.say(['Seats: {held}.', 'Sièges : {held}.'], { held: held.join(', ') });
    }
    const data = { names: this.#names(outcome.chosen) || '—', spent: n(outcome.spent), left: n(outcome.left) };
    return this.say(
      ['Chosen: {names}, for {spent}; {left} left.', 'Retenus : {names}, pour {spent} ; il reste {left}.'],
      data,
    );
  }

  #name(place: number): string {
    return this.#record.candidates[place]?.name ?? `#${place + 1}`;
  }

  #names(places: readonly number[]): string {
    return listWords(
      places.map((place) => this.#name(place)),
      this.#language,
    );
  }

  #list(values: readonly (string | null)[]): string {
    const stands = (place: number): boolean => !this.#record.candidates[place]?.withdrawn;
    const shown = values.flatMap((value, place) =>
      value !== null && stands(place) ? [`${this.#name(place)} ${numberWords(value, this.#language)}`] : [],
    );
    return `${shown.join(', ')}.`;
  }

  #figures(step: Step & { kind: 'figures' }): string[] {
    const n = (text: string): string => numberWords(text, this.#language);
    if (step.figure === 'stances') {
      const [yes = '0', no = '0', abstain = '0', block = '0'] = step.values.map((value) => n(value ?? '0'));
      const words: Pair = [
        'Yes {yes}, no {no}, abstain {abstain}, block {block}.',
        'Pour {yes}, contre {no}, abstentions {abstain}, blocages {block}.',
      ];
      return [this.say(words, { yes, no, abstain, block })];
    }
    const told = `${this.say(FIGURE_WORDS[step.figure])}${this.#language === 'fr' ? ' : ' : ': '}${this.#list(step.values)}`;
    const first = told.charAt(0).toLocaleUpperCase(this.#language) + told.slice(1);
    return step.quota === undefined
      ? [first]
      : [first, this.say(['The quota is {quota}.', 'Le quota est de {quota}.'], { quota: n(step.quota) })];
  }

  #transfer(step: Step & { kind: 'transfer' }): string[] {
    const n = (text: string): string => numberWords(text, this.#language);
    const to = step.received.flatMap((value, place) => (zero(value) ? [] : [`${this.#name(place)} +${n(value)}`]));
    const data = {
      names: this.#names(step.from),
      amount: n(step.amount),
      to: to.join(', ') || this.say(['nobody', 'personne']),
      aside: n(step.setAside),
      lost: n(step.lost),
    };
    const words: Pair =
      step.reason === 'surplus'
        ? [
            'The surplus of {names}, {amount}, passes on: {to}.',
            'Le surplus de {names}, {amount}, est transféré : {to}.',
          ]
        : ['The votes of {names}, {amount}, pass on: {to}.', 'Les voix de {names}, {amount}, sont transférées : {to}.'];
    const lines = [this.say(words, data)];
    if (!zero(step.setAside))
      lines.push(this.say(['{aside} have no next preference.', '{aside} n’ont pas de préférence suivante.'], data));
    if (!zero(step.lost)) lines.push(this.say(['{lost} is lost to rounding.', '{lost} se perdent à l’arrondi.'], data));
    return lines;
  }

  #pairs(preferring: readonly (readonly string[])[]): string[] {
    const n = (text: string | undefined): string => numberWords(text ?? '0', this.#language);
    const open = this.#record.candidates.flatMap((candidate, place) => (candidate.withdrawn ? [] : [place]));
    return open.flatMap((a) =>
      open
        .filter((b) => b > a)
        .map((b) => `${this.#name(a)} ${n(preferring[a]?.[b])} – ${n(preferring[b]?.[a])} ${this.#name(b)}.`),
    );
  }

  #test(step: Step & { kind: 'test' }): string {
    const text = this.say(TEST_WORDS[step.test], {
      found: numberWords(step.found, this.#language),
      wanted: numberWords(step.wanted, this.#language),
      sign: step.strict ? this.say(['more than', 'plus de']) : this.say(['at least', 'au moins']),
      limit: step.strict ? this.say(['fewer than', 'moins de']) : this.say(['at most', 'au plus']),
    });
    return `${step.college === undefined ? '' : `${step.college} — `}${text} ${step.passed ? '✓' : '✗'}`;
  }
}
