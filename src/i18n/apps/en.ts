/** What applications for Mastodon are told, of votes that they show as polls first of all. */
export const apps = {
  nobodyAnswers: 'This comes from the server, and nobody there reads answers. Open the page that it leads to.',
  vote: {
    onPage: 'Vote on its page.',
    counts: 'A vote of members. What they choose here counts, and can be changed on its page until it closes.',
    notLetIn: (url: string, settings: string) =>
      `This app may not vote for you yet. Allow it once at ${settings}, or vote on the page: ${url}`,
    reason: (url: string) => `A reason is asked for. Vote on the page: ${url}`,
    again: (url: string) => `You have voted. Until it closes, change your vote on the page: ${url}`,
    notHere: (url: string) => `Apps cannot show this vote as it is. Vote on the page: ${url}`,
  },
};
