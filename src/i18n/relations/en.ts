/** What binds one account to another beyond following, and what keeps servers apart. */
export const relations = {
  servers: {
    tab: 'Servers',
    lede: 'Nothing of its accounts reaches you: no post, no news, no follower. Nobody is told.',
    domain: 'Name of the server',
    domainHint: 'Such as example.org. What stands below its name goes with it.',
    block: 'Block the server',
    blockNamed: (domain: string) => `Block ${domain}`,
    unblock: 'Unblock',
    unblockNamed: (domain: string) => `Unblock ${domain}`,
    none: 'You block no server',
    noneText: 'You see accounts of every server that this one knows.',
    standing: (domain: string) => `You block the server ${domain}.`,
    mayNotFollow: 'You block the server of this account. Unblock it first, then follow.',
    tooMany: (most: number) => `You can block ${most} servers at most. Unblock one first.`,
  },
  endorsing: {
    add: 'Recommend on your page',
    end: 'Recommend no longer',
    some: ([first = '', second]: readonly string[], others: number) =>
      second === undefined
        ? `Recommends ${first}`
        : others <= 0
          ? `Recommends ${first} and ${second}`
          : `Recommends ${first}, ${second} and ${others} ${others === 1 ? 'other' : 'others'}`,
    by: (name: string) => `Recommended by ${name}`,
    nobody: 'Nobody is recommended here.',
    followFirst: 'Your page recommends people you follow. Follow them first.',
    tooMany: (most: number) => `Your page recommends ${most} people at most. Take somebody off first.`,
  },
  telling: {
    on: 'Tell me when they post',
    off: 'Stop telling me',
    inbox: (name: string) => `${name} posted`,
  },
  languages: {
    menu: 'Choose their languages',
    title: (name: string) => `In which languages do you read ${name}?`,
    hint: 'Only these come into your home and lists, boosts included. When none is ticked, all do. What says no language always comes.',
    legend: 'Languages',
    save: 'Save',
  },
  privacy: [
    'Of whose posts you want to be told, and in which languages you read somebody, is for you alone: while you follow them.',
    'Whom your page recommends is public: until you take them off, or no longer follow them.',
    'Which servers you block is for you alone: until you unblock them or your account goes.',
  ],
};
