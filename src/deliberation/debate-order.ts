/** A reason as the order sees it. */
export interface Ordered {
  /** Of those who say the same. */
  readonly group: string;
  /** How many people of other groups answered it. */
  readonly answers: number;
  readonly castAt: Date;
  readonly member: string;
}

/** Objections speak first when sides weigh the same. */
const FIRST = ['block', 'no', 'abstain', 'yes'];

/**
 * The order of a debate. Sides speak in turn, in proportion to their votes with harmonic weighting: each next reason is
 * of the side with the highest votes ÷ (reasons shown so far + 1), as D'Hondt deals out seats; so that every prefix
 * gives each side at least its share, rounded down. When two sides are level, objections come first. Within a side,
 * the reason that most people of other sides answered comes first, then the earliest. Likes play no part.
 * @param votes of each group, those without a reason included.
 */
export function inDebateOrder<Reason extends Ordered>(
  reasons: readonly Reason[],
  votes: ReadonlyMap<string, number>,
): readonly Reason[] {
  const sides = [...Map.groupBy(reasons, ({ group }) => group)]
    .map(([group, own]) => ({ group, votes: votes.get(group) ?? own.length, shown: 0, own: own.toSorted(within) }))
    .toSorted((a, b) => rank(a.group) - rank(b.group) || (a.group < b.group ? -1 : 1));
  return reasons.map(() => {
    const [first, ...others] = sides.filter((side) => side.shown < side.own.length);
    // A fraction each, compared crosswise: exact, and no rounding decides who speaks.
    const next = others.reduce((best, side) => (ahead(side, best) ? side : best), first!);
    return next.own[next.shown++]!;
  });
}

interface Weighed {
  readonly votes: number;
  readonly shown: number;
}

const ahead = (a: Weighed, b: Weighed): boolean => a.votes * (b.shown + 1) > b.votes * (a.shown + 1);

const rank = (group: string): number => (FIRST.includes(group) ? FIRST.indexOf(group) : FIRST.length);

const within = (a: Ordered, b: Ordered): number =>
  b.answers - a.answers || a.castAt.getTime() - b.castAt.getTime() || (BigInt(a.member) < BigInt(b.member) ? -1 : 1);
