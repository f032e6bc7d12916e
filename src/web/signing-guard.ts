import { canonicalEmail } from '#accounts';
import {
  alarmsNow,
  isOurs,
  networkHash,
  newPuzzle,
  noteOrigins,
  type OriginCount,
  puzzleKey,
  type Puzzled,
  type SignInput,
  signSlowly,
  solves,
  spendPuzzle,
} from '#campaigns';
import type { Deps } from '#deps';
import { type Ctx, networkOf, wideNetworkOf } from '#http';
import type { Id } from '#ids';

// An office, a school or a street stand has one address; so has a mobile operator's gate. Sixty at once, then six a
// minute: a person at a form is never asked, a program that fills mailboxes is.
const HOUSEHOLD = { name: 'sign', times: 60, seconds: 600 } as const;
/** All the addresses of a /24, or of a /48. */
const NEIGHBOURS = { name: 'sign-network', times: 300, seconds: 600 } as const;
const NOTE_MS = 60_000;

/** What came of a form before it is signed: it may pass, a puzzle is to be solved, or it waits in turn. */
export type Guarded = { pass: true } | { puzzle: string } | { waits: true };

interface Guard {
  check(c: Ctx, campaign: Id<'campaign'>, answers: SignInput, fields: Record<string, unknown>): Promise<Guarded>;
  /** Writes what was counted, and takes up the alarms of every process. */
  note(): Promise<void>;
}

const guards = new WeakMap<Deps, Guard>();

export function guardOf(deps: Deps): Guard {
  const known = guards.get(deps);
  if (known) return known;
  const guard = openGuard(deps);
  guards.set(deps, guard);
  return guard;
}

/**
 * Watches from where forms come. What is not suspicious costs two counts in memory; addresses are never written, and
 * what is written of networks is a keyed hash.
 */
function openGuard(deps: Deps): Guard {
  let counts = new Map<string, { -readonly [K in keyof OriginCount]: OriginCount[K] }>();
  let alarmed: ReadonlySet<string> = new Set();
  let hash: (network: string) => string = (network) => network;
  let noting: NodeJS.Timeout | undefined;
  let key: Promise<Buffer> | undefined;

  const count = (campaign: Id<'campaign'>, kind: OriginCount['kind'], subject: string) => {
    const at = `${campaign} ${kind} ${subject}`;
    const known = counts.get(at);
    if (known) known.forms++;
    else counts.set(at, { campaign, kind, subject, forms: 1 });
  };
  const note = async (): Promise<void> => {
    const taken = [...counts.values()];
    counts = new Map();
    hash = await deps.transact(async (tx) => {
      await noteOrigins(tx, taken, deps.config.origin);
      return networkHash(tx);
    });
    alarmed = new Set(
      (await alarmsNow(deps.db)).map(({ campaign, kind, subject }) => `${campaign} ${kind} ${subject}`),
    );
    if (taken.length > 0) deps.wake.mail();
  };

  const suspicious = (c: Ctx, campaign: Id<'campaign'>, domain: string): boolean => {
    const { address, limiter } = c.var;
    const household = networkOf(address);
    const network = wideNetworkOf(address);
    count(campaign, 'domain', domain);
    count(campaign, 'network', network);
    noting ??= setTimeout(() => {
      noting = undefined;
      // The database is away: the next form begins anew, and what was counted of a minute is gone.
      void note().catch(() => {});
    }, NOTE_MS).unref();
    const over = limiter.take(HOUSEHOLD, household) > 0;
    const overWide = limiter.take(NEIGHBOURS, network) > 0;
    if (over || overWide) return true;
    if (alarmed.size === 0) return false;
    return alarmed.has(`${campaign} domain ${domain}`) || alarmed.has(`${campaign} network ${hash(network)}`);
  };

  return {
    note,
    async check(c, campaign, answers, fields) {
      const mailbox = canonicalEmail(answers.email);
      const { puzzle, solution } = fields;
      const answered = typeof puzzle === 'string';
      if (!answered && !suspicious(c, campaign, mailbox.slice(mailbox.lastIndexOf('@') + 1))) return { pass: true };
      const to: Puzzled = { campaign, mailbox };
      key ??= deps.transact(puzzleKey);
      const secret = await key;
      const now = deps.clock.now();
      if (answered && isOurs(secret, puzzle, to, now)) {
        const solved = typeof solution === 'string' && solves(puzzle, solution);
        const spent = await deps.transact(async (tx) => {
          if (!(await spendPuzzle(tx, puzzle))) return false;
          if (!solved) await signSlowly(tx, { campaign, answers, locale: c.var.locale });
          return true;
        });
        if (spent) return solved ? { pass: true } : { waits: true };
      }
      return { puzzle: newPuzzle(secret, to, { now, random: deps.random }) };
    },
  };
}
