/** What cards of votes say beside the vote itself, and what applications are told of. */
export const cards = {
  /** What is drawn on the share card of a proposal. */
  votes: (until: string) => `Members vote until ${until}`,
  proposalAlt: (name: string, title: string, stands: string) => `${name}: “${title}”. ${stands}.`,
  /** Of the account that stands for the server in applications. */
  house: 'The server speaks here, to one person at a time: what concerns you and no post says. Nobody reads answers.',
};
