/** What one can do with a post beside liking it. */
export const posts = {
  errors: {
    tooManyPins: (most: number) => `You can pin ${most} posts at most. Unpin one first.`,
    notForPinning: 'Only posts that everybody can see are pinned.',
    cannotEdit: 'The words of this post belong elsewhere: change them there.',
    changedMeanwhile:
      'This post was edited somewhere else meanwhile. What you wrote is still here; read the post again before you send it.',
  },
  bookmarks: {
    title: 'Bookmarks',
    detail: 'Posts you keep for yourself',
    add: 'Bookmark',
    remove: 'Remove the bookmark',
    emptyTitle: 'No bookmark yet',
    empty: 'Bookmark a post to find it here again. Only you see your bookmarks.',
  },
  pins: { add: 'Pin to your page', remove: 'Unpin from your page', pinned: 'Pinned', title: 'Pinned posts' },
  edit: {
    title: 'Edit your post',
    save: 'Save the changes',
    told: 'What it said before stays readable. Those who boosted it are told.',
    pictures: 'Its pictures',
    picture: (n: number) => `Picture ${n}`,
    removePicture: 'Remove this picture for good',
    focus: 'What stays in view when it is cropped',
    points: {
      middle: 'The middle',
      top: 'The top',
      bottom: 'The bottom',
      left: 'The left',
      right: 'The right',
      'top-left': 'Top left',
      'top-right': 'Top right',
      'bottom-left': 'Bottom left',
      'bottom-right': 'Bottom right',
    },
  },
  history: {
    title: 'What this post said',
    version: (n: number) => `Version ${n}`,
    now: 'As it reads now',
    first: 'First version',
    pictures: (n: number) => (n === 1 ? 'One picture' : `${n} pictures`),
  },
  inbox: {
    edit: (name: string) => `${name} edited a post that you passed on`,
    poll: (name: string) => `The poll of ${name} has ended`,
    quoteRequest: (name: string) => `${name} asks to quote your post`,
  },
};
