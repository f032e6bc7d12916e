import type { Ballot } from './ballot.ts';
import {
  type Fraction,
  ZERO,
  add,
  ceiling,
  compare,
  divide,
  fraction,
  fractionText,
  multiply,
  ratio,
} from './fraction.ts';
import type { ThresholdMethod } from './method.ts';
import { TallyError } from './problem.ts';
import type { Counted, Step } from './record.ts';

type Stances = { yes: Fraction; no: Fraction; abstain: Fraction; block: Fraction };
type Figures = { readonly eligible?: Fraction; readonly present?: Fraction };

/**
 * Decides one proposal by thresholds: a share of yes, blocks as a share, a fewest number of yes, a support floor of
 * min(⌈k√N⌉, ⌊N ÷ 2⌋ + 1) among N entitled, a quorum, and colleges that vote apart and weigh what the rule says. Every
 * test is a step with what was found and what was wanted. Without a single yes nothing passes.
 * Throws `wrong-ballot`, `missing-figure`, `unknown-college`.
 */
export function countThreshold(method: ThresholdMethod, ballots: readonly Ballot[], figures: Figures): Counted {
  const all = empty();
  const byCollege = new Map(method.colleges.map((college) => [college.id, empty()]));
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'stance')
      throw new TallyError('wrong-ballot', {
        ballot: at + 1,
        kind: ballot.kind,
        method: method.name,
        wanted: 'stances',
      });
    all[ballot.stance] = add(all[ballot.stance], ballot.weight);
    if (method.colleges.length === 0) continue;
    const college = byCollege.get(ballot.college ?? '');
    if (!college) throw new TallyError('unknown-college', { ballot: at + 1, college: ballot.college ?? '' });
    college[ballot.stance] = add(college[ballot.stance], ballot.weight);
  }
  const steps: Step[] = [
    { kind: 'figures', figure: 'stances', values: [all.yes, all.no, all.abstain, all.block].map(fractionText) },
  ];
  let tied = false;
  if (method.colleges.length === 0) {
    const base = baseOf(method, all, figures);
    const test = majorityTest(method, all.yes, base);
    steps.push(test);
    tied = base.n > 0n && compare(all.yes, multiply(fraction(method.majority), base)) === 0;
  } else {
    const shares: Fraction[] = [];
    for (const { id, weight, eligible } of method.colleges) {
      const stances = byCollege.get(id) ?? empty();
      const own = { ...figures, ...(eligible === null ? {} : { eligible: fraction(eligible) }) };
      const base = baseOf(method, stances, own);
      const share = base.n === 0n ? ZERO : divide(stances.yes, base);
      shares.push(multiply(fraction(weight), share));
      const test = majorityTest(method, stances.yes, base);
      // With weighted colleges one college alone decides nothing: its line is shown, the sum is what counts.
      steps.push({ ...test, college: id });
    }
    if (method.collegesDecide === 'weighted') {
      const weights = method.colleges.reduce((total, { weight }) => add(total, fraction(weight)), ZERO);
      const found = weights.n === 0n ? ZERO : divide(shares.reduce(add, ZERO), weights);
      const order = compare(found, fraction(method.majority));
      tied = order === 0 && found.n > 0n;
      steps.push({
        kind: 'test',
        test: 'colleges',
        found: fractionText(found),
        wanted: method.majority,
        strict: method.strict,
        passed: found.n > 0n && (order > 0 || (order === 0 && !method.strict)),
      });
    }
  }
  if (method.mostBlocks !== null) steps.push(blockTest(method, all));
  if (method.fewestYes !== null) steps.push(atLeast('fewest-yes', all.yes, fraction(method.fewestYes)));
  if (method.supportRoot !== null)
    steps.push(
      atLeast('support', all.yes, supportFloor(fraction(method.supportRoot), need(figures.eligible, 'eligible'))),
    );
  if (method.quorum !== null) {
    const counted =
      method.quorumCounts === 'present'
        ? need(figures.present, 'present')
        : method.quorumCounts === 'cast'
          ? cast(all)
          : expressed(all);
    steps.push(atLeast('quorum', counted, multiply(fraction(method.quorum), need(figures.eligible, 'eligible'))));
  }
  const decisive = steps.filter(
    (step) => step.kind === 'test' && !(step.college !== undefined && method.collegesDecide === 'weighted'),
  );
  const passed = decisive.every((step) => step.kind === 'test' && step.passed);
  const others = decisive.every(
    (step) => step.kind === 'test' && (step.passed || step.test === 'majority' || step.test === 'colleges'),
  );
  return {
    rounds: [{ number: 1, steps }],
    outcome: { kind: 'decision', passed, tied: tied && !passed && others },
    valid: fractionText(expressed(all)),
    blank: fractionText(all.abstain),
    invalid: '0',
  };
}

/** min(⌈k√N⌉, ⌊N ÷ 2⌋ + 1): a floor that grows with the root of the membership and stays within a majority of it. */
export function supportFloor(k: Fraction, eligible: Fraction): Fraction {
  const square = ceiling(multiply(multiply(k, k), eligible));
  let root = 0n;
  for (let bit = 1n << BigInt(Math.ceil(square.toString(2).length / 2)); bit > 0n; bit >>= 1n) {
    if ((root + bit) * (root + bit) <= square) root += bit;
  }
  if (root * root < square) root += 1n;
  const half = ratio(eligible.n / (eligible.d * 2n) + 1n);
  return compare(ratio(root), half) < 0 ? ratio(root) : half;
}

function empty(): Stances {
  return { yes: ZERO, no: ZERO, abstain: ZERO, block: ZERO };
}

function expressed({ yes, no, block }: Stances): Fraction {
  return add(add(yes, no), block);
}

function cast(stances: Stances): Fraction {
  return add(expressed(stances), stances.abstain);
}

function need(figure: Fraction | undefined, name: string): Fraction {
  if (figure === undefined || figure.n < 0n) throw new TallyError('missing-figure', { figure: name });
  return figure;
}

function baseOf(method: ThresholdMethod, stances: Stances, figures: Figures): Fraction {
  if (method.of === 'present') return need(figures.present, 'present');
  if (method.of === 'eligible') return need(figures.eligible, 'eligible');
  const without =
    method.of === 'cast' ? add(add(stances.yes, stances.no), stances.abstain) : add(stances.yes, stances.no);
  return method.blocksAre === 'no' ? add(without, stances.block) : without;
}

function majorityTest(method: ThresholdMethod, yes: Fraction, base: Fraction): Step & { kind: 'test' } {
  const wanted = multiply(fraction(method.majority), base);
  const order = compare(yes, wanted);
  return {
    kind: 'test',
    test: 'majority',
    found: fractionText(yes),
    wanted: fractionText(wanted),
    strict: method.strict,
    passed: yes.n > 0n && (order > 0 || (order === 0 && !method.strict)),
  };
}

function blockTest(method: ThresholdMethod, stances: Stances): Step {
  const limit = multiply(fraction(method.mostBlocks ?? '1'), cast(stances));
  const order = compare(stances.block, limit);
  const passed = stances.block.n === 0n || order < 0 || (order === 0 && !method.blocksStrict);
  return {
    kind: 'test',
    test: 'blocks',
    found: fractionText(stances.block),
    wanted: fractionText(limit),
    strict: method.blocksStrict,
    passed,
  };
}

function atLeast(test: 'fewest-yes' | 'support' | 'quorum', found: Fraction, wanted: Fraction): Step {
  return {
    kind: 'test',
    test,
    found: fractionText(found),
    wanted: fractionText(wanted),
    strict: false,
    passed: compare(found, wanted) >= 0,
  };
}
