/** What a file may say of a signer. */
export const IMPORT_FIELDS = ['email', 'name', 'firstName', 'lastName', 'place', 'signedOn', 'language'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** Which column holds what, by its number from nought. */
export type Columns = Readonly<Partial<Record<ImportField, number>>>;

/**
 * Names of columns as platforms and people write them, without capitals, spaces and signs. Action Network’s are those
 * of its reports and of its upload format (help.actionnetwork.org, “File formats for list uploads”, read in November
 * 2026); Change.org’s are those of the list of signatures that its starters download, as users describe it.
 */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'can2useremail', 'mail', 'courriel', 'adressemail', 'adresseemail', 'email1'],
  name: ['name', 'fullname', 'signername', 'nomcomplet', 'nometprenom', 'prenometnom', 'signataire'],
  firstName: ['firstname', 'can2userfirstname', 'givenname', 'prenom'],
  lastName: ['lastname', 'can2userlastname', 'surname', 'familyname', 'nomdefamille', 'nom'],
  place: ['city', 'can2usercity', 'town', 'ville', 'commune', 'place'],
  signedOn: ['signedon', 'signedat', 'createdat', 'timestamp', 'timestampest', 'date', 'actiondate', 'signele'],
  language: ['language', 'languagespoken', 'can2userlanguage', 'locale', 'langue'],
};

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Guesses what the columns are by their names. `nom` alone is the whole name; beside a first name, the last one. */
export function guessColumns(header: readonly string[]): Columns {
  const names = header.map(folded);
  const found: Partial<Record<ImportField, number>> = {};
  for (const field of IMPORT_FIELDS) {
    const at = names.findIndex((name) => NAMES[field].includes(name));
    if (at >= 0) found[field] = at;
  }
  const { lastName, firstName, name, ...rest } = found;
  if (firstName === undefined && name === undefined && lastName !== undefined) return { ...rest, name: lastName };
  return found;
}
