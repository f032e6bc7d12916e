import { sql } from 'kysely';
import type { Actor } from '#accounts';
import { canonicalText } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { counted, type News, topics } from '#network';
import { Refusal, invalid, notFound } from '#refusal';
import { tallyNews } from './announcement.ts';
import { positionOf } from './ballots.ts';
import { checkChoice } from './choice.ts';
import type { Position, ProposalKind } from './kinds.ts';
import { reasonsWait } from './late-reasons.ts';
import { isDrawn } from './method.ts';
import { reasonPost } from './reason.ts';
import type { ProposalState } from './schema.ts';
import type { Choice, Option, ProposalSettings } from './settings.ts';
import { lockVoters, type Voter } from './voter.ts';
import { type NewStance, stancesBefore, writeStances } from './write-stances.ts';

/** As long as a post may be, less room for what is around it. */
export const LONGEST_REASON = 2_000;

export interface StanceInput {
  /** For whom one votes: oneself unless told. */
  readonly member?: Id<'member'> | undefined;
  readonly choice: Choice;
  readonly reason: string;
}

/** A vote as it comes in. */
export interface Casting {
  readonly actor: Actor;
  readonly proposal: Id<'proposal'>;
  readonly input: StanceInput;
}

/** What an account's own pages and applications are told once its vote is in. */
export const VOTED = 'voted';

/** What came of it: nobody pays for another's fault, so a refusal is given and not thrown. */
export type Cast =
  | { readonly outcome: 'cast' | 'unchanged'; readonly revision: number; readonly news: News }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** A vote in which somebody votes, as far as that matters. */
export interface Running {
  readonly id: Id<'proposal'>;
  readonly kind: ProposalKind;
  readonly language: 'en' | 'fr';
  readonly state: ProposalState;
  readonly settings: ProposalSettings;
  readonly options: readonly Option[];
  readonly closes_at: Date | null;
  /** Which announces it. */
  readonly post: Id<'post'> | null;
}

/**
 * Votes, or changes one's vote until it closes. The same again changes nothing.
 * @throws Refusal 404, 403 when not on the roll or no more in good standing, 409 when it is not running, 422 on
 *   `choice` and `reason`.
 */
export async function castStance(
  tx: Tx,
  actor: Actor,
  id: Id<'proposal'>,
  input: StanceInput,
): Promise<{ readonly revision: number; readonly news: News }> {
  const [cast] = await castStances(tx, [{ actor, proposal: id, input }]);
  if (!cast) throw notFound();
  if (cast.outcome === 'refused') throw cast.refusal;
  return cast;
}

/**
 * Takes many votes in one transaction, for `together()`. Whether one is in or out is a matter of one clock: it is in
 * when its transaction began before the closing moment and found the vote running.
 * @returns what came of each, in order.
 */
export async function castStances(tx: Tx, castings: readonly Casting[]): Promise<readonly Cast[]> {
  const running = await lockRunning(
    tx,
    castings.map(({ proposal }) => proposal),
  );
  const voters = await lockVoters(tx, castings);
  const results: (Cast | undefined)[] = castings.map(() => undefined);
  // Of several votes of one member that meet here, the last stands.
  const last = new Map<string, Ready>();
  for (const [at, casting] of castings.entries()) {
    const voter = voters.get(at);
    try {
      const ready = prepare(tx, casting, running.get(casting.proposal), voter);
      last.set(`${casting.proposal} ${ready.member}`, ready);
    } catch (error) {
      results[at] = refused(error);
    }
  }
  const before = await stancesBefore(tx, [...last.values()]);
  const written: NewStance[] = [];
  const outcomes = new Map<string, Cast>();
  for (const [key, ready] of last) {
    const old = before.get(key);
    const revision = old ? old.revision + 1 : 1;
    if (old && old.reason === ready.reason && canonicalText(old.choice ?? null) === canonicalText(ready.choice)) {
      outcomes.set(key, { outcome: 'unchanged', revision: old.revision, news: [] });
      continue;
    }
    try {
      const { post, news } = await reasonPost(tx, ready, old);
      written.push({ ...ready, person: ready.casting.actor.person, post, revision });
      outcomes.set(key, { outcome: 'cast', revision, news });
    } catch (error) {
      outcomes.set(key, refused(error));
    }
  }
  await writeStances(tx, written);
  const told = new Set<string>();
  return castings.map(({ actor, proposal }, at): Cast => {
    const early = results[at];
    if (early) return early;
    const key = `${proposal} ${voters.get(at)?.member}`;
    const outcome = outcomes.get(key);
    if (!outcome) throw new Error('a vote without an answer');
    if (outcome.outcome !== 'cast') return outcome;
    const vote = running.get(proposal);
    const news = [
      ...(told.has(key) ? [] : outcome.news),
      ...(told.has(proposal) ? [] : [...tallyNews(proposal), ...(vote ? countNews(vote) : [])]),
      { topic: topics.account(actor.account), kind: VOTED, data: { id: vote?.post ?? null } },
    ];
    told.add(key).add(proposal);
    return { ...outcome, news };
  });
}

/** Nothing of a vote whose figures nobody may see yet: when a vote came in would say whose it was. */
const countNews = ({ post, settings: { confidential, results } }: Running): News =>
  post === null || confidential || results === 'at-close' ? [] : counted(post);

/** A vote that may be written: everything about it was checked. */
export interface Ready {
  readonly casting: Casting;
  readonly proposal: Id<'proposal'>;
  readonly member: Id<'member'>;
  readonly confidential: boolean;
  /** Its reason becomes a post when the vote has closed. */
  readonly reasonWaits: boolean;
  readonly choice: Choice;
  readonly position: Position | null;
  readonly reason: string;
}

function prepare(tx: Tx, casting: Casting, running: Running | undefined, voter: Voter | undefined): Ready {
  if (!running || running.state === 'draft') throw notFound();
  const { state } = running;
  if (state !== 'voting') throw new Refusal(409, (m) => m.deliberation.refusals.notRunning[state]);
  if (running.closes_at === null || tx.now >= running.closes_at)
    throw new Refusal(409, (m) => m.deliberation.refusals.notRunning.closed);
  if (!voter?.elector) throw new Refusal(403, (m) => m.deliberation.refusals.notOnRoll);
  if (!voter.good) throw new Refusal(403, (m) => m.deliberation.refusals.notInStanding);
  if (isDrawn(running)) throw new Refusal(409, (m) => m.deliberation.refusals.drawn);
  const { confidential, reasons } = running.settings;
  const choice = checkChoice(running, casting.input.choice);
  const position = positionOf(choice);
  const reason = confidential ? '' : casting.input.reason.trim();
  if (reason.length > LONGEST_REASON) throw invalid({ reason: (m) => m.errors.tooLong(LONGEST_REASON) });
  if (reason === '' && !confidential && position !== null && reasons.includes(position))
    throw invalid({ reason: (m) => m.deliberation.faults.reason });
  return {
    casting,
    proposal: running.id,
    member: voter.member,
    confidential,
    reasonWaits: reasonsWait(running.settings),
    choice,
    position,
    reason,
  };
}

const refused = (error: unknown): Cast => {
  if (error instanceof Refusal) return { outcome: 'refused', refusal: error };
  throw error;
};

/** The votes in question. Closing takes the same rows for itself: it waits for these votes, or these find it closed. */
async function lockRunning(tx: Tx, ids: readonly Id<'proposal'>[]): Promise<ReadonlyMap<Id<'proposal'>, Running>> {
  const { rows } = await sql<Running>`
    select id, kind, language, state, settings, options, closes_at,
      (select post.id from post where about_kind = 'proposal' and about_id = proposal.id and deleted_at is null) as post
    from proposal
    where id = any(${[...new Set(ids)]}::bigint[]) order by id for key share`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
