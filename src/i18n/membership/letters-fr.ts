import type { letters as english } from './letters-en.ts';

export const letters: typeof english = {
  button: 'Voir mon adhésion',
  rolesButton: 'Voir qui fait quoi',
  reason: (text) => `Le motif donné : ${text}`,
  admitted: (server, number) => ({
    subject: `Vous êtes membre de ${server}`,
    paragraphs: [
      `Bienvenue. Vous êtes le membre numéro ${number} de ${server}, qui est désormais à vous autant qu’à quiconque.`,
      'Un membre, une voix : ce qui attend la vôtre se trouve sous « Décider ».',
    ],
  }),
  onProbation: (server, number) => ({
    subject: `Vous êtes membre de ${server}`,
    paragraphs: [
      `Bienvenue. Vous êtes le membre numéro ${number} de ${server}.`,
      'Pour commencer, vous proposez et discutez avec tout le monde ; le vote vient à la fin de cette période, et nous vous écrirons alors.',
    ],
  }),
  confirmed: (server) => ({
    subject: `Vous votez maintenant dans ${server}`,
    paragraphs: ['Votre période d’essai est terminée. Ce qui attend votre voix se trouve sous « Décider ».'],
  }),
  refused: (server) => ({
    subject: `Votre demande d’adhésion à ${server}`,
    paragraphs: ['Votre demande n’a pas été acceptée. Vous pouvez en refaire une quand vous voulez.'],
  }),
  charged: (server, days, lapses) => ({
    subject: `Un grief contre vous dans ${server}`,
    paragraphs: [
      `Ce qui vous est reproché pourrait mener à votre exclusion de ${server}. Ce serait aux membres d’en décider par un vote.`,
      `Vous avez ${days} jours pour répondre. Votre réponse sera lue à côté du grief, et aucun vote ne commence avant elle ou la fin de ce délai.`,
      ...(lapses
        ? [`Si les membres n’ont pas été appelés à voter avant le ${lapses}, le grief s’éteint de lui-même.`]
        : []),
    ],
  }),
  chargeEnded: (server, voted) => ({
    subject: `Le grief contre vous dans ${server} est éteint`,
    paragraphs: [
      voted
        ? 'Les membres ont voté et ne vous ont pas exclu. Plus rien ne vous est reproché.'
        : 'Personne ne l’a mis aux voix dans le temps donné. Plus rien ne vous est reproché.',
    ],
  }),
  suspended: (server) => ({
    subject: `Votre adhésion à ${server} est suspendue`,
    paragraphs: [
      'Les membres ont suspendu votre adhésion. Vous gardez votre numéro et pouvez tout lire ; votre voix vous sera rendue avec votre place, et vos mandats ont pris fin.',
    ],
  }),
  expelled: (server) => ({
    subject: `Vous n’êtes plus membre de ${server}`,
    paragraphs: [
      'Les membres ont décidé votre exclusion. Votre compte reste à vous.',
      'Vous avez 14 jours pour former un recours : les membres votent alors sur votre retour.',
    ],
  }),
  reinstated: (server) => ({
    subject: `Vous êtes de nouveau membre de ${server}`,
    paragraphs: ['Les membres vous ont rendu votre place, et votre voix avec elle.'],
  }),
  mandateGiven: (server, title, until) => ({
    subject: `${server} vous confie un mandat : ${title}`,
    paragraphs: [
      `Vous tenez le mandat « ${title} » jusqu’au ${until}. Il se terminera alors de lui-même. Vous pouvez le rendre à tout moment.`,
    ],
  }),
  mandateEnded: (server, title) => ({
    subject: `Votre mandat dans ${server} est terminé : ${title}`,
    paragraphs: [`Votre mandat « ${title} » est terminé. Merci pour ce que vous en avez fait.`],
  }),
};
