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
  /** How many people promise it together under one condition, which is met for all of them or for none; 1 unless told. */
  readonly people?: number;
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
  let people = pledges.reduce((sum, pledge) => sum + (pledge.people ?? 1), 0);
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
    people -= leaving.people ?? 1;
    amount -= leaving.amount;
  }
}

/** Whether a condition is met where so many people stand with so much: all that is needed to tell who does. */
export const isMet = (condition: Condition, standing: Pick<Standing, 'people' | 'amount'>): boolean =>
  condition.kind === 'none' || condition.least <= (condition.kind === 'people' ? standing.people : standing.amount);

const asked = ({ condition }: ConditionalPledge): number => (condition.kind === 'none' ? 0 : condition.least);
