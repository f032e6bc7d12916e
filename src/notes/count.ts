import { createHash, createHmac } from 'node:crypto';
import { type Judgement, judging, MODEL, type Rating, type Verdict } from '@essor/bridging';
import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type News, noticeMany } from '#network';
import { newSecret } from '#random';
import { contextChanged } from './context.ts';

const DAY_MS = 86_400_000;
/** Fewer raters than this are not published one by one: each of them would be one of too few. */
export const FEWEST_PUBLISHED = 10;

interface Read {
  readonly at: Date;
  /** By the number of the member, who is named to nobody. */
  readonly ratings: readonly Rating[];
}

/** The ratings that count: of notes that stand, by those who are members now. */
export async function readRatings(db: Db): Promise<Read> {
  const { rows } = await sql<Rating>`
    select rating.note_id as note, rating.member_id as rater, rating.value from note_rating as rating
    join member_note as note on note.id = rating.note_id
    join member on member.id = rating.member_id and member.status in ('voting', 'probation')
    where note.withdrawn_at is null and note.set_aside_at is null`.execute(db);
  return { at: db.now, ratings: rows };
}

/** Judges them, letting others work in between. */
export async function judged(ratings: readonly Rating[]): Promise<Judgement> {
  const steps = judging(ratings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** One line a rating, sorted: what the hash is made of, and what is published. */
export function linesOf(ratings: readonly Rating[], secret: Buffer): string {
  const names = new Map<string, string>();
  const nameOf = (rater: string): string => {
    const name = names.get(rater) ?? `r-${createHmac('sha256', secret).update(rater).digest('base64url').slice(0, 16)}`;
    names.set(rater, name);
    return name;
  };
  const lines = ratings.map(({ rater, note, value }) => `${nameOf(rater)},${note},${value}`);
  return ['rater,note,value', ...lines.toSorted(), ''].join('\n');
}

const hashOf = (lines: string): string => createHash('sha256').update(lines).digest('hex');

interface Standing {
  id: Id<'note'>;
  post_id: Id<'post'>;
  state: Verdict['state'];
  reason: Verdict['reason'];
  method: Verdict['method'];
  score: number | null;
  tilt: number | null;
  told_at: Date | null;
}

const FEW = { state: 'needs-more', reason: 'few', method: null, score: null, tilt: null } as const;

/**
 * Writes down what a count made of every note, and from what. Once a day it is published, with the names of raters drawn
 * anew. A count of ratings that were read before those of the last one changes nothing.
 */
export async function writeCount(tx: Tx, { at, ratings }: Read, judgement: Judgement): Promise<News> {
  await sql`select pg_advisory_xact_lock(hashtextextended('notes.count', 0))`.execute(tx);
  const last = await tx.selectFrom('note_count').orderBy('at', 'desc').select('at').limit(1).executeTakeFirst();
  if (last && last.at > at) return [];
  const news = await writeVerdicts(tx, at, judgement);
  const published = await tx
    .selectFrom('note_count')
    .where('data', 'is not', null)
    .select(['secret', 'published_at'])
    .executeTakeFirst();
  const due = !published?.published_at || at.getTime() - published.published_at.getTime() >= DAY_MS;
  const secret = due || !published?.secret ? Buffer.from(newSecret(tx.random)) : published.secret;
  const lines = linesOf(ratings, secret);
  if (due) {
    await tx
      .updateTable('note_count')
      .set({ data: null, secret: null, verdicts: null })
      .where('data', 'is not', null)
      .execute();
  }
  await tx
    .insertInto('note_count')
    .values({
      id: tx.newId<'note-count'>(),
      at,
      model: MODEL.version,
      inputs_hash: hashOf(lines),
      ratings: ratings.length,
      raters: new Set(ratings.map(({ rater }) => rater)).size,
      notes: judgement.verdicts.length,
      axis_raters: judgement.axis?.raters.length ?? 0,
      axis_notes: judgement.axis?.notes ?? 0,
      mean: judgement.axis?.mean ?? null,
      ...(due
        ? { published_at: at, secret, data: lines, verdicts: JSON.stringify(publishedOf(judgement)) }
        : { published_at: null, secret: null, data: null, verdicts: null }),
    })
    .execute();
  return news;
}

const publishedOf = ({ verdicts }: Judgement): readonly JudgedNote[] =>
  verdicts.map(({ note, state, reason, method, score, tilt }) => ({ id: note, state, reason, method, score, tilt }));

async function writeVerdicts(tx: Tx, at: Date, { verdicts }: Judgement): Promise<News> {
  const standing = await tx
    .selectFrom('member_note')
    .where('withdrawn_at', 'is', null)
    .where('set_aside_at', 'is', null)
    .select(['id', 'post_id', 'state', 'reason', 'method', 'score', 'tilt', 'told_at'])
    .forUpdate()
    .execute();
  const found = new Map(verdicts.map((one) => [one.note, one]));
  const news: News[number][] = [];
  for (const note of standing) {
    const { state, reason, method, score, tilt } = found.get(note.id) ?? FEW;
    const same = note.state === state && note.reason === reason && note.score === score && note.tilt === tilt;
    if (same) continue;
    const turned = note.state !== state;
    await tx
      .updateTable('member_note')
      .set({
        state,
        reason,
        method,
        score,
        tilt,
        judged_at: at,
        ...(turned && { shown_since: state === 'shown' ? at : null }),
      })
      .where('id', '=', note.id)
      .execute();
    if (!turned || (state !== 'shown' && note.state !== 'shown')) continue;
    news.push(...(await contextChanged(tx, note.post_id)));
    if (state === 'shown' && note.told_at === null) news.push(...(await tellAuthor(tx, note)));
  }
  return news;
}

/** Tells the author of the post, once and in the inbox alone: nobody else hears of it. */
async function tellAuthor(tx: Tx, { id, post_id }: Standing): Promise<News> {
  await tx.updateTable('member_note').set({ told_at: tx.now }).where('id', '=', id).execute();
  const post = await tx
    .selectFrom('post')
    .where('id', '=', post_id)
    .where('deleted_at', 'is', null)
    .select('account_id')
    .executeTakeFirst();
  if (!post) return [];
  const { news } = await noticeMany(tx, {
    kind: 'note',
    from: post.account_id,
    post: post_id,
    recipients: sql`select person_id from account where id = ${post.account_id} and person_id is not null`,
  });
  return news;
}

const KEPT_MS = 30 * DAY_MS;

/** Forgets counts of a month ago, but the one that is published. */
export async function forgetCounts(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('note_count')
    .where('at', '<', new Date(tx.now.getTime() - KEPT_MS))
    .where('data', 'is', null)
    .execute();
}

/** The last count, for those who check it. */
export interface CountView {
  readonly at: Date;
  readonly model: string;
  readonly inputsHash: string;
  readonly ratings: number;
  readonly raters: number;
  readonly notes: number;
  readonly axisRaters: number;
  readonly axisNotes: number;
}

export async function lastCount(db: Db): Promise<CountView | undefined> {
  return db
    .selectFrom('note_count')
    .orderBy('at', 'desc')
    .limit(1)
    .select([
      'at',
      'model',
      'inputs_hash as inputsHash',
      'ratings',
      'raters',
      'notes',
      'axis_raters as axisRaters',
      'axis_notes as axisNotes',
    ])
    .executeTakeFirst();
}

/** A note as the count sees it: no words, no author. */
export interface JudgedNote {
  readonly id: string;
  readonly state: Verdict['state'];
  readonly reason: Verdict['reason'];
  readonly method: Verdict['method'];
  readonly score: number | null;
  readonly tilt: number | null;
}

/** What was published last: the ratings as lines, unless so few rated that each is one of too few. */
export async function publishedData(
  db: Db,
): Promise<(CountView & { readonly lines: string | null; readonly judged: readonly JudgedNote[] }) | undefined> {
  const row = await db
    .selectFrom('note_count')
    .where('data', 'is not', null)
    .select([
      'at',
      'model',
      'inputs_hash as inputsHash',
      'ratings',
      'raters',
      'notes',
      'axis_raters as axisRaters',
      'axis_notes as axisNotes',
      'data',
      'verdicts',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { data, verdicts, ...count } = row;
  return { ...count, lines: count.raters < FEWEST_PUBLISHED ? null : data, judged: verdicts ?? [] };
}
