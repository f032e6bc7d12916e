import type { Locale } from '#i18n';

/** Something that happens in the story: a post, by whom, when, and who answers it how. */
export interface Moment {
  /** Day 1 is 3 October 2016. */
  day: number;
  /** Hour in Paris. */
  at: string;
  by: string;
  text: string;
  lang?: Locale;
  /** A name by which later moments reply to this one. */
  key?: string;
  /** Replies to the moment with this key; `campaign` is the campaign’s own post. */
  to?: string;
  likes?: readonly string[];
  boosts?: readonly string[];
  visibility?: 'unlisted' | 'followers';
  contentWarning?: string;
  /** Draws a picture with this many seats, described by `alt`. */
  picture?: { seats: number; taken: number; alt: string };
}

/** The shape of the curve, week by week: a first wave, a long tail, two swells. */
export const SIGNATURES_BY_WEEK = [520, 410, 275, 190, 140, 150, 120, 110, 150, 160, 140, 75, 65, 85, 110, 115, 95, 80, 70, 75, 85, 95, 120, 180, 210, 75, 55, 50, 60, 55, 70, 45] as const; // prettier-ignore

export const story: readonly Moment[] = [
  { day: 1, at: '09:40', by: 'amina', lang: 'fr', key: 'debut', text: 'Bon. On s’était dit « il faudrait » toute la semaine. Ce matin c’est fait : l’appel est en ligne, et ce serveur est à nous. #WeAreTwitter', likes: ['ruth', 'paul', 'lea', 'noe', 'ines', 'marguerite'], boosts: ['paul', 'lea'] },
  { day: 1, at: '10:05', by: 'ruth', lang: 'en', text: 'Morning from Manchester. A question, not a slogan: what is a network without the people on it? We would like to own the answer. #WeAreTwitter #BuyTwitter', likes: ['amina', 'tom', 'priya', 'juno', 'kit'], boosts: ['tom', 'amina'] },
  { day: 1, at: '11:20', by: 'paul', lang: 'fr', to: 'campaign', text: 'Signé le premier, à une minute près. Amina dit que c’est elle. On demandera aux horodatages.', likes: ['amina', 'lea'] },
  { day: 1, at: '11:31', by: 'amina', lang: 'fr', to: 'campaign', text: 'C’est moi. Et chaque siège compte pareil, c’est tout l’intérêt.', likes: ['paul', 'lea', 'ines'] },
  { day: 1, at: '18:02', by: 'lea', lang: 'fr', key: 'outils', text: 'Inventaire du soir : un site pour la pétition, un autre pour décider, un troisième pour bavarder, un tableur partagé, et une adresse que trois personnes relèvent. Nous allons passer nos nuits à recopier.', likes: ['amina', 'ruth', 'yann', 'priya'] },
  { day: 2, at: '08:15', by: 'ruth', lang: 'en', to: 'outils', text: 'And the only way into the chat is to send your address to an admin and wait. We can do better than that, surely.', likes: ['lea', 'priya'] },
  { day: 2, at: '09:00', by: 'tom', lang: 'en', key: 'ownership', text: 'Things people own together in my street: the bakery’s oven, the allotments, a pub, and a bank founded in 1872. Things they don’t: the place where they talk about all of it.', likes: ['ruth', 'amina', 'juno', 'ingrid', 'mateo'], boosts: ['ruth', 'ingrid'] },
  { day: 2, at: '12:44', by: 'noe', lang: 'fr', text: 'Petit rappel de juriste : une pétition demande. Une résolution d’actionnaires oblige à répondre. Gardons les deux sous la main. #résolution', likes: ['amina', 'paul', 'lea', 'marguerite', 'yann'] },
  { day: 3, at: '14:20', by: 'ines', lang: 'fr', text: 'Bruxelles est là. J’ai collé douze affiches entre la Bourse et Flagey. Deux ont déjà disparu, j’espère sur un frigo.', likes: ['camille', 'paul', 'amina'] },
  { day: 4, at: '16:10', by: 'priya', lang: 'en', key: 'math', text: 'Back of an envelope: a price near $17, about 705 million shares. If 1 % of users put in the price of a bicycle each we are nowhere; if 14 % put in the price of a good coat we are close. It is a coordination problem wearing a money costume.', likes: ['tom', 'ruth', 'noe', 'yann', 'mateo', 'kit'], boosts: ['tom', 'ruth'] },
  { day: 4, at: '17:25', by: 'yann', lang: 'fr', to: 'math', text: 'Confirmé avec ma calculette de bord. Et il faudrait compter la prime, la dette et la dilution. Mais l’ordre de grandeur tient.', likes: ['priya', 'noe'] },
  { day: 5, at: '09:12', by: 'yann', lang: 'fr', text: 'Chez nous, au port, le bateau appartient à ceux qui embarquent. Personne n’y voit une utopie, surtout pas le banquier. #coopérative', likes: ['paul', 'marguerite', 'amina'], boosts: ['paul'] },
  { day: 6, at: '10:30', by: 'salome', lang: 'fr', key: 'langues', text: 'L’appel n’existe qu’en anglais et en français. Or on nous écrit de Dakar, de Porto, d’Istanbul. Si ce réseau est à tout le monde, sa pétition aussi. Qui traduit ? #langues', likes: ['lea', 'amina', 'ruth', 'ines', 'mateo'], boosts: ['lea', 'ines'] },
  { day: 6, at: '10:58', by: 'lea', lang: 'fr', to: 'langues', text: 'Moi, l’italien et l’espagnol. Je prends aussi les relectures du soir.', likes: ['salome'] },
  { day: 6, at: '11:40', by: 'mateo', lang: 'en', to: 'langues', text: 'Catalan and Portuguese, gladly.', likes: ['salome', 'lea'] },
  { day: 8, at: '19:05', by: 'juno', lang: 'en', text: 'Recorded in a workshop where the lathe belongs to everybody and the kettle to nobody in particular. Out on Thursday. #commons', likes: ['tom', 'ingrid'] },
  { day: 9, at: '08:30', by: 'marguerite', lang: 'fr', key: 'pv', text: 'Compte rendu de la réunion d’hier : 41 personnes, six pays, deux décisions, une dispute sur les virgules. La dispute a duré plus longtemps que les décisions.', likes: ['amina', 'paul', 'lea', 'noe', 'salome', 'ruth'] },
  { day: 9, at: '09:10', by: 'noe', lang: 'fr', to: 'pv', text: 'La virgule en question changeait le sens de l’article 2. Je la défendrai encore.', likes: ['marguerite', 'lea'] },
  { day: 12, at: '20:15', by: 'ingrid', lang: 'en', text: 'The news says the big suitors have walked away. Good: nobody else is in the room now, and the chairs are still warm. #WeAreTwitter', likes: ['ruth', 'tom', 'amina', 'priya', 'kit'], boosts: ['ruth', 'priya', 'tom'] },
  { day: 13, at: '07:50', by: 'paul', lang: 'fr', text: 'J’imprime cinq cents affiches A4 ce matin. Le QR code mène droit à l’appel : vingt secondes, sans compte. Qui en veut ?', picture: { seats: 120, taken: 71, alt: 'Une affiche : un hémicycle de points, un peu plus de la moitié sont pleins, un seul est vert.' }, likes: ['camille', 'ines', 'amina', 'salome'], boosts: ['ines', 'amina'] },
  { day: 13, at: '08:22', by: 'ines', lang: 'fr', text: '@paul trente pour Bruxelles, et deux pour mon frigo.', likes: ['paul'] },
  { day: 20, at: '12:00', by: 'mateo', lang: 'en', key: 'club', text: 'I own one forty-thousandth of a football club. I cannot pick the striker. I can sack the people who sell the ground. That is the part that matters.', likes: ['tom', 'juno', 'ruth', 'yann', 'kit'], boosts: ['juno', 'tom'] },
  { day: 20, at: '12:41', by: 'kit', lang: 'en', to: 'club', text: 'Could you please also pick the striker.', likes: ['mateo', 'tom'] },
  { day: 28, at: '21:00', by: 'ruth', lang: 'en', key: 'platform', text: 'We have one day to decide whether to move the petition to a bigger site. It would mean asking everyone to sign again, and ads next to our names. I am against, but I would rather lose a vote than hold a key.', likes: ['amina', 'priya', 'lea'] },
  { day: 28, at: '21:20', by: 'amina', lang: 'fr', to: 'platform', text: 'Contre aussi. On ne redemande pas leur nom à des gens qui l’ont déjà donné.', likes: ['ruth', 'paul', 'salome'] },
  { day: 28, at: '21:44', by: 'priya', lang: 'en', to: 'platform', text: 'Note for whoever builds the tool we wish we had: signatures must be able to move, with proof that people agreed. And a goal that does not grow by itself overnight.', likes: ['ruth', 'lea', 'tom', 'noe'], boosts: ['tom'] },
  { day: 31, at: '17:17', by: 'camille', lang: 'fr', text: 'Nouvelle affiche. Sept sièges, un vide. Devinez pour qui.', picture: { seats: 7, taken: 6, alt: 'Sept ronds en cercle. Six sont pleins, le dernier, en haut à droite, est ouvert.' }, likes: ['paul', 'ines', 'amina', 'lea', 'salome', 'marguerite', 'juno'], boosts: ['paul', 'ines', 'amina'] },
  { day: 40, at: '13:13', by: 'tom', lang: 'en', text: 'Reading list for the train: a dairy, a newspaper, a mutual insurer. All of them were “unrealistic” for about ten years.', likes: ['ruth', 'ingrid', 'mateo'] },
  { day: 52, at: '18:45', by: 'salome', lang: 'fr', text: 'L’appel se lit désormais en cinq langues. Merci aux onze personnes qui ont relu « siège » dans chacune d’elles. #langues', likes: ['lea', 'amina', 'mateo', 'ruth', 'paul', 'ines'], boosts: ['amina', 'lea'] },
  { day: 60, at: '10:10', by: 'noe', lang: 'fr', key: 'proposition', text: 'Une action suffit pour assister. 2 000 $ d’actions tenues un an suffisent pour proposer. Il y a parmi nous des gens qui les ont : je crois que nous venons de trouver notre porte. #résolution', likes: ['amina', 'ruth', 'priya', 'yann', 'marguerite', 'tom', 'kit'], boosts: ['ruth', 'amina', 'paul'] },
  { day: 61, at: '08:08', by: 'yann', lang: 'fr', to: 'proposition', text: 'Attention à la date de dépôt : elle tombe avant Noël. Je mets un rappel partout, y compris sur le frigo d’Inès.', likes: ['noe', 'ines'] },
  { day: 75, at: '09:30', by: 'kit', lang: 'en', text: 'Ticked the box that says “I hold shares and would vote them”. Turns out 323 of us did. Hello, neighbours. #resolution', likes: ['ruth', 'amina', 'noe', 'priya', 'tom', 'paul'], boosts: ['ruth', 'noe', 'tom', 'amina'] },
  { day: 76, at: '11:00', by: 'ruth', lang: 'en', text: 'From a petition to a resolution in eleven weeks. Filed. Nobody cried except me, twice, on a bus.', likes: ['amina', 'kit', 'noe', 'tom', 'priya', 'juno', 'ingrid', 'lea'], boosts: ['amina', 'tom'] },
  { day: 98, at: '16:16', by: 'marguerite', lang: 'fr', text: 'Bonne année à celles et ceux qui possèdent quelque chose ensemble, ne serait-ce qu’une idée.', likes: ['amina', 'paul', 'yann', 'salome', 'lea', 'ines', 'noe'] },
  { day: 110, at: '20:40', by: 'juno', lang: 'en', text: 'Visited a newspaper that its readers bought when it was about to close. The editor showed me the register before the printing press. That order, exactly.', likes: ['tom', 'ruth', 'amina'], boosts: ['tom'] },
  { day: 131, at: '12:20', by: 'lea', lang: 'fr', contentWarning: 'Jargon boursier', text: 'L’entreprise a demandé à écarter la résolution. Le gendarme de la Bourse lui a répondu que non. Nous serons donc à l’ordre du jour.', likes: ['noe', 'amina', 'ruth', 'paul', 'priya', 'kit'], boosts: ['noe', 'amina', 'ruth'] },
  { day: 150, at: '09:05', by: 'priya', lang: 'en', text: 'Small thing I like about this server: the counter says how many have signed and how many have confirmed. Two numbers. It is amazing how rarely you see both.', likes: ['ruth', 'yann', 'lea', 'amina', 'tom'] },
  { day: 173, at: '08:00', by: 'noe', lang: 'fr', key: 'date', text: 'URGENT et simple : pour voter le 22 mai, il faut être actionnaire le 30 mars au plus tard. Six jours. Une action suffit. #résolution', likes: ['amina', 'paul', 'ruth', 'yann', 'salome', 'ines', 'lea', 'marguerite'], boosts: ['amina', 'paul', 'lea', 'ines', 'yann', 'salome'] },
  { day: 173, at: '08:30', by: 'ruth', lang: 'en', text: 'Record date for the annual meeting: March 30. If you mean to vote on May 22, hold a share by then. One is enough. #resolution', likes: ['tom', 'kit', 'priya', 'ingrid', 'mateo', 'juno'], boosts: ['tom', 'kit', 'priya', 'ingrid'] },
  { day: 173, at: '09:15', by: 'ines', lang: 'fr', to: 'date', text: 'Question bête : une action, ça s’achète où, et en combien de temps ?', likes: ['camille'] },
  { day: 173, at: '09:32', by: 'yann', lang: 'fr', to: 'date', text: 'Pas bête du tout. Chez un courtier, et le règlement prend trois jours ouvrés : donc lundi au plus tard. J’écris la marche à suivre.', likes: ['ines', 'noe', 'amina', 'camille'] },
  { day: 178, at: '19:20', by: 'kit', lang: 'en', text: 'Bought my twelfth share. The broker asked why anybody would buy one share. I said: to sit down.', likes: ['ruth', 'amina', 'tom', 'mateo', 'noe', 'juno', 'priya'], boosts: ['ruth', 'juno', 'tom', 'amina'] },
  { day: 190, at: '10:45', by: 'paul', lang: 'fr', text: 'Relu la lettre aux actionnaires sur le marbre, à l’ancienne. Deux coquilles. La troisième, c’est moi, j’ai oublié la date.', likes: ['marguerite', 'noe', 'camille'] },
  { day: 203, at: '17:55', by: 'ingrid', lang: 'en', text: 'A plain question from my housing co-op’s meeting tonight: “why don’t you just start your own?” Why not both?', likes: ['priya', 'ruth', 'tom', 'amina'] },
  { day: 210, at: '11:11', by: 'marguerite', lang: 'fr', text: 'J’ai relu tous nos comptes rendus. Nous avons dit « prochaine fois » quarante-sept fois et « décidé » quarante-deux. Ce n’est pas si mal.', likes: ['amina', 'paul', 'lea', 'noe', 'ruth', 'yann'] },
  { day: 219, at: '14:02', by: 'noe', lang: 'fr', text: 'Relu la lettre aux actionnaires une dernière fois. Il ne manque qu’une chose : dire en une phrase ce que nous voulons, et à qui. « Étudiez la vente à vos usagers. » Le reste est en annexe.', likes: ['amina', 'paul', 'lea', 'marguerite', 'ruth', 'yann', 'salome'], boosts: ['paul', 'amina'] },
  { day: 220, at: '09:20', by: 'juno', lang: 'en', text: 'A club, a newspaper, a network: the same question in three places. Who owns the room you talk in? The last episode is about all of you. #WeAreTwitter', likes: ['tom', 'ruth', 'mateo', 'amina', 'kit', 'priya'], boosts: ['ines', 'tom'] },
  { day: 220, at: '18:30', by: 'salome', lang: 'fr', text: 'La résolution en cinq langues, avant le 22 mai : il me manque une relecture en portugais. Dix minutes, promis. #langues', likes: ['lea', 'mateo'] },
  { day: 220, at: '18:52', by: 'mateo', lang: 'en', text: '@salome on it tonight.', likes: ['salome'] },
  { day: 221, at: '08:05', by: 'amina', lang: 'fr', key: 'onze', text: 'Onze jours avant l’assemblée. Encore mille cinq cents sièges. On relance doucement, sans majuscules. #WeAreTwitter', likes: ['paul', 'lea', 'ruth', 'noe', 'salome', 'ines'], boosts: ['paul', 'ruth'] },
  { day: 221, at: '08:40', by: 'paul', lang: 'fr', to: 'onze', text: 'Sans majuscules, mais avec du papier : deux cents affiches partent à midi.', likes: ['amina', 'camille'] },
  { day: 221, at: '09:10', by: 'tom', lang: 'en', text: 'If you read one thing before May 22, read the resolution itself. It is one page, and it asks a polite question. #resolution', likes: ['ruth', 'amina', 'kit'], boosts: ['ruth'] },
  { day: 232, at: '19:40', by: 'ruth', lang: 'en', text: 'The meeting is over. Somebody stood up in that room and asked our question aloud, into a microphone, in the minutes. #WeAreTwitter', likes: ['amina', 'kit', 'noe', 'tom', 'priya', 'paul', 'lea', 'juno', 'ingrid', 'mateo'], boosts: ['amina', 'tom', 'kit'] },
  { day: 233, at: '08:20', by: 'noe', lang: 'fr', text: '15 978 718 voix pour. 4,7 % des voix exprimées, et la barre pour revenir est à 3 %. Nous avons perdu, et nous pouvons recommencer. #résolution', likes: ['amina', 'paul', 'ruth', 'yann', 'marguerite', 'lea', 'salome', 'ines'], boosts: ['amina', 'paul', 'lea'] },
  { day: 233, at: '09:00', by: 'amina', lang: 'fr', text: 'Alors la question devient : et si, en attendant, nous avions le nôtre ?', likes: ['ruth', 'paul', 'lea', 'noe', 'priya', 'tom', 'ingrid', 'salome', 'marguerite', 'yann'], boosts: ['ruth', 'paul', 'lea', 'noe', 'ingrid'] },
  { day: 241, at: '10:10', by: 'amina', lang: 'fr', key: 'fondons', text: 'C’est commencé : six étapes, toutes publiques, dans « La coop ». La première était de choisir une forme. La plus longue sera de choisir un nom. #coopérative', likes: ['paul', 'lea', 'noe', 'ruth', 'yann', 'salome'], boosts: ['paul', 'ruth', 'lea'] },
  { day: 241, at: '10:40', by: 'ruth', lang: 'en', to: 'fondons', text: 'I have run this with a key in my pocket for eight months. I look forward to losing it by a vote.', likes: ['amina', 'tom', 'priya'] },
  { day: 248, at: '10:30', by: 'noe', lang: 'fr', text: 'Les statuts sont en ligne, en entier, avant le vote. J’ai relu l’article 7 onze fois. Je le relirai ce soir.', likes: ['marguerite', 'amina', 'lea'] },
  { day: 255, at: '10:20', by: 'marguerite', lang: 'fr', key: 'fondee', text: 'Le registre est ouvert. Neuf noms, neuf voix, et une phrase qui dit que plus personne ne tient les clés. J’ai relu la phrase trois fois, par plaisir.', likes: ['amina', 'ruth', 'paul', 'lea', 'noe', 'yann', 'salome', 'priya', 'tom', 'ines'], boosts: ['amina', 'paul', 'ruth', 'lea'] },
  { day: 255, at: '11:05', by: 'tom', lang: 'en', to: 'fondee', text: 'Where do I apply, and do I need a tie?', likes: ['marguerite', 'ruth'] },
  { day: 255, at: '11:12', by: 'marguerite', lang: 'fr', to: 'fondee', text: '@tom Votre nom et deux réponses. La cravate est laissée à l’appréciation du candidat.', likes: ['tom', 'amina', 'kit'] },
  { day: 270, at: '10:30', by: 'salome', lang: 'fr', text: 'Le cercle Traductions existe pour de bon depuis dix heures ce matin. Personne n’a eu à cliquer : c’était décidé, c’est fait. #langues', likes: ['lea', 'mateo', 'amina', 'paul'], boosts: ['lea'] },
  { day: 274, at: '12:00', by: 'paul', lang: 'fr', text: 'Ma proposition de cotisation est rejetée, sept à trois. J’ai lu toutes les raisons, surtout celles des sept. Je reviendrai avec un barème.', likes: ['salome', 'tom', 'lea', 'ruth', 'ines'] },
  { day: 290, at: '11:00', by: 'juno', lang: 'en', text: 'Half a sentence in our code changed today: pictures carry their description. I heard every one of the seats in Camille’s poster this morning.', likes: ['camille', 'ines', 'amina', 'marguerite'], boosts: ['ines', 'camille'] },
  { day: 299, at: '18:20', by: 'kit', lang: 'en', text: 'Two days left to talk about our name before we vote on it. I know what I like. Come and like something else.', likes: ['tom', 'priya'] },
]; // prettier-ignore

/** Who follows whom, besides everybody following the stewards of the story. */
export const follows: Readonly<Record<string, readonly string[]>> = {
  amina: [
    'ruth',
    'paul',
    'lea',
    'noe',
    'salome',
    'ines',
    'marguerite',
    'yann',
    'priya',
    'tom',
    'camille',
    'juno',
    'kit',
  ],
  ruth: ['amina', 'tom', 'priya', 'kit', 'ingrid', 'juno', 'mateo', 'noe'],
  paul: ['amina', 'lea', 'camille', 'ines', 'noe', 'marguerite', 'yann'],
  lea: ['amina', 'salome', 'paul', 'noe', 'ruth'],
  tom: ['ruth', 'juno', 'mateo', 'priya', 'ingrid', 'amina'],
  noe: ['amina', 'paul', 'yann', 'ruth', 'lea', 'marguerite'],
  ines: ['amina', 'paul', 'camille', 'salome'],
  priya: ['ruth', 'tom', 'noe', 'yann'],
  yann: ['amina', 'noe', 'paul', 'priya'],
  salome: ['lea', 'amina', 'mateo', 'ines'],
  juno: ['tom', 'ruth', 'mateo', 'ingrid'],
  marguerite: ['amina', 'paul', 'noe', 'lea', 'ines'],
  ingrid: ['ruth', 'tom', 'priya', 'juno'],
  mateo: ['juno', 'tom', 'ruth', 'kit', 'salome'],
  camille: ['paul', 'amina', 'ines', 'lea'],
  kit: ['ruth', 'mateo', 'tom', 'noe'],
};
