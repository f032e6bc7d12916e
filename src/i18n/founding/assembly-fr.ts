import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type {
  assembly as assemblyInEnglish,
  faults as faultsInEnglish,
  proposal as proposalInEnglish,
} from './assembly-en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) =>
  `${number(n)} ${plural('fr', n, { one, other, many: `de ${other}` })}`;

export const assembly: typeof assemblyInEnglish = {
  title: 'Fonder la coopérative',
  lede: {
    campaign:
      'Pour l’instant, ce serveur appartient à celles et ceux qui l’ont installé. Fonder une coopérative le remet à tous ceux qui la rejoignent : un membre, une voix. Il y faut cinq étapes et une assemblée.',
    founding:
      'Ce serveur devient une coopérative. Chacun peut lire ce qui se prépare ; les fondateurs en décident ensemble.',
    'co-op': 'Ce serveur est une coopérative : il appartient à ses membres.',
  },
  founded: (day) => `Fondée le ${day} par la`,
  begin: 'Commencer la fondation',
  beginText: 'On pourra alors demander à la fonder avec vous. Rien n’est décidé avant le vote de l’assemblée.',
  stewardsBegin: 'Celles et ceux qui tiennent ce serveur peuvent commencer la fondation. Demandez-leur :',
  askToFound: 'La fonder avec nous',
  askText:
    'Présentez-vous, avec votre nom et quelques réponses. Les fondateurs votent à l’assemblée et deviennent les premiers membres.',
  steps: 'Les étapes',
  step: (n, of) => `Étape ${number(n)} sur ${number(of)}`,
  names: {
    model: 'Une forme juridique',
    deciding: 'Comment vous déciderez',
    bylaws: 'Les statuts',
    founders: 'Qui fonde',
    mandates: 'Les premiers mandats',
    assembly: 'L’assemblée fondatrice',
  },
  todo: {
    model: 'À choisir : une association, une société coopérative, ou la plus simple.',
    deciding: 'À choisir : tout le monde décide, ou un conseil décide et consulte.',
    bylaws: 'Un texte de départ est prêt ; vous en faites le vôtre.',
    founders: 'Une personne suffit ; à sept, c’est mieux.',
    mandates: 'Qui admet les membres, tient les comptes, veille sur les publications ; et jusqu’à quand.',
    assembly: 'Les fondateurs votent sur l’ensemble. Si c’est adopté, tout prend effet de lui-même.',
  },
  done: 'prêt',
  missing: 'à faire',
  blanks: (n) => `${count(n, 'blanc', 'blancs')} à remplir`,
  words: (n) => count(n, 'mot', 'mots'),
  founders: (n) => count(n, 'fondateur', 'fondateurs'),
  applicants: (n) => (n === 0 ? '' : `${count(n, 'demande', 'demandes')} à regarder`),
  mandates: (n) => count(n, 'mandat', 'mandats'),
  states: {
    discussion: (moment) => `Convoquée. Le vote s’ouvre ${moment}.`,
    voting: (moment) => `Les fondateurs votent jusqu’à ${moment}.`,
    passed: 'Les fondateurs l’ont adoptée. Elle va prendre effet.',
    failed: 'Elle n’a pas été adoptée. Vous pouvez changer ce qui manquait et la convoquer de nouveau.',
    inEffect: 'Adoptée, et en vigueur.',
  },
  read: 'La lire et en débattre',
  vote: 'La lire et voter',
  save: 'Enregistrer',
  saved: 'C’est enregistré.',
  nextIs: (name) => `Ensuite : ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  model: {
    lede: 'La forme juridique dit ce que la loi vous demande, et quelles catégories de membres il peut y avoir. On peut fonder dans la forme la plus simple et déclarer plus tard.',
    legend: 'La forme',
    law: 'La loi',
    asks: 'Ce qu’elle vous demande',
    classes: 'Catégories de membres',
    colleges: (least, most) =>
      `Les catégories peuvent voter par collèges, chacun pesant entre ${least} et ${most} des voix.`,
    sourcesAre: 'Sources :',
    asOf: (day) => `État au ${day}. Pour vous orienter, sans valeur de conseil : faites vérifier avant de signer.`,
    more: 'Ce que cela veut dire',
  },
  aFounder: 'un fondateur',
  deciding: {
    lede: 'Les deux manières se pratiquent dans des coopératives qui tiennent un réseau. Vous pourrez en changer, par un vote.',
    legend: 'Qui décide',
    presets: {
      everyone: {
        name: 'Tout le monde décide',
        text: 'Chaque question va devant tous les membres. Les cercles qu’ils créent règlent ce qu’on leur a confié. Les petites choses passent si personne ne s’y oppose.',
      },
      board: {
        name: 'Un conseil décide et consulte',
        text: 'Les titulaires des premiers mandats forment un conseil qui règle le quotidien. Les membres l’élisent, sont consultés, peuvent se saisir de tout, et changent seuls les statuts.',
      },
    },
    rules: 'Les règles de vote',
    rulesText:
      'Quatre sortes de questions, quatre règles. Ce sont celles de coopératives qui tournent depuis des années ; changez un chiffre si vous avez une raison de le faire.',
    rulesRead:
      'Quatre sortes de questions, quatre règles : celles de coopératives qui tournent depuis des années, sauf chiffre changé par les fondateurs.',
    edit: 'Changer ces chiffres',
    fields: {
      noticeMinutes: 'Débat avant le vote',
      votingMinutes: 'Durée du vote',
      objectionMinutes: 'Délai pour s’opposer avant l’effet',
      majority: 'Accord nécessaire entre pour et contre',
    },
    majorities: {
      '1/2': 'plus de la moitié',
      '3/5': 'trois cinquièmes',
      '2/3': 'deux tiers',
      '3/4': 'trois quarts',
      '4/5': 'quatre cinquièmes',
    },
  },
  bylaws: {
    lede: 'Un texte court qui dit ce que vous êtes, qui peut vous rejoindre, qui décide. Il part du texte de la forme choisie ; récrivez-le comme vous voulez.',
    title: 'Titre',
    language: 'Langue du texte',
    text: 'Les statuts',
    textHint: 'Markdown. Ce qu’il vous reste à remplir est [entre crochets].',
    blanksAre: (n) => `${count(n, 'blanc', 'blancs')} à remplir :`,
    voted: 'Le texte soumis à l’assemblée',
    titleOf: (server) => `Statuts de ${server}`,
    noBlanks: 'Il ne reste aucun blanc.',
    other: (language) => `Prendre le texte en ${language}`,
    languages: { en: 'anglais', fr: 'français' },
    preview: 'Le lire tel qu’il sera',
    notYet: 'Les statuts ne sont pas encore écrits.',
    chooseFirst: 'Choisissez d’abord une forme juridique : elle apporte un texte de départ.',
  },
  who: {
    lede: 'On demande d’abord à en être, avec son nom légal et les réponses que vous voulez connaître. Vous dites ensuite qui fonde ; les fondateurs votent à l’assemblée et deviennent membres ensemble.',
    applied: (day) => `demande du ${day}`,
    isFounder: 'fonde',
    invite: 'Compter parmi les fondateurs',
    inviteNamed: (name) => `Compter parmi les fondateurs : ${name}`,
    remove: 'Retirer',
    removeNamed: (name) => `Retirer : ${name}`,
    none: 'Personne n’a encore demandé',
    noneText:
      'Faites circuler cette adresse, et demandez vous aussi : les intendants sont des membres comme les autres.',
    apply: 'Demander à en être',
    applications: 'Toutes les demandes et leurs réponses',
    private: 'Les noms des fondateurs sont réservés à ceux qui prennent part.',
    count: (n) =>
      `${count(n, 'personne ou organisation fonde', 'personnes ou organisations fondent')} cette coopérative.`,
    one: 'Une personne seule peut fonder. C’est permis, et c’est beaucoup pour une personne.',
  },
  firsts: {
    lede: 'Un mandat est tenu par un fondateur jusqu’à une date ; il s’achève alors de lui-même et une élection est convoquée. Il faut un secrétariat : sans lui, personne ne pourrait admettre le membre suivant.',
    row: (n) => `Mandat ${number(n)}`,
    titleLabel: 'Son nom',
    role: 'Ce qu’il permet de faire ici',
    roles: {
      '': 'Rien sur le serveur : un mandat en mots',
      secretary: 'Admettre les membres, tenir le registre',
      treasurer: 'Tenir les comptes',
      moderator: 'Veiller sur les publications, traiter les signalements',
      organiser: 'Lancer et mener des campagnes',
    },
    holder: 'Confié à',
    nobody: 'Personne',
    months: 'Pour combien de mois',
    for: (months) => `pour ${count(months, 'mois', 'mois')}`,
    foundersFirst: 'Choisissez d’abord les fondateurs : ce sont eux qui tiennent les mandats.',
  },
  call: {
    lede: 'Un seul vote tranche tout ce que vous avez préparé. Il y faut les trois quarts des voix, sauf si vous en avez décidé autrement, et le soutien d’assez de fondateurs.',
    legend: 'Combien de temps',
    notice: 'Pour lire et débattre d’abord',
    voting: 'Pour voter',
    objection: 'Pour s’opposer, avant l’effet',
    units: { minutes: 'minutes', hours: 'heures', days: 'jours' },
    unitOf: (what) => `${what} : minutes, heures ou jours`,
    hint: 'Dans une même salle, quelques minutes suffisent. Pour ceux qui lisent le soir, comptez en jours.',
    carries: 'Ce qu’elle fera, dans cet ordre',
    items: {
      register: (founders) => `Ouvrir le registre des membres : ${founders} en deviennent les premiers membres.`,
      stewards: 'Mettre fin au rôle de ceux qui tiennent le serveur aujourd’hui ; plus personne ne l’aura.',
      bylaws: (title) => `Adopter « ${title} ».`,
      governing: (name) => `Adopter la manière de décider : ${name.toLowerCase()}.`,
      rule: (name) => `Changer la règle « ${name} ».`,
      mandate: (title, holder, months) => `${title} : ${holder}, pour ${count(months, 'mois', 'mois')}.`,
    },
    button: 'Convoquer l’assemblée',
    again: 'Soumettre le projet tel qu’il est à présent',
    againText:
      'L’assemblée est convoquée. Si vous changez le projet, soumettez-le de nouveau : le délai de lecture repart alors.',
    gaps: 'Avant de pouvoir la convoquer',
  },
};

export const proposal: typeof proposalInEnglish = {
  rule: 'Assemblée fondatrice',
  title: (server) => `Assemblée fondatrice de ${server}`,
  body: ({ form, governing, bylaws, mandates }) =>
    `Nous fondons une coopérative qui possède et fait vivre ce serveur.

- **Forme :** ${form}
- **Qui décide :** ${governing}
- **Statuts :** ${bylaws}, à lire [en entier](/coop/founding/bylaws)
- **Premiers mandats :** ${number(mandates)}, chacun jusqu’à une date
- **Le registre des membres s’ouvre**, et le rôle de ceux qui tiennent le serveur aujourd’hui prend fin

Si c’est adopté, tout cela prend effet d’un coup et de lui-même.`,
};

export const faults: typeof faultsInEnglish = {
  notFounding: 'Ce serveur n’est pas en cours de fondation.',
  voting: 'L’assemblée a commencé. Ce sur quoi elle vote ne change plus.',
  notYours: 'C’est à la personne qui a convoqué l’assemblée de soumettre le nouveau projet.',
  foundFirst: 'Seul un fondateur peut convoquer l’assemblée. Demandez à en être, puis ajoutez-vous aux fondateurs.',
  noFounder: 'Choisissez l’un des fondateurs.',
  mandateTitle: 'Dites comment s’appelle ce mandat.',
  noModel: 'Choisissez une forme juridique.',
  noGoverning: 'Dites qui décide.',
  noBylaws: 'Écrivez les statuts.',
  blanks: (n) =>
    `Remplissez ${n === 1 ? 'le blanc qui reste' : `les ${number(n)} blancs qui restent`} dans les statuts.`,
  noFounders: 'Choisissez au moins un fondateur.',
  noSecretary: 'Confiez à quelqu’un le mandat d’admettre les membres.',
};
