/** What holders of a mandate did at once, and how they do it. */
export const emergency = {
  title: 'Done at once',
  lede: 'What cannot wait, a holder of a mandate may do at once, with a public reason. Members are asked to ratify it; without their yes it is undone by itself.',
  none: 'Nothing was done at once',
  noneText: 'Acts that could not wait will stand here, with their reason and what members said of them.',
  states: { standing: 'Waiting for the members', ratified: 'Ratified', lapsed: 'Undone' },
  by: (name: string) => `by ${name}`,
  lapses: (day: string) => `undone on ${day} unless members ratify it`,
  vote: 'What members say of it',
  act: 'Act at once',
  actText: (days: number) =>
    `It takes effect as you press. A proposal appears by itself that asks members to ratify it; without their yes it is undone after ${days} days.`,
  reason: 'Why it cannot wait',
  reasonHint: 'Everybody reads it.',
  button: 'Do it now',
  done: 'Done. Members have been asked to ratify it.',
};
