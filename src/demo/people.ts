import type { Locale } from '#i18n';

/** Somebody of the story. Every one of them is invented. */
export interface Figure {
  handle: string;
  name: string;
  locale: Locale;
  bio: string;
  /** Day of the story on which they join; day 1 is 3 October 2016. */
  joins: number;
  role?: 'steward' | 'organiser' | 'moderator';
}

export const people: readonly Figure[] = [
  {
    handle: 'amina',
    name: 'Amina Belkacem',
    locale: 'fr',
    joins: 1,
    role: 'steward',
    bio: 'Bibliothécaire à Lyon. Je tiens l’agenda, les clés et le thé. #WeAreTwitter',
  },
  {
    handle: 'ruth',
    name: 'Ruth Adeyemi',
    locale: 'en',
    joins: 1,
    role: 'organiser',
    bio: 'Organiser, Manchester. Credit unions by day, this by night.',
  },
  {
    handle: 'paul',
    name: 'Paul Nédélec',
    locale: 'fr',
    joins: 1,
    role: 'organiser',
    bio: 'Imprimeur à Nantes, quatrième génération, première coopérative.',
  },
  {
    handle: 'lea',
    name: 'Léa Fontaine',
    locale: 'fr',
    joins: 1,
    role: 'moderator',
    bio: 'Traductrice. Cinq langues, dont deux que je parle avant le café.',
  },
  {
    handle: 'tom',
    name: 'Tom Okafor',
    locale: 'en',
    joins: 2,
    bio: 'Writes about who owns what. Slow reader, fast walker.',
  },
  { handle: 'noe', name: 'Noé Garnier', locale: 'fr', joins: 2, bio: 'Juriste. Droit des sociétés, droit des gens.' },
  { handle: 'ines', name: 'Inès Roca', locale: 'fr', joins: 3, bio: 'Bruxelles. Vélo, radio libre, tableurs.' },
  {
    handle: 'priya',
    name: 'Priya Raman',
    locale: 'en',
    joins: 4,
    bio: 'Software, Toronto. Reads the bylaws so you don’t have to.',
  },
  { handle: 'yann', name: 'Yann Le Bris', locale: 'fr', joins: 4, bio: 'Comptable d’une coopérative maritime. Brest.' },
  {
    handle: 'salome',
    name: 'Salomé Vidal',
    locale: 'fr',
    joins: 6,
    bio: 'Coordonne les traductions. Montpellier ↔ Barcelone.',
  },
  {
    handle: 'juno',
    name: 'Juno Sandoval',
    locale: 'en',
    joins: 8,
    bio: 'Makes radio about places people own together.',
  },
  {
    handle: 'marguerite',
    name: 'Marguerite Oyono',
    locale: 'fr',
    joins: 9,
    bio: 'Institutrice à la retraite, secrétaire de séance par vocation.',
  },
  {
    handle: 'ingrid',
    name: 'Ingrid Solheim',
    locale: 'en',
    joins: 12,
    bio: 'Member no. 4,018 of a housing co-op in Bergen.',
  },
  {
    handle: 'mateo',
    name: 'Mateo Ferrer',
    locale: 'en',
    joins: 6,
    bio: 'Football club owner (one share of forty thousand).',
  },
  {
    handle: 'camille',
    name: 'Camille Morel',
    locale: 'fr',
    joins: 31,
    bio: 'Dessine des affiches. Les laisse sécher.',
  },
  { handle: 'kit', name: 'Kit Ashworth', locale: 'en', joins: 11, bio: 'Holds eleven shares and one opinion.' },
];

/** First names and towns that signers are made of. */
export const signerNames = [
  'Adama', 'Agnès', 'Aïcha', 'Akira', 'Alba', 'Alexis', 'Amadou', 'Anouk', 'Ariel', 'Aylin', 'Baptiste', 'Béatriz', 'Bilal', 'Bríd', 'Callum', 'Carmen', 'Cécile', 'Chidi',
  'Chloé', 'Claudia', 'Dalia', 'Dario', 'Deborah', 'Denis', 'Dilan', 'Eduardo', 'Eilidh', 'Elif', 'Eloi', 'Emeka', 'Esther', 'Fanny', 'Farah', 'Femi', 'Fiona', 'Gaspard',
  'Georgia', 'Giulia', 'Goran', 'Gwen', 'Habib', 'Hanna', 'Hélène', 'Henrik', 'Hugo', 'Ibrahim', 'Ida', 'Imane', 'Iris', 'Isaac', 'Jana', 'Jérémie', 'Joana', 'Jonas',
  'Kadiatou', 'Karim', 'Katrin', 'Kévin', 'Khadija', 'Lars', 'Laure', 'Leïla', 'Liam', 'Lina', 'Lucía', 'Ludovic', 'Maëlys', 'Malik', 'Manon', 'Marek', 'Marta', 'Mehdi',
  'Mina', 'Moussa', 'Nadia', 'Naomi', 'Nils', 'Nora', 'Océane', 'Olga', 'Omar', 'Oriane', 'Owen', 'Paloma', 'Pierrick', 'Quentin', 'Rachel', 'Ravi', 'Rosa', 'Samir',
  'Sandrine', 'Sara', 'Selma', 'Simon', 'Sofia', 'Stéphane', 'Tariq', 'Tess', 'Théo', 'Ugo', 'Valérie', 'Viktor', 'Wassim', 'Wendy', 'Yasmine', 'Zoé',
] as const; // prettier-ignore

export const towns = [
  'Lyon', 'Nantes', 'Bruxelles', 'Montréal', 'Manchester', 'Genève', 'Dakar', 'Toronto', 'Barcelona', 'Brest', 'Bergen', 'Leeds', 'Marseille', 'Berlin', 'Lille', 'Dublin',
  'Rennes', 'Lisboa', 'Bristol', 'Toulouse', 'Austin', 'Milano', 'Strasbourg', 'Glasgow', 'Tunis', 'Namur', 'Oakland', 'Grenoble', 'Utrecht', 'Québec',
] as const; // prettier-ignore
