import { inFrench } from './french.ts';

/** The two languages in which records, problems and pictures are written. */
export type Language = 'en' | 'fr';

/** What can be wrong with an election, a ballot, a file or a question asked of this package. */
export type ProblemCode =
  | 'not-a-number'
  | 'division-by-zero'
  | 'negative-weight'
  | 'unknown-candidate'
  | 'repeated-candidate'
  | 'duplicate-id'
  | 'wrong-ballot'
  | 'score-out-of-range'
  | 'too-many-choices'
  | 'too-many-dots'
  | 'equal-ranks-refused'
  | 'bad-method'
  | 'bad-seats'
  | 'bad-budget'
  | 'bad-cost'
  | 'missing-figure'
  | 'unknown-college'
  | 'tie-refused'
  | 'too-fine'
  | 'too-large'
  | 'bad-file';

const WORDS: Record<ProblemCode, Record<Language, string>> = {
  'not-a-number': {
    en: '“{text}” is not a number. Write a whole number, a decimal (0.25) or a fraction (1/4).',
    fr: '« {text} » n’est pas un nombre. Écrivez un entier, un décimal (0.25) ou une fraction (1/4).',
  },
  'division-by-zero': {
    en: 'A fraction cannot have a zero below the line.',
    fr: 'Une fraction ne peut pas avoir zéro pour dénominateur.',
  },
  'negative-weight': {
    en: 'Ballot {ballot} has a negative weight ({weight}). A weight is zero or more.',
    fr: 'Le bulletin {ballot} a un poids négatif ({weight}). Un poids vaut zéro ou plus.',
  },
  'unknown-candidate': {
    en: 'Ballot {ballot} names candidate {candidate}, who is not in the list.',
    fr: 'Le bulletin {ballot} nomme la candidature {candidate}, absente de la liste.',
  },
  'repeated-candidate': {
    en: 'Ballot {ballot} names {candidate} twice. Each candidate can appear once.',
    fr: 'Le bulletin {ballot} nomme {candidate} deux fois. Chaque candidature n’apparaît qu’une fois.',
  },
  'duplicate-id': {
    en: 'Two candidates share the identifier “{id}”. Give each its own.',
    fr: 'Deux candidatures portent l’identifiant « {id} ». Donnez-en un à chacune.',
  },
  'wrong-ballot': {
    en: 'Ballot {ballot} is a “{kind}” ballot, but the method “{method}” counts {wanted}.',
    fr: 'Le bulletin {ballot} est de type « {kind} », mais la méthode « {method} » compte : {wanted}.',
  },
  'score-out-of-range': {
    en: 'Ballot {ballot} gives {candidate} the score {score}; scores go from {lowest} to {highest}.',
    fr: 'Le bulletin {ballot} donne à {candidate} la note {score} ; les notes vont de {lowest} à {highest}.',
  },
  'too-many-choices': {
    en: 'Ballot {ballot} makes {made} choices; at most {allowed} are allowed.',
    fr: 'Le bulletin {ballot} fait {made} choix ; {allowed} au plus sont permis.',
  },
  'too-many-dots': {
    en: 'Ballot {ballot} spends {spent} dots; each ballot has {allowed}.',
    fr: 'Le bulletin {ballot} dépense {spent} points ; chacun en a {allowed}.',
  },
  'equal-ranks-refused': {
    en: 'Ballot {ballot} gives the same rank to several candidates, which this vote does not allow.',
    fr: 'Le bulletin {ballot} donne le même rang à plusieurs candidatures, ce que ce vote ne permet pas.',
  },
  'bad-method': { en: 'The method is not usable: {reason}.', fr: 'La méthode n’est pas utilisable : {reason}.' },
  'bad-seats': {
    en: 'The number of seats must be a whole number of at least 1, not {seats}.',
    fr: 'Le nombre de sièges doit être un entier d’au moins 1, et non {seats}.',
  },
  'bad-budget': {
    en: 'The budget must be a number of zero or more, not {budget}.',
    fr: 'Le budget doit être un nombre positif ou nul, et non {budget}.',
  },
  'bad-cost': {
    en: 'Project {candidate} needs a cost of zero or more.',
    fr: 'Le projet {candidate} doit avoir un coût positif ou nul.',
  },
  'missing-figure': {
    en: 'This rule needs the number of people {figure}; give it with the election.',
    fr: 'Cette règle a besoin du nombre de personnes ({figure}) ; indiquez-le avec le vote.',
  },
  'unknown-college': {
    en: 'Ballot {ballot} belongs to the college “{college}”, which the rule does not know.',
    fr: 'Le bulletin {ballot} appartient au collège « {college} », que la règle ne connaît pas.',
  },
  'tie-refused': {
    en: '{candidates} are tied ({purpose}) and the rules of this vote give no way to decide. Add a tie rule, such as a lot drawn from a public seed.',
    fr: '{candidates} sont à égalité ({purpose}) et les règles de ce vote ne disent pas comment trancher. Ajoutez une règle, par exemple un tirage au sort à graine publique.',
  },
  'too-fine': {
    en: 'Exact fractions grew past {bits} bits. Count with guarded arithmetic instead: it gives the same winners.',
    fr: 'Les fractions exactes ont dépassé {bits} bits. Comptez plutôt en arithmétique gardée : les élus sont les mêmes.',
  },
  'too-large': {
    en: 'There are too many {what} ({found}); this package counts up to {allowed}.',
    fr: 'Trop de {what} ({found}) ; ce module en compte au plus {allowed}.',
  },
  'bad-file': { en: 'Line {line}: {reason}.', fr: 'Ligne {line} : {reason}.' },
};

/**
 * A typed refusal. `code` says which rule was broken, `data` holds the words that the sentence needs; `message` is the
 * English sentence. Nothing else is thrown by this package for bad input.
 */
export class TallyError extends Error {
  readonly code: ProblemCode;
  readonly data: Readonly<Record<string, string>>;
  constructor(code: ProblemCode, data: Record<string, string | number | bigint> = {}) {
    const text = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]));
    super(fill(WORDS[code].en, text));
    this.name = 'TallyError';
    this.code = code;
    this.data = text;
  }
}

/** A file that cannot be read, with the line (from 1) where reading stopped. */
export class FileError extends TallyError {
  readonly line: number;
  constructor(line: number, reason: string) {
    super('bad-file', { line, reason });
    this.name = 'FileError';
    this.line = line;
  }
}

/** What a problem says about itself; names and identifiers come from the ballots and are never translated. */
const QUOTED = new Set(['reason', 'wanted', 'what', 'figure', 'purpose']);

/** The sentence of a problem in the reader's language. */
export function explain(problem: TallyError, language: Language): string {
  const data = Object.fromEntries(
    Object.entries(problem.data).map(([key, words]) => [
      key,
      language === 'fr' && QUOTED.has(key) ? inFrench(words) : words,
    ]),
  );
  return fill(WORDS[problem.code][language], data);
}

/** Puts the words of `data` where the sentence says `{key}`. */
export function fill(sentence: string, data: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => data[key] ?? whole);
}
