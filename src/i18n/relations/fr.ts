import type { relations as english } from './en.ts';

export const relations: typeof english = {
  servers: {
    tab: 'Serveurs',
    lede: 'Rien de ses comptes ne vous parvient : ni publication, ni nouvelle, ni abonnement. Personne n’en est averti.',
    domain: 'Nom du serveur',
    domainHint: 'Par exemple example.org. Ce qui se trouve sous ce nom l’accompagne.',
    block: 'Bloquer le serveur',
    blockNamed: (domain) => `Bloquer ${domain}`,
    unblock: 'Débloquer',
    unblockNamed: (domain) => `Débloquer ${domain}`,
    none: 'Vous ne bloquez aucun serveur',
    noneText: 'Vous voyez les comptes de tous les serveurs que celui-ci connaît.',
    standing: (domain) => `Vous bloquez le serveur ${domain}.`,
    mayNotFollow: 'Vous bloquez le serveur de ce compte. Débloquez-le d’abord, puis suivez ce compte.',
    tooMany: (most) => `Vous pouvez bloquer ${most} serveurs au plus. Débloquez-en un d’abord.`,
  },
  endorsing: {
    add: 'Recommander sur votre page',
    end: 'Ne plus recommander',
    some: ([first = '', second], others) =>
      second === undefined
        ? `Recommande ${first}`
        : others <= 0
          ? `Recommande ${first} et ${second}`
          : `Recommande ${first}, ${second} et ${others} ${others === 1 ? 'autre' : 'autres'}`,
    by: (name) => `Recommandés par ${name}`,
    nobody: 'Personne n’est recommandé ici.',
    followFirst: 'Votre page recommande des personnes que vous suivez. Suivez d’abord celle-ci.',
    tooMany: (most) => `Votre page recommande ${most} personnes au plus. Retirez-en une d’abord.`,
  },
  telling: {
    on: 'Me dire quand ce compte publie',
    off: 'Ne plus me prévenir',
    inbox: (name) => `${name} a publié`,
  },
  languages: {
    menu: 'Choisir ses langues',
    title: (name) => `Dans quelles langues lisez-vous ${name} ?`,
    hint: 'Seules celles-ci arrivent dans votre accueil et vos listes, relais compris. Si rien n’est coché, toutes arrivent. Ce qui ne dit pas sa langue arrive toujours.',
    legend: 'Langues',
    save: 'Enregistrer',
  },
  privacy: [
    'De qui vous voulez apprendre les publications, et dans quelles langues vous lisez quelqu’un, ne regarde que vous : tant que vous suivez ce compte.',
    'Qui votre page recommande est public : jusqu’à ce que vous l’en retiriez ou ne le suiviez plus.',
    'Quels serveurs vous bloquez ne regarde que vous : jusqu’à ce que vous les débloquiez, ou que votre compte disparaisse.',
  ],
};
