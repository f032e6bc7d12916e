import type { Locale } from '#i18n';

const en = {
  title: 'The style guide',
  lede: 'Paper, ink, seats. The serif states, the sans speaks. Pine acts, amber gathers. A stance is always a shape, a word and a colour.',
  theme: 'Light or dark',
  themes: { system: 'As your device', light: 'Light', dark: 'Dark' },
  mark: ['The mark', 'Seven seats, one open. One colour, from 16 px up.'],
  colours: ['Colours', 'All in light-dark(). Text at 4.5:1 at least, edges of controls at 3:1.'],
  type: ['Type', 'Newsreader states (titles, key figures), Hanken Grotesk says the rest. Tabular figures.'],
  icons: ['Icons', 'Lucide, one file. Beside a word, or with a label.'],
  buttons: ['Buttons', '44 px at least. One solid button a view.'],
  fields: ['Fields', 'Label above, the error says what to write.'],
  signs: ['Signs', 'Only Inbox and “to decide” carry a number. The filled seat marks a member.'],
  tabs: ['Tabs and filters', 'Tabs change the page, filters sort the same one.'],
  posts: ['Posts', 'Not boxed. The text first; figures are quiet, actions always at hand.'],
  civic: ['Civic objects', 'Always in this order: stub, title, what changes, tally, stances, what kind of vote.'],
  rules: ['Rules', 'Sentences, each followed by where it stands.'],
  changes: ['What changes', 'Before, after. The amber line is a duty outside the server: said is not done.'],
  gathering: ['Gathering', 'Solid: confirmed. Hatched: waiting. Always both.'],
  lists: ['Lists', 'What waits for you, what is to come, what is yours.'],
  tables: ['Tables', 'Figures at the end, aligned on the mark. Hairlines, never stripes.'],
  plots: ['Charts', 'Drawn on the server, with the table and the file beside.'],
  messages: ['Messages', 'A dialog asks a question and names its answers. A toast announces and can undo.'],
  waiting: ['Empty, waiting, done', 'What will appear, why it is not there, one button. And it ends.'],
  share: ['Sharing', 'Works without a script; better with one.'],
  states: { hover: 'Hover', focus: 'Focus', active: 'Press', off: 'Unavailable', closed: 'Closed' },
};

const fr: typeof en = {
  title: 'La charte',
  lede: 'Du papier, de l’encre, des sièges. Le serif énonce, la sans-serif parle. Le vert agit, l’ambre recueille. Une position est toujours une forme, un mot et une couleur.',
  theme: 'Clair ou sombre',
  themes: { system: 'Comme l’appareil', light: 'Clair', dark: 'Sombre' },
  mark: ['La marque', 'Sept sièges, un libre. Une seule couleur, dès 16 px.'],
  colours: ['Couleurs', 'Toutes en light-dark(). Textes à 4,5:1 au moins, bords de contrôle à 3:1.'],
  type: [
    'Caractères',
    'Newsreader pour énoncer (titres, chiffres clés), Hanken Grotesk pour tout le reste. Chiffres tabulaires.',
  ],
  icons: ['Icônes', 'Lucide, un seul fichier. À côté d’un mot, ou avec une étiquette.'],
  buttons: ['Boutons', '44 px au moins. Un seul bouton plein par vue.'],
  fields: ['Champs', 'L’étiquette est au-dessus, l’erreur dit quoi écrire.'],
  signs: ['Signes', 'Seules la Boîte et « à décider » portent un nombre. Le siège plein signale un membre.'],
  tabs: ['Onglets et filtres', 'Les onglets changent de page, les filtres trient la même.'],
  posts: ['Publications', 'Sans cadre. Le texte d’abord ; les nombres sont discrets, les actions toujours à portée.'],
  civic: [
    'Objets civiques',
    'Toujours dans cet ordre : souche, titre, ce qui change, compte, positions, sorte de vote.',
  ],
  rules: ['Règles', 'Des phrases, chacune suivie de l’endroit où elle en est.'],
  changes: ['Ce qui change', 'Avant, après. La ligne ambre est une tâche hors du serveur : dit n’est pas fait.'],
  gathering: ['Recueil', 'Plein : confirmé. Hachuré : en attente. Toujours les deux.'],
  lists: ['Listes', 'Ce qui vous attend, ce qui vient, ce qui est à vous.'],
  tables: ['Tableaux', 'Nombres à droite, alignés sur la virgule. Filets, jamais de zébrures.'],
  plots: ['Graphiques', 'Dessinés par le serveur, avec le tableau et le fichier à côté.'],
  messages: ['Messages', 'Un dialogue pose une question et nomme ses réponses. Un avis annonce et permet d’annuler.'],
  waiting: ['Vide, attente, fin', 'Ce qui paraîtra, pourquoi ce n’est pas là, un bouton. Et cela finit.'],
  share: ['Partage', 'Marche sans script, mieux avec.'],
  states: { hover: 'Survol', focus: 'Focus', active: 'Appui', off: 'Indisponible', closed: 'Clos' },
};

export type GuideWords = typeof en;

export const guideWords = (locale: Locale): GuideWords => (locale === 'fr' ? fr : en);
