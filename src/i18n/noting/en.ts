/** What one notes about somebody, for oneself alone. */
export const noting = {
  title: (name: string) => `A note about ${name}`,
  yours: 'Your note',
  hint: 'Only you read it. They are not told. Empty it to take it away.',
  save: 'Keep the note',
  add: 'Note something for yourself',
  change: 'Change your note',
};
