import type { conversations as english } from './en.ts';

export const conversations: typeof english = {
  title: 'Publications privées',
  tab: 'Privé',
  emptyTitle: 'Rien de privé encore',
  empty:
    'Les publications destinées aux seules personnes qu’elles nomment se retrouvent ici. Commencez depuis la page de quelqu’un.',
  find: 'Trouver quelqu’un',
  honest:
    'Seules les personnes nommées ici voient ces publications. Elles ne sont pas chiffrées : qui fait tourner la machine du serveur pourrait les lire. N’écrivez pas ici ce que personne d’autre ne doit jamais savoir.',
  write: (name) => `Écrire à ${name} en privé`,
  with: (names) => `Avec ${names}`,
  alone: 'quelqu’un qui est parti',
  others: (names, more) => `${names} et ${more} de plus`,
  you: (words) => `Vous : ${words}`,
  picture: 'Une image',
  unread: 'Non lu',
  unreadCount: (n) => (n < 2 ? `${n} conversation non lue` : `${n} conversations non lues`),
  earlier: 'Plus tôt',
  posts: 'Ce qui a été écrit',
  nobodyLeft: 'Il n’y a plus personne d’autre ici : personne ne lirait une réponse.',
  more: 'À propos de cette conversation',
  hide: 'Ranger',
  hideNote: 'Elle quitte votre liste et revient dès que quelqu’un y écrit. Les autres la gardent.',
  mute: 'Masquer cette conversation',
  unmute: 'En entendre parler à nouveau',
  muted: 'Masquée : elle vient dans votre liste, et n’est jamais « non lue ».',
  privacy: {
    title: 'Vos publications privées',
    list: [
      'Les publications destinées aux personnes nommées sont gardées jusqu’à ce que leur auteur les supprime ou parte. Elles ne sont pas chiffrées : qui fait tourner la machine du serveur pourrait les lire. La modération voit ce que quelqu’un de la conversation lui signale.',
      'Jusqu’où vous avez lu une conversation, et que vous l’avez rangée, n’est que pour vous : jusqu’à ce que la conversation ou votre compte disparaisse.',
    ],
  },
};
