import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { history as english } from './history-en.ts';

const { number } = formatsFor('fr');

export const history: typeof english = {
  title: 'Histoire',
  lede: 'Tout ce qui est arrivé à cette proposition, tel que le serveur l’a noté.',
  versions: 'Versions',
  drafted: 'Rédigée',
  published: 'Mise en discussion',
  edited: (version) => `Version ${number(version)}`,
  editedText: 'Le texte ou ce qu’il change a été modifié : le temps de discussion repart.',
  amended: (version) => `Version ${number(version)}, avec un amendement`,
  sponsored: (who) => `${who} la soutient`,
  unsponsored: (who) => `${who} ne la soutient plus`,
  nominated: (who) => `${who} a proposé quelqu’un`,
  accepted: (who) => `${who} se présente`,
  'stood-down': (who) => `${who} ne se présente plus`,
  withdrawn: 'Retirée par son auteur',
  opened: 'Ouverture du vote',
  openedText: (electors, hash) =>
    `${plural('fr', electors, {
      one: `${number(electors)} membre sur la liste, prévenu.`,
      other: `${number(electors)} membres sur la liste, tous prévenus.`,
    })} Texte, règle et liste figés : ${hash}`,
  extended: 'Vote prolongé, une fois',
  extendedText: (until) => `Le résultat a basculé ou le soutien a été atteint tard. Il clôt ${until}.`,
  reminded: 'Rappel à ceux qui n’avaient pas voté',
  closed: 'Clôture du vote',
  closedText: (cast) => `${number(cast)} ${plural('fr', cast, { one: 'vote', other: 'votes', many: 'de votes' })}.`,
  'not-opened': 'N’a pas pu s’ouvrir',
  decided: 'Inscrite au registre',
  queued: 'Adoptée, attend de prendre effet',
  executed: 'A pris effet',
  stale: 'Dépassée : ce qu’elle devait changer avait changé entre-temps',
  failed: 'N’a pas pu prendre effet',
  expired: 'Devenue caduque',
  held: 'Suspendue',
  lifted: 'La suspension est levée',
  cancelled: 'Annulée',
  review: 'Un réexamen est demandé',
  'called-in': 'Appelée : tous les membres décident',
  toClose: 'Clôture',
  toCloseText: (extension, late) =>
    `Prolongée de ${extension}, une fois, si le résultat bascule ou si le soutien est atteint dans les derniers moments (${late}).`,
  toOpen: 'Le vote peut ouvrir',
  toEffect: 'Prend effet',
  somebody: 'Quelqu’un',
  other: (kind) => kind,
};
