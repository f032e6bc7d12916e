import type { api as english } from './en.ts';

export const api: typeof english = {
  mail: {
    stop: {
      votes: 'Ne plus recevoir les courriels sur les votes',
      digest: 'Ne plus recevoir le résumé',
      membership: 'Ne plus recevoir les courriels sur mon adhésion',
    },
  },
};
