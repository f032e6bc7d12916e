import { createHash } from 'node:crypto';
import { drawLots } from '@essor/tally';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, optional, paragraphs } from '#input';
import { type News, notifyOfModeration } from '#network';
import { newSecret } from '#random';
import { notFound, Refusal } from '#refusal';
import { holdAppeal, holdToAnswer, settleAppeal } from './appeal.ts';
import { type JudgedPost, readJudgedPosts } from './cases.ts';
import { daysAfter, type House, JURORS, JURY_DAYS, type Voter } from './house.ts';
import { letterToJuror, mailTo } from './letters.ts';
import type { ActionKind, AppealSettled, Verdict } from './schema.ts';

export const verdictInput = v.object({
  verdict: choice(['upheld', 'overturned']),
  words: optional(paragraphs(2_000, 0)),
});

/** SHA-256, in hex, of the numbers of those among whom lots are drawn, in their order, one a line. */
export const hashOfRoll = (roll: readonly number[]): string =>
  createHash('sha256').update(roll.join('\n')).digest('hex');

/**
 * The jurors that a seed draws from a roll: `drawLots` of packages/tally over the numbers, of which the first five serve.
 * Anybody who has the roll can draw again.
 */
export const jurorsDrawn = (seed: string, roll: readonly number[]): readonly number[] =>
  drawLots(seed, roll.map(String))
    .slice(0, JURORS)
    .map(({ id }) => Number(id));

/**
 * Draws a jury for an appeal that is held, among voting members who have no part in it: not who appeals, nor who
 * reported, took or confirmed it. The seed is made of the roll, of the appeal and of chance that nobody knew before.
 * @returns undefined when there are not enough members.
 */
export async function drawJury(
  tx: Tx,
  { appeal, action, person }: Awaited<ReturnType<typeof holdAppeal>>,
  voters: readonly Voter[],
  house: Pick<House, 'origin'>,
): Promise<News | undefined> {
  const reporters = await tx
    .selectFrom('report')
    .innerJoin('account', 'account.id', 'report.reporter_id')
    .where('report.case_id', '=', action.case_id)
    .select('account.person_id')
    .execute();
  const involved = new Set([
    person,
    action.taken_by,
    action.confirmed_by,
    ...reporters.map((reporter) => reporter.person_id),
  ]);
  const free = new Map(voters.filter((one) => !involved.has(one.person)).map((one) => [one.number, one.person]));
  if (free.size < JURORS) return undefined;
  const roll = [...free.keys()].toSorted((a, b) => a - b);
  const rollHash = hashOfRoll(roll);
  const seed = createHash('sha256')
    .update(`${rollHash}\n${appeal.id}\n${newSecret(tx.random)}`)
    .digest('hex');
  await tx
    .updateTable('appeal')
    .set({ jury_at: tx.now, jury_by: daysAfter(tx.now, JURY_DAYS), roll, roll_hash: rollHash, seed })
    .where('id', '=', appeal.id)
    .execute();
  const jurors = jurorsDrawn(seed, roll).map((number, place) => ({ number, place, person: free.get(number)! }));
  await tx
    .insertInto('juror')
    .values(
      jurors.map((one) => ({ appeal_id: appeal.id, place: one.place, person_id: one.person, number: one.number })),
    )
    .execute();
  const accounts = await tx
    .selectFrom('account')
    .where(
      'person_id',
      'in',
      jurors.map((one) => one.person),
    )
    .where('deleted_at', 'is', null)
    .select('id')
    .execute();
  const drawn = accounts.map(({ id }) => id);
  await mailTo(tx, drawn, house, letterToJuror(appeal.id));
  const told = await notifyOfModeration(tx, 'jury', drawn, appeal.id);
  return [...told, ...(await notifyOfModeration(tx, 'moderation', [action.account_id], action.id))];
}

/**
 * Lets a jury answer an appeal, drawn by lot: for somebody who moderates and had no part in it, who would rather not.
 * @throws Refusal 403, 404, 409 also when there are not enough voting members.
 */
export async function callJury(
  tx: Tx,
  actor: Actor,
  id: Id<'appeal'>,
  voters: readonly Voter[],
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  const held = await holdToAnswer(tx, actor, id);
  const news = await drawJury(tx, held, voters, house);
  if (!news) throw new Refusal(409, (m) => m.moderation.errors.tooFewJurors);
  return { news };
}

/**
 * Says what a juror finds; until it is settled they may say another thing. Three of five who agree settle it.
 * @throws Refusal 404 for who is no juror of it, 409 when it is settled.
 */
export async function giveVerdict(
  tx: Tx,
  actor: Actor,
  id: Id<'appeal'>,
  { verdict, words }: v.InferOutput<typeof verdictInput>,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  const { appeal } = await holdAppeal(tx, id);
  const own = await tx
    .selectFrom('juror')
    .where('appeal_id', '=', id)
    .where('person_id', '=', actor.person)
    .select('place')
    .executeTakeFirst();
  if (!own) throw notFound();
  if (appeal.decided_at) throw new Refusal(409, (m) => m.moderation.errors.over);
  await tx
    .updateTable('juror')
    .set({ verdict, words, voted_at: tx.now })
    .where('appeal_id', '=', id)
    .where('place', '=', own.place)
    .execute();
  const said = await verdictsOf(tx, id);
  const most = Math.max(said.upheld, said.overturned);
  if (most <= JURORS / 2) return { news: [] };
  return { news: await settleAppeal(tx, id, { how: 'jury', by: null, outcome: outcomeOf(said) }, house) };
}

export async function verdictsOf(db: Db, id: Id<'appeal'>): Promise<Readonly<Record<Verdict, number>>> {
  const rows = await db
    .selectFrom('juror')
    .where('appeal_id', '=', id)
    .where('verdict', 'is not', null)
    .select('verdict')
    .execute();
  const upheld = rows.filter((row) => row.verdict === 'upheld').length;
  return { upheld, overturned: rows.length - upheld };
}

/** As many on both sides: in doubt for who appeals. */
export const outcomeOf = (said: Readonly<Record<Verdict, number>>): Verdict =>
  said.upheld > said.overturned ? 'upheld' : 'overturned';

/** What a juror reads: the decision and the appeal, and nothing of who reported or decided. */
export interface JuryCase {
  readonly id: Id<'appeal'>;
  readonly kind: ActionKind;
  readonly ruleKey: string | null;
  readonly ruleWords: string;
  readonly ground: 'rule' | 'law';
  readonly facts: string;
  readonly takenAt: Date;
  readonly until: Date | null;
  readonly words: string;
  readonly madeAt: Date;
  readonly juryBy: Date;
  readonly seed: string;
  readonly rollHash: string;
  readonly roll: readonly number[];
  readonly jurors: readonly number[];
  readonly mine: { readonly verdict: Verdict | null; readonly words: string };
  readonly said: number;
  readonly settled: { readonly at: Date; readonly how: AppealSettled; readonly outcome: Verdict | null } | null;
  readonly post: JudgedPost | null;
}

/** The appeals that one was drawn to judge, newest first. */
export async function juriesOf(db: Db, actor: Pick<Actor, 'person'>): Promise<readonly JuryCase[]> {
  const rows = await db
    .selectFrom('juror')
    .innerJoin('appeal', 'appeal.id', 'juror.appeal_id')
    .innerJoin('moderation_action as action', 'action.id', 'appeal.action_id')
    .where('juror.person_id', '=', actor.person)
    .where('appeal.decided_how', 'is distinct from', 'left')
    .orderBy('appeal.id', 'desc')
    .select((eb) => [
      'appeal.id',
      'action.kind',
      'action.rule_key as ruleKey',
      'action.rule_words as ruleWords',
      'action.ground',
      'action.facts',
      'action.taken_at as takenAt',
      'action.until',
      'action.post_id',
      'appeal.words',
      'appeal.made_at as madeAt',
      'appeal.jury_by',
      'appeal.seed',
      'appeal.roll_hash',
      'appeal.roll',
      'appeal.decided_at',
      'appeal.decided_how',
      'appeal.outcome',
      'juror.verdict',
      'juror.words as own',
      eb
        .selectFrom('juror as all')
        .whereRef('all.appeal_id', '=', 'appeal.id')
        .where('all.verdict', 'is not', null)
        .select((count) => count.fn.countAll<string>().as('n'))
        .as('said'),
    ])
    .execute();
  const posts = await readJudgedPosts(
    db,
    rows.flatMap((row) => row.post_id ?? []),
  );
  return rows.map(({ post_id: post, own, verdict, ...row }) => ({
    ...row,
    juryBy: row.jury_by ?? row.madeAt,
    seed: row.seed ?? '',
    rollHash: row.roll_hash ?? '',
    roll: row.roll ?? [],
    jurors: jurorsDrawn(row.seed ?? '', row.roll ?? []),
    mine: { verdict, words: own },
    said: Number(row.said ?? 0),
    settled:
      row.decided_at && row.decided_how ? { at: row.decided_at, how: row.decided_how, outcome: row.outcome } : null,
    post: post ? (posts.get(post) ?? null) : null,
  }));
}
