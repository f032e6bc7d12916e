/** What holders of a mandate did by themselves because it is small, and how members call it in. */
export const acts = {
  title: 'Small acts',
  lede: 'What is small and easily undone, the holder of a mandate does by themselves and says why. Members who see it otherwise call it in: then everybody decides.',
  none: 'No small act yet',
  noneText: 'What holders of a mandate did by themselves will stand here, with the reason they gave.',
  by: (name: string) => `by ${name}`,
  act: 'Act',
  actText: 'It takes effect as you press, stands here for everybody to read, and members may call it in.',
  reason: 'Why',
  reasonHint: 'Everybody reads it.',
  button: 'Do it',
  done: 'Done. It stands here with your reason.',
  callIn: 'Call it in',
  callInText: (needed: number) =>
    needed === 1
      ? 'A proposal to bring back what was there then goes to all members.'
      : `When ${needed} members have asked, a proposal to bring back what was there goes to all members.`,
  soFar: (n: number, needed: number) => `${n} of ${needed}`,
  callInReason: 'Why everybody should decide',
  asked: 'You have called it in.',
  called: 'Your call is written down.',
  vote: 'What members say of it',
  proposal: {
    title: (what: string) => `Called in: ${what}`,
    body: (why: string, against: string) =>
      `The holder of a mandate did this by themselves, for this reason:\n\n> ${why.replaceAll('\n', '\n> ')}\n\nMembers called it in:\n\n> ${against.replaceAll('\n', '\n> ')}\n\nA yes brings back what was there before.`,
  },
  faults: {
    notSmall: 'This is not small: propose it to the members.',
    calledIn: 'It was called in already: all members are asked.',
  },
};
