// Compares a record with a reference of the program Droop: the same actions, in the same rounds, with the same digits.
import {
  type ArithmeticRule,
  type CountRecord,
  type MethodChoice,
  type TieRule,
  decimalText,
  fraction,
} from '@essor/tally';

export type DroopState = { code: string; state: string; vote?: string; kf?: string };
export type DroopAction = {
  tag: string;
  msg: string;
  round: number;
  cstate?: Record<string, DroopState>;
  quota?: string;
  votes?: string;
  surplus?: string;
  nt_votes?: string;
  residual?: string;
};
export type DroopReference = {
  rule_name: string;
  arithmetic_name: string;
  method: string;
  actions: DroopAction[];
  seats: number;
  cids: number[];
  cdict: Record<string, { name: string; tie_order: number }>;
  options: { options: Record<string, string | number | boolean> };
};

export function isReference(value: unknown): value is DroopReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['rule_name', 'arithmetic_name', 'actions', 'cids', 'cdict', 'options', 'seats'].every((key) => key in value)
  );
}

/** The method that a reference was counted by; null when it is not offered here. */
export function methodOf(reference: DroopReference): MethodChoice | null {
  const said = reference.options.options;
  const name = reference.rule_name;
  const places = Number(said.precision ?? 0);
  const kind = said.arithmetic;
  const arithmetic: ArithmeticRule =
    kind === 'rational'
      ? { kind }
      : kind === 'guarded'
        ? { kind, places, guard: Number(said.guard) }
        : { kind: 'fixed', places: kind === 'integer' ? 0 : places };
  const elected = arithmetic.kind === 'fixed' ? 'reaches' : 'exceeds';
  const { seats } = reference;
  const order = Object.entries(reference.cdict).toSorted(([, a], [, b]) => a.tie_order - b.tie_order);
  const lot: TieRule = { by: 'order', order: order.map(([cid]) => cid) };
  const ties = [lot];
  switch (name) {
    case 'scotland':
      return { name: 'scottish', seats, ties: [{ by: 'previous' }, lot] };
    case 'wigm': {
      const whole = said.integer_quota === true || said.integer_quota === 'true';
      return {
        name,
        seats,
        ties,
        arithmetic,
        elected,
        quota: whole ? 'droop-whole' : 'droop-fraction',
        batch: said.defeat_batch === 'zero' ? 'zero' : 'none',
      };
    }
    case 'wigm-prf':
    case 'wigm-prf-batch':
      return { name: 'wigm-prf', seats, ties, batch: name === 'wigm-prf' ? 'none' : 'sure-losers' };
    case 'cfer':
    case 'cfer-batch':
      return { name: 'cfer', seats, ties, batch: name === 'cfer' ? 'none' : 'sure-losers' };
    case 'mpls':
      return { name: 'minneapolis', seats, ties };
    case 'meek':
    case 'warren':
      return {
        name,
        seats,
        ties,
        arithmetic,
        elected,
        omega: Number(said.omega),
        batch: said.defeat_batch === 'none' ? 'none' : 'sure-losers',
      };
    case 'meek-prf':
      return { name, seats, ties };
    default:
      return null;
  }
}

type Line = {
  tag: string;
  round: number;
  named: string[];
  quota: string;
  votes: string;
  surplus: string;
  aside: string;
  states: string;
};

/** The actions of a record as the reference program would have told them. */
function retell(record: CountRecord, reference: DroopReference): Line[] {
  const meek = reference.method === 'meek';
  const prf = record.method.name === 'meek-prf';
  const places = Number(reference.options.options.display);
  const digits = (text: string): string => decimalText(fraction(text), places);
  const total = (texts: readonly string[]): string => texts.reduce((sum, text) => minus(sum, minus('0', text)), '0');
  const code = record.candidates.map((candidate): string => (candidate.withdrawn ? 'W' : 'H'));
  const lines: Line[] = [];
  let votes: string[] = [];
  let keep: string[] = record.candidates.map(() => '1');
  let quota = '0';
  let surplus = '0';
  let aside = '0';
  let round = 0;
  const say = (tag: string, named: readonly number[] = []): void => {
    const states = code
      .map((state, at) => (state === 'W' ? 'W' : `${state}${digits(votes[at]!)}${meek ? `*${digits(keep[at]!)}` : ''}`))
      .join(' ');
    const sum = digits(total(votes.filter((_, at) => code[at] !== 'W')));
    lines.push({
      tag,
      round,
      named: named.map((at) => String(at + 1)),
      quota: digits(quota),
      votes: sum,
      surplus: digits(surplus),
      aside: digits(aside),
      states,
    });
  };
  const settle = (): void => code.forEach((state, at) => (code[at] = state === 'e' ? 'E' : state));
  /** The draft of California declares those with a pending surplus once more when the seats are filled. */
  const confirmPending = (): void => {
    const pending = code.flatMap((state, at) => (state === 'e' ? [at] : []));
    if (record.method.name !== 'cfer') settle();
    else
      for (const at of pending) {
        code[at] = 'E';
        say('elect', [at]);
      }
  };
  const surplusOf = (state: string): string =>
    total(
      code.flatMap((own, at) =>
        own === state && !record.candidates[at]!.undeclared && compareText(votes[at]!, quota) >= 0
          ? [minus(votes[at]!, quota)]
          : [],
      ),
    );
  const minneapolis = record.method.name === 'minneapolis';
  for (const { number, steps } of record.rounds) {
    round = minneapolis ? number + 1 : number;
    if (number > 0) say('round');
    if (record.method.name === 'scottish' && number > 0) {
      surplus = surplusOf('e');
    }
    let pendingSurplus: string | null = null;
    const closeIteration = (): void => {
      if (pendingSurplus === null) return;
      surplus = pendingSurplus;
      pendingSurplus = null;
      if (!prf) say('iterate');
    };
    for (const step of steps) {
      if (step.kind !== 'elect' || step.reason !== 'quota') closeIteration();
      if (step.kind === 'figures') {
        votes = step.values.map((value) => value ?? '0');
        quota = step.quota ?? '0';
        say(minneapolis ? 'round' : 'begin');
        if (minneapolis) {
          surplus = surplusOf('H');
          say('count');
        }
      } else if (step.kind === 'elect') {
        if (step.reason === 'remaining') confirmPending();
        const noSurplus = record.method.name === 'cfer' && compareText(step.value ?? '0', quota) <= 0;
        code[step.candidate] = meek || minneapolis || step.reason === 'remaining' || noSurplus ? 'E' : 'e';
        say('elect', [step.candidate]);
      } else if (step.kind === 'exclude') {
        if (step.reason === 'remaining') settle();
        for (const at of step.candidates) {
          code[at] = 'D';
          say('defeat', [at]);
          if (prf) {
            votes = votes.map((vote, own) => (own === at ? '0' : vote));
            keep = keep.map((part, own) => (own === at ? '0' : part));
          }
        }
      } else if (step.kind === 'tie') say('tie', step.tied);
      else if (step.kind === 'keep') {
        votes = [...step.votes];
        keep = step.keep.map((part) => part ?? '0');
        quota = step.quota;
        aside = step.exhausted;
        surplus = step.surplusBefore;
        pendingSurplus = step.surplus;
      } else if (step.kind === 'transfer' && !prf) {
        if (step.reason === 'surplus') {
          code[step.from[0]!] = 'E';
          if (!minneapolis) say('unpend', step.from);
        }
        votes = [...step.votes];
        aside = step.exhausted;
        if (minneapolis) surplus = surplusOf('H');
        if (meek) keep = keep.map((part, at) => (step.from.includes(at) ? '0' : part));
        else say('transfer', step.from);
        if (minneapolis) say('count');
      }
    }
    closeIteration();
  }
  settle();
  if (meek) aside = minus(record.ballots.valid, total(votes.filter((_, at) => code[at] === 'E')));
  say('end');
  return lines;
}

function minus(a: string, b: string): string {
  const x = fraction(a);
  const y = fraction(b);
  return `${x.n * y.d - y.n * x.d}/${x.d * y.d}`;
}

function compareText(a: string, b: string): number {
  const text = minus(a, b);
  return text.startsWith('-') ? -1 : text.startsWith('0') ? 0 : 1;
}

function expected(reference: DroopReference): Line[] {
  const ids = new Map(Object.entries(reference.cdict).map(([cid, { name }]) => [name, cid]));
  return reference.actions
    .filter((action) => action.tag !== 'log')
    .map((action) => ({
      tag: action.tag,
      round: action.round,
      named: namedIn(action.msg, ids),
      quota: action.quota ?? '',
      votes: action.votes ?? '',
      surplus: action.surplus ?? '',
      aside: action.nt_votes ?? action.residual ?? '',
      states: reference.cids
        .map((cid) => {
          const state = action.cstate?.[cid];
          if (!state || state.state === 'withdrawn') return 'W';
          return `${state.code}${state.vote}${state.kf === undefined ? '' : `*${state.kf}`}`;
        })
        .join(' '),
    }));
}

function namedIn(message: string, ids: Map<string, string>): string[] {
  const list =
    /\[(.*)\] -> /.exec(message)?.[1]?.split(', ') ??
    /: (.*)$/
      .exec(message)?.[1]
      ?.replace(/ \([-\d.]+\)$/, '')
      .split(', ') ??
    [];
  return list.map((name) => ids.get(name) ?? name);
}

/** Where the record first differs from the reference; null when they agree to the last digit. */
export function difference(record: CountRecord, reference: DroopReference): string | null {
  const ours = retell(record, reference);
  const theirs = expected(reference);
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [a, b] = [ours[at], theirs[at]];
    if (!a || !b)
      return a ? `one action more: ${a.tag} in round ${a.round}` : `one action less: ${b!.tag} in round ${b!.round}`;
    if (same(a, b)) continue;
    // Those elected or excluded together have no order of their own: only where the run ends must they agree.
    const [end, theirEnd] = [runEnd(ours, at), runEnd(theirs, at)];
    const start = runStart(theirs, at);
    const together =
      a.tag === b.tag &&
      (a.tag === 'elect' || a.tag === 'defeat') &&
      end === theirEnd &&
      same({ ...ours[end]!, named: [] }, { ...theirs[end]!, named: [] });
    const who = (lines: Line[]): string =>
      lines
        .slice(start, end + 1)
        .flatMap((line) => line.named)
        .toSorted()
        .join();
    if (together && who(ours) === who(theirs)) {
      at = end;
      continue;
    }
    return `round ${b.round}, ${b.tag}: ${show(a, b)}`;
  }
  return null;
}

function same(a: Line, b: Line): boolean {
  return show(a, b) === '';
}

function show(a: Line, b: Line): string {
  const parts: string[] = [];
  for (const key of ['tag', 'round', 'quota', 'votes', 'surplus', 'aside', 'states'] as const) {
    if (a[key] !== b[key]) parts.push(`${key} ${a[key]} instead of ${b[key]}`);
  }
  const ties = a.tag === 'tie' || a.tag === 'elect' || a.tag === 'defeat' || a.tag === 'transfer';
  if (ties && [...a.named].toSorted().join() !== [...b.named].toSorted().join())
    parts.push(`names ${a.named.join()} instead of ${b.named.join()}`);
  return parts.join('; ');
}

function runEnd(lines: Line[], at: number): number {
  let end = at;
  while (lines[end + 1]?.tag === lines[at]!.tag && lines[end + 1]?.round === lines[at]!.round) end++;
  return end;
}

function runStart(lines: Line[], at: number): number {
  let start = at;
  while (lines[start - 1]?.tag === lines[at]!.tag && lines[start - 1]?.round === lines[at]!.round) start--;
  return start;
}

/** Who won, in list order. */
export function winners(reference: DroopReference): string {
  const end = reference.actions.at(-1)?.cstate ?? {};
  return reference.cids.filter((cid) => end[cid]?.state === 'elected').join();
}
