const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const tags = (n: number) => (n === 1 ? '1 hashtag' : `${n} hashtags`);

/** People to follow at once, and whom to follow. */
export const packs = {
  title: 'Starter packs',
  lede: 'People and hashtags that somebody put together, to follow at once.',
  detail: 'People to follow at once',
  mine: 'Made by you',
  with: 'You are in',
  offered: 'To begin with',
  offeredText: 'Follow one at once: your home fills itself, and you take out whom you like afterwards.',
  emptyTitle: 'No pack yet',
  empty: 'A pack is people and hashtags for others to follow at once. You share it by its address.',
  make: 'Make a pack',
  edit: 'Change the pack',
  name: 'Its title',
  words: 'In a few words',
  who: 'Who is in it',
  whoHint: (most: number) =>
    `Names and hashtags, such as @lea #garden: ${most} people at most. Each is told, and can take themselves out.`,
  save: 'Save',
  delete: 'Delete the pack',
  deleteText: 'Its address leads nowhere any more. Whoever followed people through it goes on following them.',
  by: (name: string) => `By ${name}`,
  holds: (n: number, of: number) => [n > 0 ? people(n) : '', of > 0 ? tags(of) : ''].filter(Boolean).join(', '),
  followAll: 'Follow all',
  will: (fresh: number, asked: number, of: number) => {
    const parts = [
      fresh > 0 ? `follow ${people(fresh)}` : '',
      asked > 0 ? `ask ${people(asked)} who approve their followers` : '',
      of > 0 ? `follow ${tags(of)}` : '',
    ].filter(Boolean);
    return `You will ${parts.join(', and ')}.`;
  },
  already: (n: number) => (n === 0 ? '' : `You follow or have asked ${people(n)} of it already.`),
  done: 'You follow everybody in it.',
  signUp: 'Create an account to follow all',
  signIn: 'I have an account',
  afterwards: 'You come back here, and choose then.',
  leave: 'Take me out',
  leaveText: 'You are in this pack: whoever made it put you there. Once you are out, nobody puts you back.',
  share: 'Its address',
  offer: 'Show it to newcomers',
  unoffer: 'Show it to newcomers no more',
  inbox: (name: string) => `${name} put you in a starter pack`,
  errors: {
    unknown: (handles: string) => `Nobody here is called ${handles}.`,
    unlisted: (handles: string) => `${handles} would rather not be listed: leave them out.`,
    gone: (handles: string) => `${handles} took themselves out of this pack: leave them out.`,
    nobody: 'Name at least one person or one hashtag.',
    tooManyPeople: (most: number) => `A pack holds ${most} people at most.`,
    tooManyTags: (most: number) => `A pack holds ${most} hashtags at most.`,
    tooMany: (most: number) => `You can have ${most} packs at most. Delete one first.`,
  },
  suggestions: {
    title: 'Who to follow',
    all: 'More people to follow',
    followed: (name: string, others: number) =>
      others === 0 ? `Followed by ${name}` : `Followed by ${name} and ${others} you follow`,
    circle: 'In a circle of yours',
    tag: (label: string) => `Writes with #${label}`,
    pack: 'In a pack with you',
    dismiss: (name: string) => `Do not suggest ${name} again`,
    emptyTitle: 'Nobody to suggest',
    empty: 'Follow a few people or hashtags: whom they follow, and who writes with them, appears here.',
    how: 'How this is made',
    formula: (o: { followed: number; circle: number; tag: number; pack: number }) => [
      `${o.followed} points for each person you follow who follows them; ${o.circle} when you are in a circle together; ${o.tag} for each hashtag you follow that they used in the last 30 days; ${o.pack} for each pack you are both in.`,
      'Of the people you follow the latest 100 are looked at, and 100 of those whom each follows.',
      'Nothing else counts: not what you read, nor how long. Whoever keeps out of the directory is never suggested, nor anybody you mute, block or put aside here.',
    ],
  },
  privacy: {
    title: 'Packs and suggestions',
    list: [
      'Packs you make are public until you delete them or your account goes. That somebody put you in one is public too, until you take yourself out; that you did is kept, so that nobody puts you back.',
      'Whom you would rather not be suggested is for you alone, until your account or theirs goes.',
    ],
  },
};
