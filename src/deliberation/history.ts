import type { Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { ProposalViewer } from './read-proposals.ts';
import { visibleProposal } from './summary-rows.ts';

export type ProposalEventKind =
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
  /** Why it could not open by itself: `{why: {en, fr}}` */
  | 'not-opened'
  | (string & {});

export interface ProposalEvent {
  readonly id: Id<'proposal-event'>;
  readonly at: Date;
  readonly kind: ProposalEventKind;
  readonly data: Readonly<Record<string, Json>>;
  readonly member: Id<'member'> | null;
}

/** What happened to a proposal since its publication, oldest first. */
export async function historyOf(db: Db, viewer: ProposalViewer, id: Id<'proposal'>): Promise<readonly ProposalEvent[]> {
  return db
    .selectFrom('proposal_event')
    .innerJoin('proposal', 'proposal.id', 'proposal_event.proposal_id')
    .where('proposal.id', '=', id)
    .where(visibleProposal(viewer))
    .orderBy('proposal_event.at')
    .orderBy('proposal_event.id')
    .select([
      'proposal_event.id',
      'proposal_event.at',
      'proposal_event.kind',
      'proposal_event.data',
      'proposal_event.member_id as member',
    ])
    .execute();
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

/** Whether members have called it in from its circle: from then on it is everybody's. */
export async function wasCalledIn(db: Db, id: Id<'proposal'>): Promise<boolean> {
  const event = await db
    .selectFrom('proposal_event')
    .where('proposal_id', '=', id)
    .where('kind', '=', 'called-in')
    .select('id')
    .executeTakeFirst();
  return event !== undefined;
}
