/** Mails about coming in, each for a server's name. */
export const letters = {
  apply: (server: string) => ({
    subject: `Your request for an account on ${server}`,
    paragraphs: [
      `Somebody, probably you, wants to ask for an account on ${server} with this address.`,
      'Follow this link within 24 hours to answer a question or two. People read them.',
    ],
    action: 'Write my request',
    ignore: 'If this was not you, do nothing: without the link nothing happens.',
  }),
  /** To somebody who wanted to sign in where nobody can just open an account. */
  notHere: (server: string) => ({
    subject: `No account on ${server} yet`,
    paragraphs: [
      `Somebody, probably you, wanted to sign in to ${server} with this address. No account belongs to it: perhaps you used another address.`,
      'The page behind this link says how people come in.',
    ],
    action: 'How to come in',
    ignore: 'If this was not you, do nothing: without the link nothing happens.',
  }),
  waiting: (server: string) => ({
    subject: `Somebody asks for an account on ${server}`,
    paragraphs: [
      `A request for an account on ${server} waits to be read.`,
      'Others that come before it is answered send no mail of their own.',
    ],
    action: 'Read it',
  }),
  approved: (server: string, words: string) => ({
    subject: `Welcome to ${server}`,
    paragraphs: [
      `Your request was read: you are welcome on ${server}.`,
      ...(words ? [`“${words}”`] : []),
      'Follow this link within two weeks to choose your name.',
    ],
    action: 'Open my account',
  }),
  refused: (server: string, words: string) => ({
    subject: `Your request for an account on ${server}`,
    paragraphs: [
      `People of ${server} have read your request and do not open an account for you. They write:`,
      `“${words}”`,
      'What you wrote is erased. If things change, you may ask again.',
    ],
  }),
  lapsed: (server: string, days: number) => ({
    subject: `Your request for an account on ${server}`,
    paragraphs: [
      `For ${days} days nobody on ${server} has answered your request. That is our failing, not yours.`,
      'What you wrote is erased. You may ask again.',
    ],
  }),
};
