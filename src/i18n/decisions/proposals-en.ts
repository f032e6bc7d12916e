import { formatsFor } from '../format.ts';

const { number } = formatsFor('en');
const said = (reasons: readonly string[]): string =>
  reasons
    .map((reason) =>
      reason
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
    )
    .join('\n\n');

/** What the server itself puts before members, in Markdown, and what it answers those who may not. */
export const proposals = {
  proposals: {
    hold: {
      title: (n: number) => `Shall decision ${number(n)} take effect?`,
      body: (n: number, title: string, reasons: readonly string[]) =>
        [
          `Members stopped decision ${number(n)}, “${title}”, before it took effect. This is what they say:`,
          said(reasons),
          'If this passes, the decision takes effect at once. If not, it is cancelled.',
        ].join('\n\n'),
    },
    callIn: {
      title: (n: number) => `Undo decision ${number(n)}`,
      body: (n: number, title: string) =>
        `Members ask everybody about decision ${number(n)}, “${title}”, which a circle took and which has taken effect. If this passes, what it changed is changed back. If not, it stands.`,
    },
    undo: {
      title: (n: number) => `Undo decision ${number(n)}`,
      body: (n: number, title: string) =>
        `Decision ${number(n)}, “${title}”, has taken effect. If this passes, what it changed is changed back.`,
    },
    review: {
      title: (n: number) => `Review: end decision ${number(n)}?`,
      body: (n: number, title: string, whole: boolean) =>
        [
          `Decision ${number(n)}, “${title}”, was to be looked at again today.`,
          whole
            ? 'If this passes, it ends: what it changed is changed back. If not, it stands for as long again.'
            : 'If this passes, it ends. The server cannot change back everything it changed: say in the debate who does what. If not, it stands for as long again.',
        ].join('\n\n'),
    },
    succession: {
      title: (mandate: string) => `Election: ${mandate}`,
      drawTitle: (mandate: string) => `Draw by lot: ${mandate}`,
      body: (mandate: string, day: string) =>
        `The mandate “${mandate}” ends on ${day}. Who takes it up? Nominate somebody, or yourself: whoever is nominated says whether they accept.`,
    },
    emergency: {
      title: (action: string) => `Ratify an emergency act: ${action}`,
      body: (reason: string, day: string) =>
        [
          'A holder of a mandate acted at once because it could not wait. The reason given:',
          said([reason]),
          `If this passes, it stands. If not, or if nothing is decided by ${day}, it is undone by itself.`,
        ].join('\n\n'),
    },
  },
  refusals: {
    windowOver: 'The time to object to this decision is over, or it did not begin.',
    notOnTheRoll: 'Only those who could vote on this may object to it.',
    noVote: 'Only members who vote may ask for this.',
    calledIn: 'Members have called it in: it is for everybody to decide now.',
    notToCallIn: 'Only what a circle is deciding, or has decided and was not undone, can be called in.',
    notExecuted: 'Only what has taken effect can be undone.',
    undone: 'This decision has been undone already.',
    irreversible: 'Part of what this decision changed cannot be changed back.',
    noEmergency: 'This is not among the things that may be done at once.',
    actedBefore: (days: number) =>
      `Members did not let this stand less than ${days} days ago. Propose it: they decide first now.`,
    notYourMandate: 'Only whoever holds the mandate for it may do this at once.',
    notYourDuty: 'Only whoever was given this duty, or a secretary, may say that it is done.',
    askedByItself:
      'The server asks this by itself, because members or the calendar call for it: nobody changes it or takes it back.',
    dutyDone: 'This duty is done already.',
  },
};
