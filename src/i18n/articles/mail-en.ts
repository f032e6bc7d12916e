/** Mails to those who comment without an account. */
export const mail = {
  confirm: {
    subject: (title: string) => `Confirm your comment: ${title}`,
    asked: (title: string) => `Somebody, you we hope, commented on the article “${title}” with this address.`,
    press: 'Press the button to confirm it. Until then nobody sees it.',
    button: 'Confirm my comment',
    notYou: (url: string) => `It was not you, or you changed your mind? Delete it: ${url}`,
  },
  shown: {
    subject: (title: string) => `Your comment is in: ${title}`,
    text: (title: string) => `Your comment on “${title}” has been read and is shown now.`,
    button: 'See it',
  },
  hidden: {
    subject: (title: string) => `Your comment is not shown: ${title}`,
    text: (title: string) => `Those who look after the discussion of “${title}” have decided not to show your comment.`,
    reason: (reason: string) => `Their reason: ${reason}`,
    button: 'To the article',
  },
  delete: (url: string) => `To delete your comment and your address: ${url}`,
};
