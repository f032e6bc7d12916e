interface LetterWords {
  subject: string;
  paragraphs: readonly string[];
  action: string;
  ignore: string;
}

const ignore = 'If this was not you, do nothing: without the link nothing happens.';

/** Mails about accounts, each for a server's name. */
export const letters = {
  join: (server: string): LetterWords => ({
    subject: `Your account on ${server}`,
    paragraphs: [
      `Somebody, probably you, wants to open an account on ${server} with this address.`,
      'Follow this link within 24 hours to choose your name.',
    ],
    action: 'Open my account',
    ignore,
  }),
  alreadyHere: (server: string): LetterWords => ({
    subject: `You already have an account on ${server}`,
    paragraphs: [
      `Somebody, probably you, wanted to open an account on ${server} with this address. It has one already.`,
      'This link signs you in; it works once, for an hour.',
    ],
    action: 'Sign in',
    ignore,
  }),
  signIn: (server: string): LetterWords => ({
    subject: `Sign in to ${server}`,
    paragraphs: [`Here is the link you asked for, to sign in to ${server}. It works once, for an hour.`],
    action: 'Sign in',
    ignore,
  }),
  notHere: (server: string): LetterWords => ({
    subject: `No account on ${server} yet`,
    paragraphs: [
      `Somebody, probably you, wanted to sign in to ${server} with this address. No account belongs to it: perhaps you used another address.`,
      'You can also open an account with this one, within 24 hours.',
    ],
    action: 'Open an account',
    ignore,
  }),
  changeEmail: (server: string): LetterWords => ({
    subject: `Your new address on ${server}`,
    paragraphs: [
      `You want to use this address on ${server}. Follow this link within an hour, on a device where you are signed in.`,
    ],
    action: 'Use this address',
    ignore,
  }),
  addressTaken: (server: string) => ({
    subject: `This address already has an account on ${server}`,
    paragraphs: [
      `Somebody, probably you, wanted to attach this address to an account on ${server}. It belongs to another account already, so nothing was changed.`,
    ],
  }),
  addressChanged: (server: string) => ({
    subject: `Your address on ${server} has changed`,
    paragraphs: [
      `Your account on ${server} now has another address, and mails no longer come here.`,
      'If this was not you, answer quickly: write to the people who run the server.',
    ],
  }),
  passwordChanged: (server: string) => ({
    subject: `Your password on ${server} has changed`,
    paragraphs: [
      `Your password on ${server} has just been changed, and all other devices were signed out.`,
      'If this was not you, ask for a link to sign in, then set a new password.',
    ],
  }),
  passkeyAdded: (server: string) => ({
    subject: `A new passkey on ${server}`,
    paragraphs: [
      `A passkey was added to your account on ${server}: whoever has that device can sign in.`,
      'If this was not you, remove it in your settings, then change your password.',
    ],
  }),
};
