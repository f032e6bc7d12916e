// What problems quote in English, in French; {1}, {2} stand for words of the file.
const PHRASES: readonly (readonly [english: string, french: string])[] = [
  ['an election needs at least one candidate', 'il faut au moins une candidature'],
  [
    '{1} candidates are more than can be counted (65000)',
    '{1} candidatures, c’est plus que ce qui peut être compté (65000)',
  ],
  ['the number of seats must be at least 1', 'le nombre de sièges doit être d’au moins 1'],
  ['the file ends before the 0 that closes the ballots', 'le fichier finit avant le 0 qui termine les bulletins'],
  ['the file ends before the number of candidates', 'le fichier finit avant le nombre de candidatures'],
  ['the file ends before the number of seats', 'le fichier finit avant le nombre de sièges'],
  [
    '“{1}” stands where the number of candidates should be',
    'le nombre de candidatures devrait se trouver ici, et non « {1} »',
  ],
  ['“{1}” stands where the number of seats should be', 'le nombre de sièges devrait se trouver ici, et non « {1} »'],
  ['“{1}” stands where a number of ballots should be', 'un nombre de bulletins devrait se trouver ici, et non « {1} »'],
  ['“{1}” stands where a weight should be', 'un poids devrait se trouver ici, et non « {1} »'],
  ['“{1}” stands where a score should be', 'une note devrait se trouver ici, et non « {1} »'],
  ['“{1}” stands where a rank (1, 2, 3 …) should be', 'un rang (1, 2, 3…) devrait se trouver ici, et non « {1} »'],
  ['“{1}” stands where an amount should be', 'un montant devrait se trouver ici, et non « {1} »'],
  ['“{1}” is not a withdrawn candidate', '« {1} » n’est pas une candidature retirée'],
  ['[nick] must give each candidate a name of its own', '[nick] doit donner un nom différent à chaque candidature'],
  ['[tie] must list each candidate exactly once', '[tie] doit citer chaque candidature une seule fois'],
  ['the option [{1}] is not known', 'l’option [{1}] n’est pas connue'],
  ['“{1}” is not a candidate', '« {1} » n’est pas une candidature'],
  ['two ballots have the identifier ({1})', 'deux bulletins portent l’identifiant ({1})'],
  ['a number of ballots cannot be negative ({1})', 'un nombre de bulletins ne peut pas être négatif ({1})'],
  ['the file ends in the middle of a ballot', 'le fichier finit au milieu d’un bulletin'],
  ['candidate {1} appears twice on one ballot', 'la candidature {1} figure deux fois sur un bulletin'],
  ['the file ends after {1} of {2} names', 'le fichier finit après {1} noms sur {2}'],
  [
    'the name of candidate {1} should stand here, in double quotes',
    'le nom de la candidature {1} devrait se trouver ici, entre guillemets droits',
  ],
  ['the name of candidate {1} should stand here', 'le nom de la candidature {1} devrait se trouver ici'],
  ['the file is empty', 'le fichier est vide'],
  ['column {1} names nobody', 'la colonne {1} ne nomme personne'],
  ['two columns have the same name', 'deux colonnes portent le même nom'],
  ['{1} cells stand where {2} should be', 'il y a {1} cellules au lieu de {2}'],
  ['a weight is zero or more', 'un poids vaut zéro ou plus'],
  ['“{1}” is neither a mark nor the lack of one', '« {1} » n’est ni une coche ni son absence'],
  ['this is not JSON', 'ce n’est pas du JSON'],
  [
    'this is not an Essor export (“format” should be “essor.election/1”)',
    'ce n’est pas un export d’Essor (« format » devrait être « essor.election/1 »)',
  ],
  ['the candidates are missing', 'les candidatures manquent'],
  ['the ballots are missing', 'les bulletins manquent'],
  ['each candidate needs an “id”', 'chaque candidature doit avoir un « id »'],
  ['two candidates have the identifier “{1}”', 'deux candidatures portent l’identifiant « {1} »'],
  ['“{1}” is not a number', '« {1} » n’est pas un nombre'],
  ['a ballot should stand here', 'un bulletin devrait se trouver ici'],
  [
    'a ballot needs “ranks”, “approved”, “scores” or “stance”',
    'un bulletin doit avoir « ranks », « approved », « scores » ou « stance »',
  ],
  ['the section {1} is missing', 'la section {1} manque'],
  ['META does not say the budget', 'META ne dit pas le budget'],
  ['{1} has no column “{2}”', '{1} n’a pas de colonne « {2} »'],
  ['project {1} appears twice', 'le projet {1} figure deux fois'],
  ['votes of type “{1}” cannot be read', 'les votes de type « {1} » ne peuvent pas être lus'],
  ['project {1} is not in the list', 'le projet {1} n’est pas dans la liste'],
  ['a project appears twice on one ballot', 'un projet figure deux fois sur un bulletin'],
  ['{1} points stand beside {2} projects', 'il y a {1} nombres de points pour {2} projets'],
  ['the file should begin with META', 'le fichier devrait commencer par META'],
  ['a line of votes should be “{1}”', 'une ligne de votes devrait être « {1} »'],
  ['the file does not say how many alternatives there are', 'le fichier ne dit pas combien il y a d’options'],
  ['the line of totals should stand here', 'la ligne des totaux devrait se trouver ici'],
  ['a brace is not closed', 'une accolade n’est pas fermée'],
  ['this comment never ends', 'ce commentaire ne finit jamais'],
  ['“{1}” has no “{2}”', '« {1} » n’a pas de « {2} »'],
  ['this text in quotes never ends', 'ce texte entre guillemets ne finit jamais'],
  ['a quote is never closed', 'un guillemet n’est jamais fermé'],
  ['a method needs a name', 'une méthode doit avoir un nom'],
  ['there is no method “{1}”', 'il n’y a pas de méthode « {1} »'],
  ['“{1}” has no rule “{2}”', '« {1} » n’a pas de règle « {2} »'],
  ['the rule “{1}” of “{2}” cannot be {3}', 'la règle « {1} » de « {2} » ne peut pas valoir {3}'],
  [
    'it has no tie rule; say “refuse” to stop at a tie',
    'elle n’a pas de règle d’égalité ; « refuse » arrête à une égalité',
  ],
  ['the number of places must be from 0 to 200', 'le nombre de décimales va de 0 à 200'],
  ['the number of guard places must be from 1 to 200', 'le nombre de décimales de garde va de 1 à 200'],
  [
    'with fixed arithmetic a candidate is elected on reaching the quota',
    'à décimales fixes, on est élu en atteignant le quota',
  ],
  ['omega must be from 0 to 200', 'omega va de 0 à 200'],
  [
    'only Meek and Warren counts can share a vote between equal ranks',
    'seuls Meek et Warren peuvent partager une voix entre rangs égaux',
  ],
  [
    'an instant run-off cannot share a vote between equal ranks',
    'le vote alternatif ne peut pas partager une voix entre rangs égaux',
  ],
  ['a ballot must be allowed at least one choice', 'un bulletin doit permettre au moins un choix'],
  ['the highest score must be above the lowest', 'la note la plus haute doit dépasser la plus basse'],
  ['the scale needs at least two grades', 'l’échelle doit avoir au moins deux mentions'],
  ['{1} is not a share between 0 and 1', '{1} n’est pas une part entre 0 et 1'],
  ['{1} is negative', '{1} est négatif'],
  ['two colleges share an identifier', 'deux collèges portent le même identifiant'],
  ['college {1} has a negative weight', 'le collège {1} a un poids négatif'],
  ['the number of dots is negative', 'le nombre de points est négatif'],
  ['rankings', 'classements'],
  ['choices', 'choix'],
  ['choices or points', 'choix ou points'],
  ['scores', 'notes'],
  ['stances', 'positions'],
  ['candidates', 'candidatures'],
  ['eligible', 'inscrites'],
  ['present', 'présentes'],
  ['elect', 'pour un siège'],
  ['exclude', 'pour l’élimination'],
  ['surplus', 'pour le premier surplus'],
  ['seat', 'pour un siège'],
  ['project', 'pour le prochain projet'],
  ['pair', 'entre paires de même force'],
  ['final', 'pour la finale'],
];

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

const PATTERNS = PHRASES.map(([english, french]) => ({
  pattern: new RegExp(
    `^${english
      .split(/\{\d\}/)
      .map(escaped)
      .join('([\\s\\S]*)')}$`,
  ),
  french,
}));

/** The French of a phrase that a problem quotes; anything else (a name, a number) stays as it is. */
export function inFrench(phrase: string): string {
  for (const { pattern, french } of PATTERNS) {
    const match = pattern.exec(phrase);
    if (match) return french.replace(/\{(\d)\}/g, (_, at: string) => match[Number(at)] ?? '');
  }
  return phrase;
}
