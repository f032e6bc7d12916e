export const mail = {
  button: 'Open my pledge',
  tellAccount: 'Say to which account',
  page: 'Your own page shows how it stands. There you can raise it, lower it or withdraw it.',
  notMe: (url: string) => `This was not you? Erase it and hear no more of this campaign: ${url}`,
  stop: (url: string) => `To stop these reminders: ${url}`,
  stopLabel: 'Stop reminders of this pledge drive',
  confirm: {
    subject: (title: string) => `Confirm your pledge: ${title}`,
    asked: (title: string) => `Somebody, you we hope, pledged money to “${title}” with this address.`,
    press: 'It counts once you press the button behind this link. You pay nothing today.',
    button: 'See it and confirm',
  },
  before: {
    subject: (title: string) => `You have pledged already: ${title}`,
    text: (title: string) =>
      `Somebody filled in the form of “${title}” with your address. You have your pledge there already, and it stays as it was.`,
  },
  confirmed: {
    subject: (title: string) => `Your pledge counts: ${title}`,
    text: (title: string) => `Thank you. Your pledge to “${title}” is confirmed. You pay nothing for now.`,
  },
  called: {
    subject: (title: string) => `The goal is reached, please pay: ${title}`,
    text: (title: string) =>
      `Together we have reached the goal of “${title}”. Please pay what you pledged, by a transfer:`,
    reference: 'Copy the reference exactly: it is how we know that the money is yours.',
    name: (receiver: string) =>
      `The receiver is ${receiver}. Your bank compares the name of the holder with that of the account and may say “close match”.`,
    button: 'See it with a code to scan',
    otherwise: 'You cannot pay any more? Withdraw on the same page: then the others know.',
  },
  reminder: {
    subject: (days: number, title: string) =>
      `${days <= 0 ? 'Last day' : days === 1 ? 'One day left' : `${days} days left`} to pay: ${title}`,
    text: (title: string) => `We have not seen all of your pledge to “${title}” yet. This is what is missing:`,
    crossed: 'If you have paid in the last days, forget this mail.',
  },
  payment: {
    subject: (sum: string, title: string) => `${sum} received: ${title}`,
    text: (sum: string, title: string) => `The organisers of “${title}” have seen your payment of ${sum}. Thank you.`,
  },
  refund: {
    subject: (sum: string, title: string) => `${sum} paid back: ${title}`,
    text: (sum: string, title: string) => `The organisers of “${title}” have sent ${sum} back to you.`,
  },
  told: {
    released: {
      subject: (title: string) => `The goal was not reached, you owe nothing: ${title}`,
      text: (title: string) =>
        `The pledges to “${title}” did not reach the goal by the last day. So nobody pays anything, and your pledge is released. Thank you for having been ready.`,
    },
    condition: {
      subject: (title: string) => `Your condition was not met, you owe nothing: ${title}`,
      text: (title: string) =>
        `The goal of “${title}” is reached, but what you had asked for on top was not. So your pledge is released and you owe nothing.`,
    },
    kept: {
      subject: (title: string) => `It goes ahead: ${title}`,
      text: (title: string) => `Enough has come in by the last day: “${title}” goes ahead, with your money. Thank you.`,
    },
    failed: {
      subject: (title: string) => `It goes ahead without your pledge: ${title}`,
      text: (title: string) =>
        `“${title}” goes ahead. Nothing had come in for your pledge by the last day, so it is closed and you owe nothing.`,
    },
    refund: {
      subject: (title: string) => `It does not go ahead, your money comes back: ${title}`,
      text: (title: string) =>
        `Too little has come in for “${title}” by the last day, so it does not go ahead. Everything that you paid comes back to you. Say to which account, on your own page.`,
    },
    'let-go': {
      subject: (title: string) => `It does not go ahead, you owe nothing: ${title}`,
      text: (title: string) =>
        `Too little has come in for “${title}” by the last day, so it does not go ahead. You owe nothing.`,
    },
  },
};
