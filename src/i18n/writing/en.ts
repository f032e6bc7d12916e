/** Several posts at once, drafts, and posts for later. */
export const writing = {
  errors: {
    tooMany: (most: number) => `Up to ${most} posts go out at once. Post these first, then go on.`,
    tooManyDrafts: (most: number) => `You can keep ${most} drafts at most. Post or delete some first.`,
    moment: 'Choose a moment to come, within a year.',
  },
  next: (n: number) => `Post ${n}`,
  another: 'Add another post',
  keep: 'Keep as a draft',
  later: 'Post it later',
  at: 'When it goes out',
  atHint: 'Leave it empty to post now.',
  held: (n: number) => (n === 1 ? 'One picture is kept with this draft.' : `${n} pictures are kept with this draft.`),
  drafts: {
    title: 'Drafts',
    detail: 'What you began, and what goes out later',
    emptyTitle: 'No draft',
    empty: 'What you keep while you write, and what you want to go out later, waits here. Only you see it.',
    due: (when: string) => `goes out ${when}`,
    refused: 'It could not be posted at its moment: what it answers or quotes may be gone.',
    go: 'Go on writing',
    delete: 'Delete',
    deleteThis: (text: string) => `Delete this draft: ${text}`,
    nothing: 'Without words',
    parts: (n: number) => (n === 1 ? '' : `${n} posts`),
  },
};
