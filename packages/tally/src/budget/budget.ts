import { type Ballot, type Candidate } from '../ballot.ts';
import { standing } from '../choose.ts';
import { ballotText } from '../election.ts';
import {
  type Fraction,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  fraction,
  fractionText,
  multiply,
  ratio,
  subtract,
} from '../fraction.ts';
import { Totals } from '../marks.ts';
import type { BudgetMethod } from '../method.ts';
import { TallyError } from '../problem.ts';
import type { Counted, Step } from '../record.ts';
import { type Price, Purse, comparePrices } from '../purse.ts';
import { pricePerUnit } from '../shares.ts';
import { type TieBreaker, tieBreaker } from '../tie.ts';

/** One way of voting: what each project is worth to those who voted so. */
type Voters = { weight: Fraction; readonly worth: ReadonlyMap<number, Fraction> };

type Problem = {
  readonly candidates: readonly Candidate[];
  readonly open: readonly number[];
  readonly costs: readonly Fraction[];
  readonly voters: readonly Voters[];
  readonly supporters: readonly number[][];
  /** Weight × points that each project got. */
  readonly support: readonly Fraction[];
  readonly budget: Fraction;
  readonly breakTie: TieBreaker;
};

type Run = { readonly chosen: number[]; readonly spent: Fraction; readonly steps: Step[] };

/** A bound on the runs of the completion by raising shares; the greedy completion then takes what is left. */
const MOST_RUNS = 5_000;

/**
 * Chooses projects within a budget. `budget-greedy`: by support (or support for each unit of cost) while the money
 * lasts. `budget-equal-shares`: D. Peters, G. Pierczyński and P. Skowron, “Proportional participatory budgeting with
 * additive utilities” (NeurIPS 2021): the money is divided among the voters, and a project is bought when its
 * supporters can pay for it together, the cheapest for each unit of utility first. What stays is spent by raising all
 * shares by 1 as long as the budget holds (`add1`), then greedily (`add1u`), or at once greedily (`utilitarian`).
 * Ballots are approvals or scores (points). Throws `wrong-ballot`, `bad-cost`, `bad-budget`.
 */
export function countBudget(
  method: BudgetMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const totals = new Totals();
  const problem = frame(method, candidates, ballots, totals);
  const first: Step[] = [
    {
      kind: 'figures',
      figure: 'votes',
      values: candidates.map((candidate, place) =>
        candidate.withdrawn ? null : fractionText(problem.support[place]!),
      ),
    },
  ];
  const run =
    method.name === 'budget-greedy' || totals.valid.n === 0n
      ? greedy(problem, method.order, [], ZERO)
      : equalShares(problem, method, totals.valid);
  const left = subtract(problem.budget, run.spent);
  return {
    rounds: [{ number: 1, steps: [...first, ...run.steps] }],
    outcome: { kind: 'budget', chosen: run.chosen, spent: fractionText(run.spent), left: fractionText(left) },
    ...totals.text(),
  };
}

function frame(
  method: BudgetMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
  totals: Totals,
): Problem {
  const costs = candidates.map((candidate) => {
    if (!candidate.cost || candidate.cost.n < 0n) throw new TallyError('bad-cost', { candidate: candidate.name });
    return candidate.cost;
  });
  const known = new Map<string, Voters>();
  const points = candidates.map((): Fraction => ZERO);
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'approval' && ballot.kind !== 'scores') {
      throw new TallyError('wrong-ballot', {
        ballot: at + 1,
        kind: ballot.kind,
        method: method.name,
        wanted: 'choices or points',
      });
    }
    if (ballot.weight.n === 0n) continue;
    const given = new Map<number, Fraction>();
    if (ballot.kind === 'approval') for (const place of ballot.approved) given.set(place, ONE);
    else
      for (const [place, score] of ballot.scores.entries()) {
        if (score !== null && score.n < 0n) {
          const data = { ballot: at + 1, candidate: candidates[place]!.name, score: fractionText(score) };
          throw new TallyError('score-out-of-range', { ...data, lowest: '0', highest: '∞' });
        }
        if (score !== null && score.n > 0n) given.set(place, score);
      }
    for (const place of given.keys()) if (candidates[place]!.withdrawn) given.delete(place);
    if (given.size === 0) {
      totals.blank = add(totals.blank, ballot.weight);
      continue;
    }
    totals.valid = add(totals.valid, ballot.weight);
    for (const [place, score] of given) points[place] = add(points[place]!, multiply(ballot.weight, score));
    const key = ballotText(ballot);
    const voters = known.get(key);
    if (voters) voters.weight = add(voters.weight, ballot.weight);
    else {
      const worth = new Map(
        [...given].map(([place, score]) => [
          place,
          method.utility === 'count' ? ONE : method.utility === 'cost' ? costs[place]! : score,
        ]),
      );
      known.set(key, { weight: ballot.weight, worth });
    }
  }
  const voters = [...known.values()];
  const supporters = candidates.map((): number[] => []);
  for (const [at, { worth }] of voters.entries()) for (const place of worth.keys()) supporters[place]!.push(at);
  const budget = fraction(method.budget);
  return {
    candidates,
    open: standing(candidates),
    costs,
    voters,
    supporters,
    support: points,
    budget,
    breakTie: tieBreaker(method.ties, candidates),
  };
}

function greedy(
  problem: Problem,
  order: 'votes' | 'votes-per-cost',
  already: readonly number[],
  spentAlready: Fraction,
): Run {
  const { costs, support, budget } = problem;
  const chosen: number[] = [...already];
  const steps: Step[] = [];
  let spent = spentAlready;
  let left = problem.open.filter((place) => !already.includes(place) && support[place]!.n > 0n);
  // A ÷ 0 is above everything: a project that costs nothing is bought first.
  const by = (a: number, b: number): number => {
    if (order === 'votes') return compare(support[b]!, support[a]!);
    return compare(multiply(support[b]!, costs[a]!), multiply(support[a]!, costs[b]!));
  };
  while (left.length > 0) {
    const best = left.reduce((top, place) => (by(place, top) < 0 ? place : top));
    const tied = left.filter((place) => by(place, best) === 0);
    let next = best;
    const together = tied.reduce((sum, place) => add(sum, costs[place]!), spent);
    if (tied.length > 1 && compare(together, budget) > 0) {
      const tie = problem.breakTie(tied, 'project');
      steps.push(tie);
      next = tie.chosen;
    }
    left = left.filter((place) => place !== next);
    const total = add(spent, costs[next]!);
    if (compare(total, budget) > 0) {
      steps.push({ kind: 'exclude', candidates: [next], reason: 'too-expensive', value: fractionText(costs[next]!) });
      continue;
    }
    spent = total;
    chosen.push(next);
    steps.push({
      kind: 'fund',
      project: next,
      cost: fractionText(costs[next]!),
      support: fractionText(support[next]!),
      left: fractionText(subtract(budget, spent)),
    });
  }
  return { chosen, spent, steps };
}

function equalShares(problem: Problem, method: BudgetMethod, voters: Fraction): Run {
  const { budget, costs, open } = problem;
  let share = divide(budget, voters);
  let run = buy(problem, share, method.utility);
  let raised = false;
  if (method.completion === 'add1' || method.completion === 'add1u') {
    for (let runs = 0; runs < MOST_RUNS; runs++) {
      const left = subtract(budget, run.spent);
      const exhaustive = open.every(
        (place) => run.chosen.includes(place) || problem.support[place]!.n === 0n || compare(costs[place]!, left) > 0,
      );
      if (exhaustive) break;
      const next = buy(problem, add(share, ONE), method.utility);
      if (compare(next.spent, budget) > 0) break;
      share = add(share, ONE);
      run = next;
      raised = true;
    }
  }
  const steps = [
    ...(raised ? [{ kind: 'raise', share: fractionText(share), spent: fractionText(run.spent) } as const] : []),
    ...run.steps,
  ];
  if (method.completion !== 'utilitarian' && method.completion !== 'add1u') return { ...run, steps };
  const rest = greedy(problem, method.order, run.chosen, run.spent);
  return {
    chosen: rest.chosen,
    spent: rest.spent,
    steps: rest.steps.length === 0 ? steps : [...steps, { kind: 'complete', by: 'utilitarian' }, ...rest.steps],
  };
}

/** What a purchase needs: prices in order, and paying. */
type Market = { quote(place: number): Price | null; pay(place: number): void };

/** Every supporter finds the project equally useful: one for each, or its cost. */
function evenMarket(problem: Problem, share: Fraction, utility: 'count' | 'cost'): Market {
  const { costs, voters, supporters } = problem;
  const purse = new Purse(
    share,
    voters.map((group) => group.weight),
    costs,
  );
  return {
    quote: (place) => {
      const part = purse.part(supporters[place]!, costs[place]!);
      return part && purse.price(part, utility === 'cost' ? costs[place]! : ONE);
    },
    pay: (place) => {
      const part = purse.part(supporters[place]!, costs[place]!);
      if (part) purse.pay(supporters[place]!, part);
    },
  };
}

/** Supporters gave points of their own. */
function pointsMarket(problem: Problem, share: Fraction): Market {
  const { costs, voters, supporters } = problem;
  const money = voters.map(() => share);
  const shares = { money, weights: voters.map((group) => group.weight) };
  const worthOf = (place: number) => (at: number) => voters[at]!.worth.get(place) ?? ZERO;
  const quote = (place: number): Fraction | null =>
    pricePerUnit(shares, supporters[place]!, costs[place]!, worthOf(place));
  return {
    quote,
    pay: (place) => {
      const price = quote(place);
      if (price === null) return;
      for (const at of supporters[place]!) {
        const due = multiply(price, worthOf(place)(at));
        money[at] = compare(money[at]!, due) <= 0 ? ZERO : subtract(money[at]!, due);
      }
    },
  };
}

const FREE: Price = { n: 0n, d: 1n };

/** One run of the method of equal shares, where each voter begins with `share`. */
function buy(problem: Problem, share: Fraction, utility: BudgetMethod['utility']): Run {
  const { costs, support, budget } = problem;
  const market = utility === 'score' ? pointsMarket(problem, share) : evenMarket(problem, share, utility);
  const chosen: number[] = [];
  const steps: Step[] = [];
  let spent = ZERO;
  // A price only rises as money is spent, so an old price is a floor: most need no new calculation.
  const floors = new Map<number, Price>(
    problem.open.filter((place) => support[place]!.n > 0n).map((place) => [place, FREE]),
  );
  for (;;) {
    let best: Price | null = null;
    let tied: number[] = [];
    for (const [place, floor] of [...floors].toSorted(([, a], [, b]) => comparePrices(a, b))) {
      if (best !== null && comparePrices(floor, best) > 0) break;
      const price: Price | null = costs[place]!.n === 0n ? FREE : market.quote(place);
      if (price === null) {
        floors.delete(place);
        continue;
      }
      floors.set(place, price);
      const order = best === null ? -1 : comparePrices(price, best);
      if (order < 0) [best, tied] = [price, [place]];
      else if (order === 0) tied.push(place);
    }
    if (best === null) return { chosen, spent, steps };
    // Among equal prices the one with more support comes first, then the tie rules.
    const most = tied.reduce((top, place) => (compare(support[place]!, support[top]!) > 0 ? place : top));
    const equal = tied.filter((place) => compare(support[place]!, support[most]!) === 0).toSorted((a, b) => a - b);
    let next = most;
    if (equal.length > 1) {
      const tie = problem.breakTie(equal, 'project');
      steps.push(tie);
      next = tie.chosen;
    }
    if (costs[next]!.n > 0n) market.pay(next);
    floors.delete(next);
    spent = add(spent, costs[next]!);
    chosen.push(next);
    steps.push({
      kind: 'fund',
      project: next,
      cost: fractionText(costs[next]!),
      support: fractionText(support[next]!),
      rate: fractionText(ratio(best.n, best.d)),
      left: fractionText(subtract(budget, spent)),
    });
  }
}
