import type { noting as english } from './en.ts';

export const noting: typeof english = {
  title: (name) => `Une note sur ${name}`,
  yours: 'Votre note',
  hint: 'Vous seul la lisez. La personne n’en sait rien. Videz-la pour l’effacer.',
  save: 'Garder la note',
  add: 'Noter quelque chose pour vous',
  change: 'Modifier votre note',
};
