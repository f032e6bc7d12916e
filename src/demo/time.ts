/** Day 1 of the story, at midnight in Paris. */
const FIRST_MIDNIGHT = new Date('2016-10-02T22:00:00Z');
const DAY_MS = 86_400_000;

/** Something that happens in the story. */
export interface Step {
  at: Date;
  run(): Promise<unknown>;
}

/** A moment of the story: `09:40` on its day, in Paris. Summer time ends on 30 October 2016 and begins on 26 March 2017. */
export function momentOf(day: number, at: string): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const winter = day >= 28 && day < 175;
  return new Date(
    FIRST_MIDNIGHT.getTime() + (day - 1) * DAY_MS + (hour + (winter ? 1 : 0)) * 3_600_000 + minute * 60_000,
  );
}
