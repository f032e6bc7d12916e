import { plural } from '../plural.ts';
import type { digest as english } from './digest-en.ts';

export const digest: typeof english = {
  subject: (server) => `${server} : ce qui bouge`,
  subjectToDecide: (server, n) =>
    `${server} : ${plural('fr', n, { one: 'un vote vous attend', other: `${n} votes vous attendent` })}`,
  toDecide: 'En attente de votre vote',
  until: (when) => `jusqu’au ${when}`,
  discussions: 'En discussion',
  opens: (when) => `le vote s’ouvre à partir du ${when}`,
  decisions: 'Décidé',
  takesEffect: (when) => `adoptée, prend effet le ${when}`,
  states: {
    queued: 'adoptée, prend effet bientôt',
    rejected: 'pas adoptée',
    held: 'adoptée, suspendue par des membres',
    executed: 'a pris effet',
    stale: 'adoptée, sans effet : ce qu’elle devait changer avait changé',
    failed: 'adoptée, n’a pas pu prendre effet',
    expired: 'adoptée, n’a pas pris effet à temps',
    cancelled: 'abandonnée',
  },
  duties: 'À faire par vous',
  due: (when) => `pour le ${when}`,
  campaigns: 'Nouvelles campagnes',
  action: 'Voir ce qui attend votre vote',
  why: (server) => `Vous recevez ce courriel parce que vous êtes membre de ${server}.`,
};
