import { canonicalText } from '#actions';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { actingMember } from '#membership';
import { type News, rewritePost } from '#network';
import { invalid, Refusal } from '#refusal';
import { checkContent, type Content } from './draft-content.ts';
import type { DraftInput } from './draft-input.ts';
import { lockOwnProposal, type ProposalRow } from './find-proposal.ts';
import { wasCalledIn, writeEvent } from './history.ts';
import { mustBeInCircle } from './in-circle.ts';
import { beginningOf, stateNews } from './announcement.ts';
import { scheduleOpening } from './opens-from.ts';
import type { ProposalOrigin, VersionedAction } from './schema.ts';
import { versionedActions, writeVersion } from './version.ts';

/** Why the server itself proposes. `hold` and `emergency` may be shorter than their rule. */
export interface Origin {
  readonly origin: ProposalOrigin;
  readonly decision?: Id<'decision'>;
}

/**
 * Writes a draft, which only its author sees.
 * @throws Refusal 403 when the actor speaks for no member who may propose, 422 with a sentence per field.
 */
export async function draftProposal(
  tx: Tx,
  actor: Actor,
  input: DraftInput,
  why?: Origin,
): Promise<{ readonly id: Id<'proposal'>; readonly news: News }> {
  const member = await actingMember(tx, actor, input.member);
  if (input.circle && !why) await mustBeInCircle(tx, member.id, input.circle);
  const content = await checkContent(tx, input, { origin: why?.origin ?? null, decision: why?.decision });
  const id = tx.newId<'proposal'>();
  await tx
    .insertInto('proposal')
    .values({
      id,
      account_id: actor.account,
      member_id: member.id,
      ...columnsOf(input, content),
      state: 'draft',
      created_at: tx.now,
      version_at: tx.now,
      origin: why?.origin ?? null,
      origin_decision: why?.decision ?? null,
    })
    .execute();
  await writeActions(tx, id, content.actions);
  return { id, news: [] };
}

/**
 * Changes a draft; once published it makes a new version, from which notice counts anew. Sponsors stay only when text,
 * options and actions are the same, and the author is always one.
 * @throws Refusal 404, 403 when it is not the actor's, 409 once it is voted on, 422 with a sentence per field.
 */
export async function editProposal(
  tx: Tx,
  actor: Actor,
  id: Id<'proposal'>,
  input: DraftInput,
  because: { readonly amendment?: Id<'amendment'> } = {},
): Promise<{ readonly version: number; readonly news: News }> {
  const row = await lockOwnProposal(tx, actor, id);
  if (row.state !== 'draft' && row.state !== 'discussion')
    throw new Refusal(409, (m) => m.deliberation.refusals[row.state]);
  if (input.circle && input.circle !== row.circle_id) {
    await mustBeInCircle(tx, row.member_id, input.circle);
    if (await wasCalledIn(tx, id)) throw invalid({ circle: (m) => m.decisions.refusals.calledIn });
  }
  const content = await checkContent(tx, input, {
    origin: row.origin,
    decision: row.origin_decision,
    publishedAt: row.published_at,
  });
  const before = await versionedActions(tx, id);
  const same = row.state === 'discussion' && saysTheSame(row, before, input, content);
  const version = row.state === 'draft' ? row.version : row.version + 1;
  await tx
    .updateTable('proposal')
    .set({ ...columnsOf(input, content), version, version_at: tx.now })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('action').where('proposal_id', '=', id).execute();
  await writeActions(tx, id, content.actions);
  if (row.state === 'draft') return { version, news: [] };

  await writeVersion(tx, id, actor, because.amendment);
  await writeEvent(
    tx,
    id,
    'edited',
    { version, ...(because.amendment && { amendment: because.amendment }) },
    row.member_id,
  );
  if (!same) {
    await tx.deleteFrom('sponsor').where('proposal_id', '=', id).where('member_id', '<>', row.member_id).execute();
  }
  await scheduleOpening(tx, id);
  const post = await tx
    .selectFrom('post')
    .where('about_kind', '=', 'proposal')
    .where('about_id', '=', id)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  const news = post ? await rewritePost(tx, actor, post.id, beginningOf(input.body)) : [];
  return { version, news: [...news, ...stateNews(id, 'discussion')] };
}

const columnsOf = (input: DraftInput, { rule, settings, options, reviewOn, reliefUntil }: Content) => ({
  relief_until: reliefUntil,
  circle_id: input.circle ?? null,
  kind: input.kind,
  title: input.title,
  body: input.body,
  language: input.language,
  rule_id: rule.id,
  settings: JSON.stringify(settings),
  options: JSON.stringify(options),
  review_on: reviewOn,
});

async function writeActions(tx: Tx, id: Id<'proposal'>, actions: readonly VersionedAction[]): Promise<void> {
  if (actions.length === 0) return;
  await tx
    .insertInto('action')
    .values(
      actions.map(({ name, input, option }, position) => ({
        id: tx.newId<'action'>(),
        proposal_id: id,
        position,
        option_id: option,
        name,
        input: JSON.stringify(input),
      })),
    )
    .execute();
}

/** What sponsors put their name to: the words, the options and what changes; of an election, what it fills. */
function saysTheSame(
  row: ProposalRow,
  before: readonly VersionedAction[],
  input: DraftInput,
  content: Content,
): boolean {
  const said = (
    { title, body }: Pick<ProposalRow, 'title' | 'body'>,
    { mandate, seats }: Content['settings'],
    options: Content['options'],
    actions: readonly VersionedAction[],
  ) =>
    canonicalText({
      fills: mandate && { ...mandate, seats },
      title,
      body,
      options: options.map(({ text }) => text),
      actions: actions.map(({ name, input, option }) => ({ name, input, option })),
    });
  return (
    said(row, row.settings, row.options, before) === said(input, content.settings, content.options, content.actions)
  );
}
