import { plural } from '../plural.ts';
import type { actions as english } from './actions-en.ts';

export const actions: typeof english = {
  who: (name, number) =>
    name === null
      ? number === null
        ? 'une personne partie depuis'
        : `membre n° ${number}`
      : number === null
        ? name
        : `${name} (n° ${number})`,
  refHint: 'Un nom de compte, comme @amina, ou un numéro de membre.',
  member: 'Membre',
  reason: 'Motif',
  roles: {
    organiser: 'organisation : lance et mène des campagnes',
    moderator: 'modération : traite les signalements',
    treasurer: 'trésorerie : tient les comptes',
    secretary: 'secrétariat : tient le registre des membres',
  },
  status: {
    applicant: 'a fait une demande',
    member: 'membre',
    suspended: 'adhésion suspendue',
    expelled: 'exclu du registre',
  },

  admit: {
    title: 'Admettre un membre',
    member: 'Qui demande à entrer',
    after: 'membre, avec le numéro suivant du registre',
  },
  suspend: { title: 'Suspendre un membre', after: 'adhésion suspendue : ni voix ni mandat, jusqu’à nouvel ordre' },
  expel: {
    title: 'Exclure un membre',
    hint: 'Le grief doit lui avoir été communiqué, et le délai pour y répondre lui avoir été laissé.',
    after: (days) => `exclusion, avec ${days} jours pour former un recours`,
  },
  reinstate: { title: 'Rendre sa place à un membre', after: 'de nouveau membre, avec sa voix' },

  grant: {
    title: 'Confier un mandat',
    mandate: 'Pour quoi faire',
    mandateHint: 'Comme on le dit : Coordination, Modération, Trésorerie.',
    role: 'Ce que le serveur lui permet',
    roleHint: 'Rien de plus qu’à un membre, sauf si vous choisissez une fonction.',
    noRole: 'Rien de plus',
    circle: 'Pour un cercle',
    noCircle: 'Pour toute la coopérative',
    until: 'Dernier jour',
    untilHint: 'Il se termine alors de lui-même.',
    succession: 'Quand il se termine',
    successions: {
      election: 'une élection est proposée',
      draw: 'un tirage au sort parmi les membres est proposé',
      none: 'rien n’est proposé',
    },
    what: (title) => `Mandat « ${title} »`,
    whatIn: (title, circle) => `Mandat « ${title} » du cercle ${circle}`,
    before: 'non confié',
    after: (who, until, role) => (role === null ? `${who}, jusqu’au ${until}` : `${who}, jusqu’au ${until} ; ${role}`),
  },
  end: {
    title: 'Mettre fin à un mandat',
    mandate: 'Mandat',
    choice: (title, holder) => (holder === '' ? title : `${title} : ${holder}`),
    before: (who, until) => (until === null ? who : `${who}, jusqu’au ${until}`),
    after: 'terminé sur-le-champ, avec ce qu’il permettait',
    afterWithNext: 'terminé sur-le-champ ; la première personne en réserve prend le siège',
  },
  seat: {
    title: 'Installer les personnes élues',
    before: 'à pourvoir',
    after: (names, months) => `${names}, pour ${months} mois`,
    reserves: 'En réserve, dans cet ordre',
  },

  circle: {
    createTitle: 'Créer un cercle',
    changeTitle: 'Modifier un cercle',
    closeTitle: 'Dissoudre un cercle',
    circle: 'Cercle',
    name: 'Nom',
    purpose: 'Raison d’être',
    purposeHint: 'À quoi sert ce cercle, en une phrase ou deux.',
    open: 'Les membres y entrent librement',
    openHint: 'Un cercle où chacun peut entrer ne décide de rien seul.',
    joining: 'Qui y entre',
    joinings: {
      same: 'Comme aujourd’hui',
      open: 'tout membre qui le souhaite',
      'by-decision': 'les membres qu’une décision nomme',
    },
    members: 'Membres',
    membersHint: 'Des noms de compte, comme @amina, ou des numéros de membre, un par ligne.',
    powers: 'Décide seul',
    powersHint: 'Les membres peuvent toujours porter une telle décision devant tous.',
    rule: 'Comment il décide',
    rules: { lazy: 'sauf objection', ordinary: 'par un vote ordinaire' },
    power: (action, rule) => `${action} (${rule})`,
    newName: 'Nouveau nom',
    newPurpose: 'Nouvelle raison d’être',
    emptyStays: 'Laissé vide, rien ne change.',
    add: 'Qui entre',
    remove: 'Qui sort',
    give: 'Décidera seul désormais',
    take: 'Ne décidera plus seul',
    takeHint: 'Ce qu’il décide seul aujourd’hui et ne devrait plus.',
    what: (name) => `Cercle ${name}`,
    part: (name, part) => `Cercle ${name} : ${part.toLowerCase()}`,
    none: 'néant',
    standing: 'à l’œuvre',
    closed: 'dissous ; ses pouvoirs et ses mandats prennent fin',
    outside: 'hors du cercle',
    inside: 'dans le cercle',
    joins: (names) => `${names} dans le cercle`,
    leaves: (names) => `${names} hors du cercle`,
  },

  open: {
    title: 'Ouvrir le registre des membres',
    model: 'Forme de la coopérative',
    register: 'Registre des membres',
    closed: 'fermé',
    opened: (n) =>
      plural('fr', n, { one: `ouvert, avec ${n} membre fondateur`, other: `ouvert, avec ${n} membres fondateurs` }),
    form: 'Forme de la coopérative',
    noForm: 'aucune pour l’instant',
    stewards: 'Pouvoirs de l’intendance',
    stewardsNow: (n) =>
      plural('fr', n, { one: `entre les mains de ${n} personne`, other: `entre les mains de ${n} personnes` }),
    stewardsAfter: 'terminés ; les membres décident, et les mandats portent les fonctions',
  },
};
