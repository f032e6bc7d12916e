import type { people as english } from './en.ts';

export const people: typeof english = {
  errors: {
    self: 'C’est vous. Choisissez quelqu’un d’autre.',
    blocking: 'Vous bloquez ce compte. Débloquez-le d’abord, puis suivez-le.',
    mayNotFollow: 'Vous ne pouvez pas suivre ce compte.',
  },
  menu: {
    label: (name) => `Plus sur ${name}`,
    mute: 'Masquer',
    muteName: (handle) => `Masquer ${handle}`,
    block: 'Bloquer',
    blockName: (handle) => `Bloquer ${handle}`,
    hideBoosts: 'Masquer ses relais',
    showBoosts: 'Montrer ses relais',
    removeFollower: 'Retirer de vos abonnés',
  },
  block: {
    title: (name) => `Bloquer ${name} ?`,
    text: 'Aucun de vous deux ne verra ce que l’autre écrit, et vous ne vous suivez plus. Personne n’est prévenu. Les propositions et les campagnes concernent tout le monde et restent visibles.',
    confirm: 'Bloquer',
    unblock: 'Débloquer',
    standing: (name) => `Vous bloquez ${name}. Aucun de vous deux ne voit ce que l’autre écrit.`,
  },
  mute: {
    title: (name) => `Masquer ${name}`,
    text: 'Ses publications et ses relais restent hors de vos fils et de vos conversations. Vous les trouvez encore sur sa page. Personne n’est prévenu.',
    howLong: 'Pour combien de temps',
    lengths: {
      always: 'Jusqu’à nouvel ordre',
      hour: 'Une heure',
      day: 'Un jour',
      week: 'Une semaine',
      month: '30 jours',
    },
    notifications: 'Aussi hors de ma boîte',
    confirm: 'Masquer',
    unmute: 'Ne plus masquer',
    standing: (name) => `Vous masquez ${name}.`,
    standingUntil: (name, when) => `Vous masquez ${name} jusqu’au ${when}.`,
  },
  thread: {
    mute: 'Masquer cette conversation',
    unmute: 'Recevoir à nouveau cette conversation',
    title: 'Masquer cette conversation ?',
    text: 'Ses réponses, ses J’aime et ses relais n’arrivent plus dans votre boîte. Rien d’autre ne change.',
    titleMuted: 'Cette conversation est masquée',
    textMuted: 'Rien de ce qui s’y passe n’arrive dans votre boîte.',
  },
  inbox: {
    followRequest: (name) => `${name} aimerait vous suivre`,
  },
  privacy: {
    title: 'Qui vous suivez, et qui vous tenez à l’écart',
    list: [
      'Qui vous suivez est public. Qui vous masquez ou bloquez ne regarde que vous : jusqu’à ce que vous y renonciez, ou que votre compte disparaisse.',
      'Vos marque-pages ne regardent que vous, jusqu’à ce que vous les retiriez ou que la publication soit supprimée.',
      'Quand vous modifiez une publication, ce qu’elle disait reste lisible par qui peut la voir. Supprimer la publication efface toutes ses versions.',
    ],
  },
  kept: {
    title: 'Masqués et bloqués',
    detail: 'Qui vous préférez ne pas lire',
    tabs: { label: 'Tenus à l’écart', muted: 'Masqués', blocked: 'Bloqués' },
    noneMuted: 'Vous ne masquez personne',
    noneMutedText:
      'On masque quelqu’un depuis le menu de sa publication ou de sa page : vous ne lisez plus cette personne, et elle n’en sait rien.',
    noneBlocked: 'Vous ne bloquez personne',
    noneBlockedText:
      'On bloque quelqu’un depuis le menu de sa publication ou de sa page : aucun de vous deux ne voit plus l’autre.',
  },
};
