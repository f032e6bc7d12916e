/** How people stand to each other: block, mute, follow. */
export const people = {
  errors: {
    self: 'This is you. Choose somebody else.',
    blocking: 'You block this account. Unblock it first, then follow.',
    mayNotFollow: 'You cannot follow this account.',
  },
  menu: {
    label: (name: string) => `More about ${name}`,
    mute: 'Mute',
    muteName: (handle: string) => `Mute ${handle}`,
    block: 'Block',
    blockName: (handle: string) => `Block ${handle}`,
    hideBoosts: 'Hide their boosts',
    showBoosts: 'Show their boosts',
    removeFollower: 'Remove from your followers',
  },
  block: {
    title: (name: string) => `Block ${name}?`,
    text: 'Neither of you will see what the other writes, and you no longer follow each other. They are not told. Proposals and campaigns concern everyone and stay in view.',
    confirm: 'Block',
    unblock: 'Unblock',
    standing: (name: string) => `You block ${name}. Neither of you sees what the other writes.`,
  },
  mute: {
    title: (name: string) => `Mute ${name}`,
    text: 'Their posts and boosts stay out of your timelines and conversations. You still find them on their page. They are not told.',
    howLong: 'For how long',
    lengths: { always: 'Until I unmute', hour: 'One hour', day: 'One day', week: 'One week', month: '30 days' },
    notifications: 'Also keep them out of my inbox',
    confirm: 'Mute',
    unmute: 'Unmute',
    standing: (name: string) => `You muted ${name}.`,
    standingUntil: (name: string, when: string) => `You muted ${name} until ${when}.`,
  },
  thread: {
    mute: 'Mute this conversation',
    unmute: 'Hear of this conversation again',
    title: 'Mute this conversation?',
    text: 'Replies in it, likes and boosts of it no longer come to your inbox. Nothing else changes.',
    titleMuted: 'This conversation is muted',
    textMuted: 'Nothing that happens in it comes to your inbox.',
  },
  inbox: {
    followRequest: (name: string) => `${name} would like to follow you`,
  },
  privacy: {
    title: 'Whom you follow, and whom you keep away',
    list: [
      'Whom you follow is public. Whom you mute or block is for you alone: until you take it back or your account goes.',
      'Your bookmarks are for you alone, until you remove them or the post is deleted.',
      'When you edit a post, what it said before stays readable for those who may see the post. Deleting the post erases every version.',
    ],
  },
  kept: {
    title: 'Muted and blocked',
    detail: 'Whom you would rather not read',
    tabs: { label: 'Kept away', muted: 'Muted', blocked: 'Blocked' },
    noneMuted: 'You mute nobody',
    noneMutedText:
      'Mute somebody from the menu of their post or of their page: you no longer read them, and they are not told.',
    noneBlocked: 'You block nobody',
    noneBlockedText:
      'Block somebody from the menu of their post or of their page: neither of you sees the other any more.',
  },
};
