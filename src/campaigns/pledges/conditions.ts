/** What a pledge waits for beside the goal of its drive. */
export type Condition =
  | { readonly kind: 'none' }
  /** At least so many people pledge, this one included. */
  | { readonly kind: 'people'; readonly least: number }
  /** At least so much is pledged, this one included, in minor units. */
  | { readonly kind: 'amount'; readonly least: number };

/** A promise of money, in minor units of the drive’s currency. */
export interface ConditionalPledge {
  readonly id: string;
  readonly amount: number;
  readonly condition: Condition;
}

export interface Standing {
  readonly people: number;
  readonly amount: number;
  /** The pledges whose condition is met when exactly these stand together. */
  readonly met: ReadonlySet<string>;
}

/**
 * Which pledges stand when each says “if at least so many others do”: the greatest set in which every condition is met.
 * Begin with all; as long as one of them has a condition that the rest does not meet, leave it out. Since a larger set
 * never unmeets a condition, the order does not matter and the result is unique (Knaster and Tarski’s greatest fixed
 * point of a monotone map). Sorting by what each asks for finds it in one pass: O(n log n).
 */
export function greatestStanding(pledges: readonly ConditionalPledge[]): Standing {
  const dearestFirst = (kind: Condition['kind']) =>
    pledges.filter(({ condition }) => condition.kind === kind).toSorted((a, b) => asked(b) - asked(a));
  const byPeople = dearestFirst('people');
  const byAmount = dearestFirst('amount');
  const met = new Set(pledges.map(({ id }) => id));
  let people = pledges.length;
  let amount = pledges.reduce((sum, pledge) => sum + pledge.amount, 0);
  let p = 0;
  let a = 0;
  for (;;) {
    const most = byPeople[p];
    const dearest = byAmount[a];
    let leaving: ConditionalPledge;
    if (most && asked(most) > people) {
      leaving = most;
      p++;
    } else if (dearest && asked(dearest) > amount) {
      leaving = dearest;
      a++;
    } else return { people, amount, met };
    met.delete(leaving.id);
    people -= 1;
    amount -= leaving.amount;
  }
}

const asked = ({ condition }: ConditionalPledge): number => (condition.kind === 'none' ? 0 : condition.least);
