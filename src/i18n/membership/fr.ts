import { actions } from './actions-fr.ts';
import type { membership as english } from './en.ts';
import { letters } from './letters-fr.ts';
import { refusals } from './refusals-fr.ts';

export const membership: typeof english = {
<<<<<<< HEAD
  refusals: {
    notMember: 'C’est réservé aux membres. Vous pouvez demander à le devenir sur la page « Adhérer ».',
    applicant: 'Votre demande attend sa réponse. Vous prendrez part à la vie de la coop dès votre admission.',
    suspended: 'Votre adhésion est suspendue : vous pouvez lire, et vous reprendrez part quand elle sera rétablie.',
    ended: 'Vous n’êtes plus membre. Vous pouvez refaire une demande sur la page « Adhérer ».',
  },
=======
  locale: 'fr',
  onlyClass: { name: 'Membre', description: 'Toute personne qui fait partie de la coopérative.' },
  refusals,
  letters,
  actions,
>>>>>>> main
};
