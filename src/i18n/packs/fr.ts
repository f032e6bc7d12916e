import type { packs as english } from './en.ts';

const people = (n: number) => (n < 2 ? `${n} personne` : `${n} personnes`);
const tags = (n: number) => (n < 2 ? `${n} mot-dièse` : `${n} mots-dièse`);

export const packs: typeof english = {
  title: 'Kits de départ',
  lede: 'Des personnes et des mots-dièse que quelqu’un a réunis, à suivre d’un coup.',
  detail: 'Des personnes à suivre d’un coup',
  mine: 'Faits par vous',
  with: 'Vous y êtes',
  offered: 'Pour commencer',
  offeredText: 'Suivez-en un d’un coup : votre accueil se remplit, et vous retirez ensuite qui vous voulez.',
  emptyTitle: 'Aucun kit encore',
  empty:
    'Un kit réunit des personnes et des mots-dièse, que d’autres suivent d’un coup. Vous le partagez par son adresse.',
  make: 'Faire un kit',
  edit: 'Modifier le kit',
  name: 'Son titre',
  words: 'En quelques mots',
  who: 'Qui s’y trouve',
  whoHint: (most) =>
    `Des noms et des mots-dièse, comme @lea #jardin : ${most} personnes au plus. Chacune est prévenue, et peut se retirer.`,
  save: 'Enregistrer',
  delete: 'Supprimer le kit',
  deleteText: 'Son adresse ne mène plus nulle part. Qui a suivi des personnes grâce à lui continue de les suivre.',
  by: (name) => `Par ${name}`,
  holds: (n, of) => [n > 0 ? people(n) : '', of > 0 ? tags(of) : ''].filter(Boolean).join(', '),
  followAll: 'Tout suivre',
  will: (fresh, asked, of) => {
    const parts = [
      fresh > 0 ? `suivrez ${people(fresh)}` : '',
      asked > 0 ? `ferez une demande à ${people(asked)} qui choisissent leurs abonnés` : '',
      of > 0 ? `suivrez ${tags(of)}` : '',
    ].filter(Boolean);
    return `Vous ${parts.join(', et ')}.`;
  },
  already: (n) => (n === 0 ? '' : `Vous suivez déjà ${people(n)} d’ici, ou l’avez demandé.`),
  done: 'Vous suivez tout le monde ici.',
  signUp: 'Créer un compte pour tout suivre',
  signIn: 'J’ai un compte',
  afterwards: 'Vous revenez ici, et vous choisissez alors.',
  leave: 'Me retirer',
  leaveText:
    'Vous êtes dans ce kit : son auteur vous y a mis. Une fois que vous en êtes sorti, personne ne vous y remet.',
  share: 'Son adresse',
  offer: 'Le montrer à qui arrive',
  unoffer: 'Ne plus le montrer à qui arrive',
  inbox: (name) => `${name} vous a mis dans un kit de départ`,
  errors: {
    unknown: (handles) => `Personne ici ne s’appelle ${handles}.`,
    unlisted: (handles) => `${handles} préfère ne figurer nulle part : laissez ce nom de côté.`,
    gone: (handles) => `${handles} s’est retiré de ce kit : laissez ce nom de côté.`,
    nobody: 'Nommez au moins une personne ou un mot-dièse.',
    tooManyPeople: (most) => `Un kit réunit ${most} personnes au plus.`,
    tooManyTags: (most) => `Un kit réunit ${most} mots-dièse au plus.`,
    tooMany: (most) => `Vous pouvez avoir ${most} kits au plus. Supprimez-en un d’abord.`,
  },
  suggestions: {
    title: 'Qui suivre',
    all: 'Plus de personnes à suivre',
    followed: (name, others) =>
      others === 0 ? `${name} suit ce compte` : `${name} et ${others} que vous suivez suivent ce compte`,
    circle: 'Dans un de vos cercles',
    tag: (label) => `Écrit avec #${label}`,
    pack: 'Dans un kit avec vous',
    dismiss: (name) => `Ne plus suggérer ${name}`,
    emptyTitle: 'Personne à suggérer',
    empty:
      'Suivez quelques personnes ou mots-dièse : qui ces personnes suivent, et qui écrit avec ces mots, paraîtra ici.',
    how: 'Comment c’est fait',
    formula: (o) => [
      `${o.followed} points pour chaque personne que vous suivez qui la suit ; ${o.circle} quand vous partagez un cercle ; ${o.tag} pour chaque mot-dièse que vous suivez et qu’elle a employé depuis 30 jours ; ${o.pack} pour chaque kit où vous êtes tous les deux.`,
      'Parmi les personnes que vous suivez, les 100 dernières sont regardées, et 100 de celles que chacune suit.',
      'Rien d’autre ne compte : ni ce que vous lisez, ni combien de temps. Qui n’est pas dans l’annuaire n’est jamais suggéré, ni qui vous masquez, bloquez ou écartez ici.',
    ],
  },
  privacy: {
    title: 'Kits et suggestions',
    list: [
      'Les kits que vous faites sont publics jusqu’à ce que vous les supprimiez ou que votre compte disparaisse. Que quelqu’un vous ait mis dans un kit est public aussi, jusqu’à ce que vous vous retiriez ; que vous l’avez fait est gardé, pour que personne ne vous y remette.',
      'Qui vous préférez ne plus vous voir suggérer n’est que pour vous, jusqu’à la fin de votre compte ou du sien.',
    ],
  },
};
