import type { refusals as english } from './refusals-en.ts';

export const refusals: typeof english = {
  notMember: 'C’est réservé aux membres. Vous pouvez demander à le devenir sur la page « Adhérer ».',
  applicant: 'Votre demande attend sa réponse. Vous prendrez part à tout dès votre admission.',
  suspended:
    'Votre adhésion est suspendue : vous pouvez lire, et vous reprendrez part à tout quand elle sera rétablie.',
  ended: 'Cette adhésion a pris fin. Après un départ, on peut refaire une demande sur la page « Adhérer ».',

  applied: 'Une demande de votre part est déjà en attente. La réponse viendra ici et par courriel.',
  alreadyMember: 'Vous êtes déjà membre.',
  expelled: 'Après une exclusion, on revient par une décision des membres.',
  answered: 'Cette demande a reçu sa réponse, ou a été retirée entre-temps.',
  noApplicant: 'Personne n’attend d’être admis sous ce nom.',
  founds: 'Cette personne fait partie des fondateurs. Retirez-la d’abord de leur liste.',
  noMember: 'Indiquez un membre inscrit au registre.',
  notOut: 'Indiquez un membre suspendu ou exclu.',
  otherStatus: 'Sa place dans le registre a changé entre-temps.',
  nobody: 'Personne ne s’appelle ainsi. Écrivez un nom de compte, comme @amina.',

  lastDelegate:
    'Plus personne d’autre ne parle pour cette organisation. Nommez d’abord quelqu’un, ou quittez la coopérative en son nom.',
  enoughDelegates: 'Cette organisation a déjà autant de délégués que possible. Mettez d’abord fin à une délégation.',

  charged: 'Un grief est déjà ouvert : le membre y répond, ou les membres vont décider.',
  nothingToAnswer: 'Aucun grief n’attend de réponse.',
  noAppeal: 'Le délai de recours est passé, ou vous avez déjà formé un recours.',
  notCharged: 'Dites d’abord à ce membre ce qui lui est reproché, sur sa page. Il a le droit de répondre.',
  notHeard: 'Ce membre a encore le temps de répondre. On pourra voter après sa réponse, ou une fois le délai passé.',

  cannotHold: 'Seul un membre admis et non suspendu peut recevoir un mandat.',
  organisationHasNoRole:
    'Un mandat qui porte une fonction revient à une personne. Une organisation peut en recevoir un qui n’en porte pas.',
  holdsIt: 'Ce mandat est déjà le sien.',
  mandateOver: 'Ce mandat est terminé.',
  past: 'Choisissez un jour à venir.',
  tooLong: (years) => `Aucun mandat ne dépasse ${years} ans : il se termine, et se redonne.`,
  nobodyToSeat: 'Parmi les personnes élues, plus personne ne peut prendre le siège.',

  circleByDecision: 'On n’entre pas librement dans ce cercle : ses membres sont nommés par une décision.',
  tooGrave: (action) => `« ${action} » revient à tous les membres : aucun cercle n’en décide seul.`,
  openWithPowers:
    'Un cercle où chacun peut entrer ne décide de rien seul. Ne lui donnez pas de pouvoirs, ou nommez ses membres.',
  unknownMembers: (names) => `Absents du registre : ${names}. Écrivez des @noms ou des numéros de membre.`,
  changesNothing: 'Dites ce qui doit changer.',

  assemblyAdmits: 'Le registre n’est pas encore ouvert : c’est l’assemblée fondatrice qui admet les premiers membres.',
  registerOpen: 'Le registre est ouvert : ce sont maintenant les membres qui décident.',
  notFounding: 'Une assemblée fondatrice se tient sur un serveur qui fonde sa coopérative.',
  noFounders: 'Il n’y a encore personne pour fonder. Choisissez parmi celles et ceux qui ont fait une demande.',
};
