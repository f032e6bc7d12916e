import type { cards as en } from './en.ts';

export const cards: typeof en = {
  votes: (until) => `Les membres votent jusqu’au ${until}`,
  proposalAlt: (name, title, stands) => `${name} : « ${title} ». ${stands}.`,
};
