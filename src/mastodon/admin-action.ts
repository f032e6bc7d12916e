import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { ruleBook } from '#deliberation';
import { type Ctx, readFields } from '#http';
import type { Id } from '#ids';
import { choice, parseInput } from '#input';
import {
  actionInput,
  type House,
  LAW,
  liftAction,
  readReported,
  readStanding,
  refuseSuspension,
  type Reported,
  takeAction,
} from '#moderation';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { act } from './act.ts';
import { idIn } from './address-of.ts';
import { casePage } from './admin-reports.ts';
import { idField } from './fields.ts';

const KINDS = { none: 'warn', sensitive: 'sensitive', silence: 'limit', suspend: 'suspend' } as const;

/**
 * docs.joinmastodon.org/methods/admin/accounts/#action. `send_email_notification` is not asked: whoever it is about is
 * always told (Regulation (EU) 2022/2065, Art. 17).
 */
const asked = v.object({
  type: choice(['none', 'disable', 'sensitive', 'silence', 'suspend']),
  report_id: v.optional(v.nullable(v.union([v.literal(''), idField]))),
  text: v.optional(v.nullable(v.string()), ''),
});

const houseOf = async ({ var: { deps } }: Ctx): Promise<House> => ({
  rules: await ruleBook(deps.db, deps.settings.current.locale),
  origin: deps.config.origin,
});

/** A rule or a law that a text names: the key of a rule, “rule 3”, or a line that begins with “Law:”. */
function groundIn(text: string, { rules }: House): { ground: string; law?: string } | undefined {
  const words = new Set(text.split(/[\s,;()“”«»]+/).map((word) => word.replace(/[.:]+$/, '')));
  const keyed = rules.find(({ key }) => words.has(key));
  if (keyed) return { ground: keyed.key };
  const number = /(?<!\p{L})(?:rule|règle)\s+(?:n[°o]\s*)?(\d+)/iu.exec(text)?.[1];
  const numbered = number && rules.find(({ key }) => key === `house/${number}`);
  if (numbered) return { ground: numbered.key };
  const law = /^\s*(?:law|loi)\s*:\s*(\S.*)$/imu.exec(text)?.[1]?.trim();
  return law ? { ground: LAW, law } : undefined;
}

/** The one rule that the reports cite and that still stands. */
function groundOf(reports: readonly Reported[], { rules }: House): { ground: string } | undefined {
  const keys = [...new Set(reports.flatMap(({ ruleKey }) => ruleKey ?? []))];
  return keys.length === 1 && rules.some(({ key }) => key === keys[0]) ? { ground: keys[0]! } : undefined;
}

/**
 * Does something about an account, in the case of a report about it: the one that is named, else the open one.
 * @throws Refusal 403, 404 for oneself, 409 as on the page of the case, 422 with its address when no rule nor law is cited.
 */
export async function takeActionByApp(c: Ctx): Promise<void> {
  const account = idIn<'account'>(c);
  const { type, report_id: report, text } = parseInput(asked, await readFields(c));
  const house = await houseOf(c);
  await act(c, async (tx, actor) => {
    const standing = await readStanding(tx, actor, account);
    const { items: reports } = await readReported(
      tx,
      actor,
      report ? { id: report as Id<'report'>, account } : { account, closed: false },
      { limit: 80 },
    );
    const [first] = reports;
    const { origin } = house;
    if (report && !first) throw notFound();
    if (!first) throw new Refusal(422, (m) => m.moderating.notReported(`${origin}/moderation`));
    const page = casePage(c, first.case);
    if (type === 'disable') throw new Refusal(422, (m) => m.moderating.noDisabling(page));
    const facts = (text ?? '').trim();
    if (facts.length < 10 || facts.length > 3_000) throw new Refusal(422, (m) => m.moderating.noFacts(page));
    const ground = groundIn(facts, house) ?? groundOf(reports, house);
    if (!ground) throw new Refusal(422, (m) => m.moderating.noGround(page));
    const kind = KINDS[type];
    const marked = new Set(standing.flatMap((one) => (one.kind === 'sensitive' ? (one.post ?? []) : [])));
    const posts = [...new Set(reports.flatMap((one) => one.posts))].filter((post) => !marked.has(post));
    if (kind === 'sensitive' && posts.length === 0) throw new Refusal(422, (m) => m.moderating.noPosts(page));
    const news: News[number][] = [];
    for (const post of kind === 'sensitive' ? posts : ['']) {
      const input = parseInput(actionInput, { kind, post, facts, ...ground });
      news.push(...(await takeAction(tx, actor, first.case, input, house)).news);
    }
    return news;
  });
  c.var.deps.wake.mail();
}

/**
 * Takes back what stands of one kind against an account; a suspension that waits is refused, or withdrawn by who
 * proposed it. Nothing happens where nothing of the kind stands.
 * @throws Refusal 403, 404 for oneself, 409 when a suspension waits and its limit alone is to go, or somebody else works on it.
 */
export async function takeBackByApp(c: Ctx, kind: 'limit' | 'suspend' | 'sensitive'): Promise<void> {
  const account = idIn<'account'>(c);
  const { text } = parseInput(
    v.object({ text: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000, 'tooLong:2000'))), '') }),
    await readFields(c),
  );
  const { deps, m } = c.var;
  const words = text?.trim() || m.moderating.takenBack;
  await act(c, async (tx: Tx, actor: Actor) => {
    const standing = await readStanding(tx, actor, account);
    if (kind === 'limit' && standing.some(({ waits }) => waits))
      throw new Refusal(409, (say) => say.moderation.errors.suspensionWaits);
    const news: News[number][] = [];
    for (const { id, waits } of standing.filter((one) => one.kind === kind)) {
      const done = waits
        ? await refuseSuspension(tx, actor, id, deps.config)
        : await liftAction(tx, actor, id, words, deps.config);
      news.push(...done.news);
    }
    return news;
  });
  deps.wake.mail();
}
