import { plural } from '../plural.ts';

export const errors = {
  title: 'That did not work',
  notFound: 'There is nothing at this address, or it is not for you to see.',
  notAllowed: 'You may not do that. Sign in with an account that may, or ask a steward.',
  signInFirst: 'Sign in first; we bring you back here.',
  unexpected: 'Something broke on our side. Nothing you wrote was kept; try again in a moment.',
  diskFull: 'The server’s disk is full, so nothing can be saved just now. Please try again later.',
  databaseAway: 'The server cannot reach its database just now. Please try again in a moment.',
  tooLarge: 'That is more than this page can take. Send at most 1 MB.',
  tooDeep: 'That is nested too deeply to be read.',
  notReadable: 'We could not read what was sent. Go back, check it, and send it again.',
  wrongType: 'This address does not read that kind of content.',
  tooMany: 'That was a lot in a short time. Wait a little, then try again.',
  foreignForm: 'This form was sent from another site, so we did not take it. Open the page here and send it again.',
  checkFields: (n: number) =>
    plural('en', n, { one: 'One answer needs another look.', other: `${n} answers need another look.` }),
  missing: 'Fill this in.',
  tooLong: (most: number) => `Keep it to ${most} characters.`,
  tooShort: (least: number) => `Write at least ${least} characters.`,
  email: 'Write a whole e-mail address, such as name@example.org.',
  unknownChoice: 'Choose one of the answers offered.',
  wholeNumber: 'Write a whole number.',
<<<<<<< HEAD
  number: 'Write a number, such as 17.5.',
  between: (least: number, most: number) => `Write a number from ${least} to ${most}.`,
=======
  duration: 'Write how long, such as 6 days, 12 hours or 30 minutes; a year at most.',
>>>>>>> main
  dateWrong: 'Write a date such as 2026-03-30.',
  webAddress: 'Write a whole web address, such as https://example.org/hook.',
  textOnly: 'Some characters here cannot be shown. Write it with letters, figures and common signs.',
  notSetUp: 'This server is not set up yet.',
};
