/** Single keys that act on the pages. */
export const shortcuts = {
  title: 'Keyboard shortcuts',
  description: 'The keys that act on the pages of somebody signed in.',
  lede: 'Press ? on any page to see them. They rest while you write, and in a window that is open above the page.',
  signedIn: 'They work once you are signed in.',
  settings: 'Turn them off in your settings',
  off: 'Turn off the keyboard shortcuts',
  offNote: 'Letters then do nothing by themselves: for those who speak to their computer, or press keys unawares.',
  inTurn: 'then',
  groups: [
    {
      title: 'Read',
      keys: [
        { keys: ['j'], does: 'Next post' },
        { keys: ['k'], does: 'Previous post' },
        { keys: ['o', 'Enter'], does: 'Open the post' },
        { keys: ['p'], does: 'Open its author' },
        { keys: ['x'], does: 'Show or hide what is behind a warning' },
        { keys: ['.'], does: 'Back to the top, with what is new' },
      ],
    },
    {
      title: 'Act',
      keys: [
        { keys: ['r'], does: 'Reply' },
        { keys: ['f'], does: 'Like' },
        { keys: ['b'], does: 'Boost' },
        { keys: ['d'], does: 'Bookmark' },
        { keys: ['n'], does: 'Write a post' },
        { keys: ['/'], does: 'Search' },
        { keys: ['?'], does: 'This list' },
      ],
    },
    {
      title: 'Go',
      keys: [
        { keys: ['g', 'h'], does: 'Home', inTurn: true },
        { keys: ['g', 'u'], does: 'Catch up', inTurn: true },
        { keys: ['g', 'e'], does: 'Explore', inTurn: true },
        { keys: ['g', 'd'], does: 'Decide', inTurn: true },
        { keys: ['g', 'c'], does: 'Campaigns', inTurn: true },
        { keys: ['g', 'i'], does: 'Inbox', inTurn: true },
      ],
    },
  ] as readonly {
    readonly title: string;
    readonly keys: readonly {
      /** Any one of them, or one after the other. */
      readonly keys: readonly string[];
      readonly does: string;
      readonly inTurn?: boolean;
    }[];
  }[],
};
