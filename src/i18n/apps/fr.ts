import type { apps as en } from './en.ts';

export const apps: typeof en = {
  nobodyAnswers: 'Ceci vient du serveur, où personne ne lit les réponses. Ouvrez la page indiquée.',
  vote: {
    onPage: 'Votez sur sa page.',
    counts: 'Un vote des membres. Ce qu’ils choisissent ici compte, et se change sur sa page jusqu’à la clôture.',
    notLetIn: (url: string, settings: string) =>
      `Cette application ne peut pas encore voter pour vous. Autorisez-la une fois sur ${settings}, ou votez sur la page : ${url}`,
    reason: (url: string) => `Une raison est demandée. Votez sur la page : ${url}`,
    again: (url: string) => `Vous avez voté. Jusqu’à la clôture, changez votre vote sur la page : ${url}`,
    notHere: (url: string) => `Les applications ne savent pas montrer ce vote. Votez sur la page : ${url}`,
  },
};
