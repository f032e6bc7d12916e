import { scenarios } from '../../test/scenario.ts';

const json = (body: string): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
});

scenarios([
  {
    name: 'half a character is no text, in a value',
    path: '/sign-in',
    init: json('{"email":"zoe@example.org","next":"/\\ud800"}'),
    status: 400,
    contains: ['We could not read what was sent'],
  },
  {
    name: 'nor in a name',
    path: '/join',
    init: json('{"email":"zoe@example.org","\\uDC00":"1"}'),
    status: 400,
    contains: ['We could not read what was sent'],
  },
  {
    name: 'a character written in two halves is one',
    path: '/join',
    init: json('{"email":"zoe@example.org","next":"/\\ud83d\\ude42"}'),
    status: 200,
  },
]);
