interface LetterWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Mails about one's place in the register, each for a server's name. */
export const letters = {
  button: 'See my membership',
  rolesButton: 'See who does what',
  reason: (text: string) => `The reason that was given: ${text}`,
  admitted: (server: string, number: number): LetterWords => ({
    subject: `You are a member of ${server}`,
    paragraphs: [
      `Welcome. You are member number ${number} of ${server}, and it is yours as much as anybody’s.`,
      'One member, one vote: what needs yours waits for you under “Decide”.',
    ],
  }),
  onProbation: (server: string, number: number): LetterWords => ({
    subject: `You are a member of ${server}`,
    paragraphs: [
      `Welcome. You are member number ${number} of ${server}.`,
      'For the first while you propose and discuss with everybody; your vote comes when it is over, and we write to you then.',
    ],
  }),
  confirmed: (server: string): LetterWords => ({
    subject: `You have your vote in ${server}`,
    paragraphs: ['Your time of probation is over. What needs your vote waits for you under “Decide”.'],
  }),
  refused: (server: string): LetterWords => ({
    subject: `Your application to ${server}`,
    paragraphs: ['Your application was not accepted. You can apply again whenever you wish.'],
  }),
  charged: (server: string, days: number, lapses: string | null): LetterWords => ({
    subject: `A charge against you in ${server}`,
    paragraphs: [
      `Something that you are said to have done may lead to your expulsion from ${server}. Members would decide it by a vote.`,
      `You have ${days} days to answer. Your answer stands beside the charge, and no vote begins before it unless the time is over.`,
      ...(lapses ? [`If members have not been asked to vote by ${lapses}, the charge ends by itself.`] : []),
    ],
  }),
  chargeEnded: (server: string, voted: boolean): LetterWords => ({
    subject: `The charge against you in ${server} has ended`,
    paragraphs: [
      voted
        ? 'Members voted and did not expel you. Nothing stands against you any more.'
        : 'Nobody brought it to a vote in the time that was given. Nothing stands against you any more.',
    ],
  }),
  suspended: (server: string): LetterWords => ({
    subject: `Your membership in ${server} is suspended`,
    paragraphs: [
      'The members have suspended your membership. You keep your number and can read everything; your vote rests until it is given back, and your mandates have ended.',
    ],
  }),
  expelled: (server: string): LetterWords => ({
    subject: `You are no longer a member of ${server}`,
    paragraphs: [
      'The members have decided your expulsion. Your account stays yours.',
      'You may appeal within 14 days: members then vote on whether you come back.',
    ],
  }),
  reinstated: (server: string): LetterWords => ({
    subject: `You are a member of ${server} again`,
    paragraphs: ['The members have given you your place back, and your vote with it.'],
  }),
  mandateGiven: (server: string, title: string, until: string): LetterWords => ({
    subject: `${server} gave you a mandate: ${title}`,
    paragraphs: [
      `You hold the mandate “${title}” until ${until}. It ends by itself then. You can lay it down at any time.`,
    ],
  }),
  mandateEnded: (server: string, title: string): LetterWords => ({
    subject: `Your mandate in ${server} has ended: ${title}`,
    paragraphs: [`Your mandate “${title}” is over. Thank you for what you did with it.`],
  }),
};
