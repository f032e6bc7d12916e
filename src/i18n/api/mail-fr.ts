import type { mail as english } from './mail-en.ts';

export const mail: typeof english = {
  title: 'Courriels',
  detail: 'votes, adhésion, résumé',
  lede: 'Ce que vous recevez par courriel. Votre boîte, ici, vous dit tout dans tous les cas.',
  votes: 'Les votes',
  votesNote: 'Quand un vote s’ouvre, avant qu’il se close, et ce qui a été décidé.',
  membership: 'Mon adhésion',
  membershipNote: 'Votre demande, vos mandats, ce qu’on vous demande de faire.',
  digest: 'Le résumé',
  digestHint:
    'D’abord ce qui attend votre vote, puis ce qui se discute et ce qui est décidé. Rien de neuf, pas de courriel.',
  weekly: 'Une fois par semaine',
  daily: 'Une fois par jour',
  none: 'Jamais',
  asked: 'Les liens pour vous connecter ou pour confirmer arrivent toujours : vous les avez demandés.',
  stop: {
    votes: 'Ne plus recevoir les courriels sur les votes',
    digest: 'Ne plus recevoir le résumé',
    membership: 'Ne plus recevoir les courriels sur mon adhésion',
  },
  stopping: {
    title: 'Moins de courriels',
    votes: 'Les courriels sur les votes',
    digest: 'Le résumé',
    membership: 'Les courriels sur votre adhésion',
    votesText: 'Votre boîte, ici, vous dira quand un vote s’ouvre : votre droit de vote ne change pas.',
    digestText: 'Vous trouverez ici, à chaque visite, ce qui attend votre vote.',
    membershipText: 'Votre boîte, ici, vous dira ce qui concerne votre adhésion.',
    button: 'Arrêter ces courriels',
    done: 'C’est arrêté',
    doneText: 'Un courriel déjà en route peut encore vous parvenir.',
    change: 'Choisir mes courriels',
    unknown: 'Nous ne connaissons pas ce lien',
    unknownText: 'Il a peut-être été coupé en route. Vous pouvez choisir vos courriels dans vos réglages.',
  },
};
