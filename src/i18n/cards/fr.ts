import type { cards as en } from './en.ts';

export const cards: typeof en = {
  votes: (until) => `Les membres votent jusqu’au ${until}`,
  proposalAlt: (name, title, stands) => `${name} : « ${title} ». ${stands}.`,
  house:
    'Ici parle le serveur, à une personne à la fois : ce qui vous concerne et qu’aucune publication ne dit. Personne ne lit les réponses.',
};
