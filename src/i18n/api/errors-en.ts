/** What programs are told when they are refused. */
export const errors = {
  noToken: 'Send a token: “Authorization: Bearer …”. People make them in their settings.',
  badToken: 'This token is not known, or has ended. Ask whoever gave it for a new one.',
  scope: (scope: string) => `This token lacks the scope ${scope}.`,
  standsOtherwise:
    'This key was used before, and something else stands by now. Read what stands; to change it, use another key.',
  keyReused: 'This idempotency key was used for another request. Take a new one.',
  keyShape: 'An idempotency key has 1 to 200 visible characters.',
};
