import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type MemberName, memberNames } from '#membership';
import { Refusal } from '#refusal';
import { inGoodStanding } from './electorate.ts';
import type { ProposalRow } from './find-proposal.ts';
import type { Candidate } from './proposal.ts';
import type { Option } from './settings.ts';

/** Those named for an election who did not step back, in the order of nomination. */
export async function candidatesOf(db: Db, id: Id<'proposal'>): Promise<readonly Candidate[]> {
  const rows = await db
    .selectFrom('candidate')
    .where('proposal_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('nominated_at')
    .orderBy('member_id')
    .selectAll()
    .execute();
  if (rows.length === 0) return [];
  const names = await memberNames(
    db,
    rows.map((row) => row.member_id),
  );
  return rows.map((row) => {
    const name = names.get(row.member_id);
    return {
      member: row.member_id,
      name: shownName(name),
      handle: name?.handle ?? null,
      avatarFile: name?.avatarFile ?? null,
      statement: row.statement,
      nominatedBy: row.nominated_by,
      acceptedAt: row.accepted_at,
    };
  });
}

/** On a ballot nobody is a blank line: who chose no name is known by their handle. */
const shownName = (name: MemberName | undefined): string => name?.displayName || name?.name || name?.handle || '';

/**
 * The candidates who stand when the vote opens, as its options: those who accepted and are in good standing.
 * @throws Refusal 409 when nobody stands.
 */
export async function freezeCandidates(tx: Tx, row: ProposalRow): Promise<readonly Option[]> {
  const { rows } = await sql<{ id: Id<'member'> }>`
    select member.id from candidate join member on member.id = candidate.member_id
    where proposal_id = ${row.id} and accepted_at is not null and withdrawn_at is null and ${inGoodStanding}`.execute(
    tx,
  );
  const standing = new Set(rows.map(({ id }) => id));
  const options = (await candidatesOf(tx, row.id))
    .filter(({ member }) => standing.has(member))
    .map(({ member, name }) => ({ id: member, text: name }))
    .toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  if (options.length === 0) throw new Refusal(409, (m) => m.deliberation.refusals.nobodyStands);
  return options;
}
