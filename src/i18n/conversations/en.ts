/** Posts for those named alone, gathered as conversations. */
export const conversations = {
  title: 'Private posts',
  tab: 'Private',
  emptyTitle: 'Nothing private yet',
  empty: 'Posts for the people they name, and nobody else, come together here. Begin one from somebody’s page.',
  find: 'Find somebody',
  honest:
    'Only the people named here see these posts. They are not encrypted: whoever runs the server’s machine could read them. Do not write here what nobody else may ever know.',
  write: (name: string) => `Write to ${name} privately`,
  with: (names: string) => `With ${names}`,
  alone: 'somebody who has left',
  others: (names: string, more: number) => `${names} and ${more} more`,
  you: (words: string) => `You: ${words}`,
  picture: 'A picture',
  unread: 'Unread',
  unreadCount: (n: number) => (n === 1 ? '1 unread conversation' : `${n} unread conversations`),
  earlier: 'Earlier',
  posts: 'What was written',
  nobodyLeft: 'Nobody else is here any more: nobody would read an answer.',
  more: 'About this conversation',
  hide: 'Put away',
  hideNote: 'It leaves your list and comes back when somebody writes. The others keep it.',
  mute: 'Mute this conversation',
  unmute: 'Hear of it again',
  muted: 'Muted: it comes to your list, and is never unread.',
  privacy: {
    title: 'Your private posts',
    list: [
      'Posts for those named are kept until whoever wrote them deletes them or leaves. They are not encrypted: whoever runs the server’s machine could read them. Those who moderate see what somebody in it reports to them.',
      'How far you have read in a conversation, and that you put it away, is for you alone: until the conversation or your account goes.',
    ],
  },
};
