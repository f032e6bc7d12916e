import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { memberNames, membershipsOf } from '#membership';
import { placeOf } from './amendment.ts';
import { paragraphsOf } from './document-text.ts';
import type { AmendmentState } from './schema.ts';

/** A change of one paragraph that somebody offers to the author of a proposal in discussion. */
export interface Amendment {
  readonly id: Id<'amendment'>;
  /** The version of the proposal that it was offered to, and the place of the paragraph in it, from 0. */
  readonly version: number;
  readonly paragraph: number;
  readonly original: string;
  /** Empty: the paragraph goes. Blank lines make more of it. */
  readonly replacement: string;
  readonly why: string;
  readonly state: AmendmentState;
  /** Empty names for who has left. */
  readonly by: { readonly member: Id<'member'>; readonly name: string; readonly handle: string | null };
  readonly offeredAt: Date;
  readonly settledAt: Date | null;
  /** The author's sentence. */
  readonly answer: string;
  /** The reply in the debate that carries the reason. */
  readonly post: Id<'post'> | null;
  /** The version that it became. */
  readonly became: number | null;
  /** Whether the paragraph still stands as it was. */
  readonly fits: boolean;
  readonly may: { readonly settle: boolean; readonly withdraw: boolean };
}

/** Amendments of a proposal that is published: those that wait first, in their order; then the settled, latest first. */
export async function amendmentsOf(
  db: Db,
  viewer: Actor | undefined,
  proposal: Id<'proposal'>,
): Promise<readonly Amendment[]> {
  const rows = await db
    .selectFrom('amendment')
    .leftJoin('proposal_version as made', (join) =>
      join.onRef('made.proposal_id', '=', 'amendment.proposal_id').onRef('made.amendment_id', '=', 'amendment.id'),
    )
    .where('amendment.proposal_id', '=', proposal)
    .orderBy('amendment.id')
    .selectAll('amendment')
    .select('made.version as became')
    .execute();
  if (rows.length === 0) return [];
  const { body, state, author } = await db
    .selectFrom('proposal')
    .innerJoin('account', 'account.id', 'proposal.account_id')
    .where('proposal.id', '=', proposal)
    .select(['proposal.body', 'proposal.state', 'account.person_id as author'])
    .executeTakeFirstOrThrow();
  const standing = paragraphsOf(body);
  const names = await memberNames(
    db,
    rows.map(({ member_id: member }) => member),
  );
  const mine = new Set(viewer ? (await membershipsOf(db, viewer)).map(({ id }) => id) : []);
  const all = rows.map((row): Amendment => {
    const name = names.get(row.member_id);
    const waits = row.state === 'offered' && state === 'discussion';
    return {
      id: row.id,
      version: row.version,
      paragraph: row.paragraph,
      original: row.original,
      replacement: row.replacement,
      why: row.why,
      state: row.state,
      by: { member: row.member_id, name: name?.name ?? '', handle: name?.handle ?? null },
      offeredAt: row.offered_at,
      settledAt: row.settled_at,
      answer: row.answer,
      post: row.post_id,
      became: row.became,
      fits: placeOf(standing, row.paragraph, row.original) !== undefined,
      may: {
        settle: waits && viewer !== undefined && viewer.person === author,
        withdraw: waits && mine.has(row.member_id),
      },
    };
  });
  return [
    ...all.filter((one) => one.state === 'offered'),
    ...all.filter((one) => one.state !== 'offered').toReversed(),
  ];
}
