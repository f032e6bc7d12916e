import type { Messages } from '../i18n.ts';

/** Les courriels de la modération. */
export const mail: Messages['moderation']['mail'] = {
  colon: ' : ',
  receipt: {
    subject: 'Nous avons votre signalement',
    text: 'Merci : votre signalement est arrivé, et la modération le lira. La personne signalée ne saura jamais que c’est vous. Vous saurez ce qu’il en est advenu.',
    button: 'Vos signalements',
  },
  outcome: {
    subject: 'Votre signalement a été traité',
    acted:
      'La modération a lu votre signalement, et a fait quelque chose. Quoi exactement reste entre elle et cette personne.',
    nothing:
      'La modération a lu votre signalement, et n’a trouvé aucune règle enfreinte. Vous pouvez tenir un compte à distance en le bloquant, et signaler de nouveau la suite.',
  },
  statement: {
    subjects: {
      warn: 'Un avertissement sur ce que vous avez écrit',
      sensitive: 'Les images d’une de vos publications sont repliées',
      hide: 'Une de vos publications est masquée',
      limit: 'Votre compte est limité',
      suspend: 'Votre compte est suspendu',
      proposed: 'Quelqu’un propose de suspendre votre compte',
    },
    appeal:
      'Vous pouvez faire appel sur la page ci-dessous ; une personne qui n’y a pas pris part répondra. Vous pouvez aussi saisir la justice.',
    button: 'Lire et faire appel',
  },
  change: {
    over: {
      subject: 'Une décision à votre sujet est levée',
      text: 'Ce qui avait été décidé à votre sujet ne vaut plus.',
    },
    upheld: {
      subject: 'Votre recours : la décision demeure',
      text: 'Votre recours a été lu. La décision demeure ; la page dit pourquoi.',
    },
    overturned: {
      subject: 'Votre recours : la décision est annulée',
      text: 'Votre recours a été entendu : ce qui avait été décidé à votre sujet est annulé.',
    },
  },
  jury: {
    subject: 'Le sort vous a désigné pour juger un recours',
    text: 'Vous et quatre autres membres avez été tirés au sort. Quelqu’un conteste une décision de la modération : vous direz si elle demeure. Vous avez une semaine.',
    secret: 'Vous ne saurez pas qui elle concerne. Ce que vous lirez reste au jury.',
    button: 'Lire le recours',
  },
};
