/** What the inbox says of votes, decisions and one’s own place. */
export const inbox = {
  'vote-opened': 'A vote waits for you',
  'drive-date': 'A day of the share drive comes',
  'vote-closing': 'A vote closes soon, and yours is missing',
  decided: 'A vote has closed',
  effect: 'A decision moved on',
  duty: 'A task of yours is due',
  membership: 'Something changed in your membership',
  byline: 'You are named as the author of an article: do you agree?',
  comment: 'Comments wait for you to let them in',
  named: 'You were named as a candidate: do you accept?',
};
