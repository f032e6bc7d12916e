import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { inGoodStanding } from './electorate.ts';
import type { ProposalSummary } from './proposal.ts';
import { loadSummaries } from './summary-rows.ts';

/** From the votes that run, which are few, to the places on their rolls: however many one has voted in. */
const waitingFor = (
  db: Db,
  { person }: Pick<Actor, 'person'>,
): RawBuilder<{ id: Id<'proposal'>; member: Id<'member'> }> => sql`
  select proposal.id, member.id as member, proposal.closes_at
  from (
    select id from member where person_id = ${person}
    union
    select member_id from member_delegate where person_id = ${person} and ended_at is null) as mine
  join member on member.id = mine.id and ${inGoodStanding}
  join proposal on proposal.state = 'voting' and proposal.closes_at > ${db.now}
    and not (proposal.kind = 'election' and proposal.settings ->> 'election' = 'lot')
  join elector on elector.proposal_id = proposal.id and elector.member_id = member.id
  where not exists (
    select from stance where stance.proposal_id = proposal.id and stance.member_id = member.id)`;

/** The running votes that wait for one's own, or for that of an organisation one speaks for: soonest to close first. */
export async function toDecide(
  db: Db,
  actor: Actor,
): Promise<readonly { readonly proposal: ProposalSummary; readonly member: Id<'member'> }[]> {
  const { rows } = await sql<{ id: Id<'proposal'>; member: Id<'member'> }>`
    select id, member from (${waitingFor(db, actor)}) as waiting order by closes_at, id, member`.execute(db);
  if (rows.length === 0) return [];
  const summaries = await loadSummaries(
    db,
    sql`select * from unnest(${[...new Set(rows.map(({ id }) => id))]}::bigint[]) with ordinality as chosen (id, place)`,
  );
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  return rows.flatMap(({ id, member }) => {
    const proposal = byId.get(id);
    return proposal ? [{ proposal, member }] : [];
  });
}

/** How many they are. It runs on every page. */
export async function countToDecide(db: Db, actor: Pick<Actor, 'person'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (${waitingFor(db, actor)}) as waiting`.execute(db);
  return rows[0]?.n ?? 0;
}
