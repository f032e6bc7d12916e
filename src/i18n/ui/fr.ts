import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { ui as english } from './en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string, many = `de ${other}`) =>
  `${number(n)} ${plural('fr', n, { one, other, many })}`;

export const ui: typeof english = {
  skip: 'Aller au contenu',
  home: 'accueil',
  optional: 'facultatif',
  close: 'Fermer',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  share: 'Partager',
  more: 'Autres actions',
  search: 'Chercher',
  write: 'Écrire',
  publish: 'Publier',
  signIn: 'Se connecter',
  older: 'Plus anciennes',
  toDecide: 'À décider',
  failed: 'Le serveur n’a rien reçu. Réessayez.',
  loading: 'Chargement',
  back: 'Retour',
  errorsToFix: (n) => (n === 1 ? 'Une réponse à corriger' : `${numberInWords(n)} réponses à corriger`),
  places: {
    label: 'Lieux',
    home: 'Accueil',
    decide: 'Décider',
    campaigns: 'Campagnes',
    coop: 'La coop',
    chat: 'Salons',
    inbox: 'Boîte',
    toDecide: (n) => `${number(n)} à décider`,
    unread: (n) => count(n, 'nouvelle', 'nouvelles'),
    context: 'Contexte',
    you: (name) => `Vous : ${name}`,
    memberNumber: (n) => `membre n° ${n}`,
  },
  theme: { label: 'Clair ou sombre', light: 'Clair', dark: 'Sombre', system: 'Comme l’appareil' },
  foot: {
    about: 'Qui fait vivre ce site',
    rules: 'Les règles',
    privacy: 'Vos données',
    promise: {
      campaign: 'Sans publicité ni pistage.',
      founding: 'Sans publicité ni pistage. Ce site appartiendra à ses membres.',
      'co-op': 'Sans publicité ni pistage. Ce site appartient à ses membres.',
    },
  },
  post: {
    reply: 'Répondre',
    boost: 'Relayer',
    like: 'Aimer',
    replies: (n) => count(n, 'réponse', 'réponses'),
    boosts: (n) => count(n, 'relais', 'relais'),
    likes: (n) => count(n, 'J’aime', 'J’aime', 'de J’aime'),
    boostedBy: (name) => `${name} a relayé`,
    replyTo: (handle) => `En réponse à ${handle}`,
    open: 'Ouvrir la publication',
    copyLink: 'Copier le lien',
    original: 'Ouvrir sur son serveur',
    edit: 'Modifier',
    remove: 'Supprimer',
    report: 'Signaler',
    edited: 'modifiée',
    showMore: 'Montrer',
    sensitive: 'Image sensible',
    pictureWithoutText: 'Image sans description',
    member: 'membre',
    bot: 'automatique',
  },
  composer: {
    altMissing: 'Une image n’a pas de description. Ajoutez-la, ou renvoyez telle quelle.',
    removePicture: 'Retirer cette image',
    draftBack: 'Votre brouillon est revenu.',
    discard: 'L’effacer',
    text: 'Votre publication',
    textHint: 'Que voulez-vous dire ?',
    reply: 'Votre réponse',
    replyHint: 'Écrire votre réponse',
    options: 'Images, avertissement, public',
    picture: 'Ajouter des images',
    pictureFile: (n) => `Image ${n}`,
    language: 'Langue',
    alt: 'Ce qu’elle montre',
    altHint: 'Pour qui ne la voit pas : une ou deux phrases.',
    warning: 'Ajouter un avertissement',
    warningText: 'Avertissement',
    warningHint: 'La publication reste repliée derrière ces mots.',
    visibility: 'Qui peut la voir',
    left: (n) =>
      n < 0
        ? `${number(-n)} de trop`
        : plural('fr', n, { one: `${number(n)} restant`, other: `${number(n)} restants` }),
  },
  visibility: {
    public: 'Tout le monde',
    unlisted: 'Tout le monde, en retrait',
    followers: 'Abonnés',
    direct: 'Les personnes citées',
    local: 'Ce serveur seulement',
  },
  assembly: {
    confirmed: (n) =>
      plural('fr', n, {
        one: 'signature confirmée',
        other: 'signatures confirmées',
        many: 'de signatures confirmées',
      }),
    of: (goal) => `sur ${goal}`,
    waiting: (n) => `${number(n)} ${plural('fr', n, { one: 'pas encore confirmée', other: 'pas encore confirmées' })}`,
    worth: (n) =>
      n === 1 ? 'Un siège vaut une signature.' : `Un siège vaut ${numberInWords(n).toLowerCase()} signatures.`,
    next: 'Le vert est le prochain : il attend.',
    full: 'Tous les sièges sont pris.',
    beyond: (n) => `et ${number(n)} au-delà`,
  },
  meter: {
    confirmedOf: (confirmed, goal) => `${confirmed} confirmées sur ${goal}`,
    of: (total) => `sur ${total}`,
    spentOf: (spent, total) => `${spent} dépensés sur ${total}`,
    committed: (amount) => `${amount} engagés, pas encore payés`,
    pending: (amount) => `${amount} en attente`,
    left: (amount) => `reste ${amount}`,
    over: (amount) => `${amount} de trop`,
  },
  stance: {
    agree: 'Pour',
    abstain: 'Abstention',
    against: 'Contre',
    object: 'Objection',
    yours: 'Votre position',
    counted: {
      agree: () => 'pour',
      abstain: (n) => plural('fr', n, { one: 'abstention', other: 'abstentions' }),
      against: () => 'contre',
      object: (n) => plural('fr', n, { one: 'objection', other: 'objections' }),
    },
    tally: (electors, parts) => `Sur ${count(electors, 'membre', 'membres')} : ${parts}.`,
    floor: (n) => `seuil de soutien ${number(n)}`,
    floorSaid: (n) => `Seuil de soutien : ${number(n)}.`,
  },
  changes: {
    whatChanges: 'Ce qui change',
    before: 'Avant',
    today: 'Aujourd’hui',
    after: 'Après',
    ifItPasses: 'Si c’est adopté',
    becomes: 'devient',
    duty: 'À faire hors du serveur',
  },
  chart: {
    asTable: 'Les mêmes chiffres en tableau',
    download: 'CSV',
    empty: 'Rien à dessiner pour l’instant.',
    when: 'Quand',
  },
  caughtUp: {
    title: 'Vous êtes à jour.',
    text: 'La suite est plus ancienne que votre dernière visite.',
    older: 'Voir les publications d’avant',
  },
};

/** Small and round numbers read better in words; a capital, for the start of a sentence. */
function numberInWords(n: number): string {
  const words: Record<number, string> = {
    2: 'Deux',
    3: 'Trois',
    4: 'Quatre',
    5: 'Cinq',
    6: 'Six',
    10: 'Dix',
    20: 'Vingt',
    25: 'Vingt-cinq',
    50: 'Cinquante',
    100: 'Cent',
  };
  return words[n] ?? number(n);
}
