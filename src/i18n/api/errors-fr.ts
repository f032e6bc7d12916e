import type { errors as english } from './errors-en.ts';

export const errors: typeof english = {
  noToken: 'Envoyez un jeton : « Authorization: Bearer … ». Chacun en crée dans ses réglages.',
  badToken: 'Ce jeton est inconnu, ou n’est plus valable. Demandez-en un autre à qui vous l’a donné.',
  scope: (scope) => `Ce jeton n’a pas la portée ${scope}.`,
  standsOtherwise:
    'Cette clé a déjà servi, et l’état a changé depuis. Lisez-le ; pour le changer, prenez une autre clé.',
  keyReused: 'Cette clé d’idempotence a servi à une autre demande. Prenez-en une nouvelle.',
  keyShape: 'Une clé d’idempotence compte de 1 à 200 caractères visibles.',
};
