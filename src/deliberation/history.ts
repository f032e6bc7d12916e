import type { Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { ProposalViewer } from './read-proposals.ts';

export type ProposalEventKind =
  | 'drafted'
  | 'published'
  /** `{version, amendment?}` */
  | 'edited'
  | 'sponsored'
  | 'unsponsored'
  | 'nominated'
  | 'accepted'
  | 'stood-down'
  | 'withdrawn'
  /** `{electors, hash}` */
  | 'opened'
  /** `{until}` */
  | 'extended'
  | 'reminded'
  /** `{result, cast}` */
  | 'closed'
  /** Why it could not open by itself: `{why}` */
  | 'not-opened'
  | (string & {});

export interface ProposalEvent {
  readonly id: Id<'proposal-event'>;
  readonly at: Date;
  readonly kind: ProposalEventKind;
  readonly data: Readonly<Record<string, Json>>;
  readonly member: Id<'member'> | null;
}

/** What happened to a proposal, oldest first. */
export async function historyOf(
  _db: Db,
  _viewer: ProposalViewer,
  _id: Id<'proposal'>,
): Promise<readonly ProposalEvent[]> {
  throw new Error('not yet');
}

/** Writes one thing that happened down. */
export async function writeEvent(
  tx: Tx,
  proposal: Id<'proposal'>,
  kind: ProposalEventKind,
  data: Readonly<Record<string, Json>> = {},
  member: Id<'member'> | null = null,
): Promise<void> {
  await tx
    .insertInto('proposal_event')
    .values({
      id: tx.newId<'proposal-event'>(),
      proposal_id: proposal,
      kind,
      member_id: member,
      data: JSON.stringify(data),
      at: tx.now,
    })
    .execute();
}
