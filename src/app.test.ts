import { scenarios } from '../test/scenario.ts';

scenarios([
  {
    name: 'what is not there says so in a sentence',
    path: '/nothing/here',
    status: 404,
    contains: ['There is nothing at this address'],
  },
  {
    name: 'and in French to those who read French',
    path: '/nothing/here',
    init: { headers: { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.5' } },
    status: 404,
    contains: ['Il n’y a rien à cette adresse'],
  },
]);
