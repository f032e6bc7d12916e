import { plural } from '../plural.ts';

/** What a phone says when something came. */
export const push = {
  /** Where somebody wants no more said than this. */
  something: 'Something for you',
  together: (count: number) =>
    plural('en', count, { one: '1 new thing for you', other: `${count} new things for you` }),
  trial: { title: 'It works', body: 'This is how we will tell you.' },
  settings: {
    title: 'Notifications',
    detail: 'What you are told at once, and where',
    lede: 'Your phone or computer can tell you when somebody speaks to you or a vote needs yours, also when this page is closed.',
    without: 'To turn this on, open this page in a browser with JavaScript, on the device that should tell you.',
    cannot:
      'This browser cannot do it. On an iPhone or iPad, put this site on the home screen first (Share, then “Add to Home Screen”), and open it from there.',
    refused:
      'This browser has been told not to show any notices from here. Allow them in its settings for this site, then come back.',
    failed: 'That did not work. The company behind this browser may not be reachable: try again in a moment.',
    turnOn: 'Tell me on this device',
    where: 'Where you are told',
    here: 'this device',
    device: 'a device',
    app: 'an application',
    since: (day: string) => `since ${day}`,
    failing: (day: string) => `cannot be reached since ${day}`,
    try: 'Try',
    tryNamed: (name: string) => `Send a trial to ${name}`,
    turnOff: 'Turn off',
    turnOffNamed: (name: string) => `Turn off ${name}`,
    told: 'This device will tell you.',
    tried: 'A trial is on its way. It should show within seconds.',
    untold: 'Turned off.',
    what: 'What you are told',
    of: 'Tell me when',
    ofHint: 'Everything else waits in your inbox.',
    choices: {
      mention: 'somebody mentions or quotes me',
      private: 'somebody writes to me alone',
      reply: 'somebody replies to me',
      post: 'somebody posts of whom I asked to be told',
      like: 'somebody likes a post of mine',
      boost: 'somebody boosts a post of mine',
      follow: 'somebody follows me, or asks to',
      poll: 'a poll I took part in has ended',
      vote: 'my vote is needed, and before it is too late',
      effect: 'a vote has closed, and when it takes effect',
      duty: 'something becomes mine to do or to agree to',
    },
    quiet: 'Hours of rest',
    quietHint: (zone: string) =>
      `Nothing comes between these hours; what came meanwhile is said in one message after. Times of ${zone}.`,
    quietFrom: 'From',
    quietUntil: 'Until',
    discreet: 'Say nothing but that something came',
    discreetNote: 'No names and no words on the locked screen.',
    apps: 'Applications have settings of their own for what they tell you; your hours of rest hold for them too.',
  },
  install: {
    title: (name: string) => `Put ${name} among your apps.`,
    text: 'It opens without a browser around it, and other apps can share to it.',
    yes: 'Install',
    no: 'Not now',
  },
  offline: {
    title: 'No network',
    text: 'We cannot reach the server from here. Nothing you posted is lost; what you were writing stays in this browser.',
    again: 'Try again',
  },
  privacy: {
    title: 'What your phone is told',
    list: [
      'When you let a device or an application be told of news, the server keeps the address that its maker gave for that, and the keys to write to it, until you turn it off, sign out there or take the application’s token back.',
      'What we send is encrypted for your device: the company that carries it learns that something came, and when, and not what. You can have us say nothing but that something came. Words written to you alone are never sent.',
      'A message that was taken is forgotten at once; one that nobody takes, within a day.',
    ],
  },
  told: {
    mention: (name: string) => `${name} mentions you`,
    private: (name: string) => `${name} wrote to you alone`,
    reply: (name: string) => `${name} replied to you`,
    quote: (name: string) => `${name} quotes you`,
  },
};
