import { readExport, replay } from '@essor/tally';
import { sql } from 'kysely';
import type { Db } from '#db';
import { type Proposal, replayData } from '#deliberation';
import type { Id } from '#ids';
import { createHash } from 'node:crypto';
import type { Check, FileCheck } from './check.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Closed votes, a few at a time. */
async function* closedVotes(db: Db): AsyncGenerator<Id<'proposal'>> {
  let after = '0' as Id<'proposal'>;
  for (;;) {
    const { rows } = await sql<{ id: Id<'proposal'> }>`
      select id from proposal where state = 'closed' and id > ${after} order by id limit 100`.execute(db);
    for (const { id } of rows) {
      after = id;
      yield id;
    }
    if (rows.length === 0) return;
  }
}

export const checks: readonly (Check | FileCheck)[] = [
  {
    name: 'only who stands on the roll of a vote has a vote in it',
    query: `
      select stance.proposal_id, stance.member_id from stance
      left join elector using (proposal_id, member_id) where elector.member_id is null`,
  },
  {
    name: 'a roll has as many places as were frozen, and one for each member',
    query: `
      select proposal.id, proposal.electors, count(elector.member_id) as places
      from proposal left join elector on elector.proposal_id = proposal.id
      where proposal.opened_at is not null
      group by proposal.id having count(elector.member_id) <> proposal.electors`,
  },
  {
    name: 'everybody on a roll was told when the vote opened',
    query: `
      select elector.proposal_id, elector.member_id from elector join proposal on proposal.id = elector.proposal_id
      where elector.noticed_at is distinct from proposal.opened_at`,
  },
  {
    name: 'what a vote was about is what its hash says',
    query: `
      select id from proposal
      where frozen_hash is distinct from encode(sha256(convert_to(frozen, 'UTF8')), 'hex')`,
  },
  {
    name: 'a proposal says, once it is voted on, what was frozen',
    query: `
      select id from proposal
      where frozen is not null and (title, body, version::text, kind) is distinct from
        (frozen::jsonb ->> 'title', frozen::jsonb ->> 'body', frozen::jsonb ->> 'version', frozen::jsonb ->> 'kind')`,
  },
  {
    name: 'a vote is counted once it is closed, and never before',
    query: `
      select proposal.id, proposal.state from proposal left join outcome on outcome.proposal_id = proposal.id
      where (proposal.state = 'closed') <> (outcome.proposal_id is not null)`,
  },
  {
    name: 'an outcome counts every vote that was cast',
    query: `
      select outcome.proposal_id, outcome.cast_votes, cast_now.n
      from outcome cross join lateral (
        select count(*) as n from stance where stance.proposal_id = outcome.proposal_id) as cast_now
      where outcome.cast_votes <> cast_now.n`,
  },
  {
    name: 'no confidential vote that has closed keeps a choice beside a name',
    query: `
      select stance.proposal_id, stance.member_id from stance join proposal on proposal.id = stance.proposal_id
      where proposal.state = 'closed' and (proposal.settings ->> 'confidential')::boolean
        and (stance.choice is not null or stance.position is not null or stance.reason <> '' or stance.post_id is not null)
      union all
      select stance_revision.proposal_id, stance_revision.member_id
      from stance_revision join proposal on proposal.id = stance_revision.proposal_id
      where (proposal.settings ->> 'confidential')::boolean`,
  },
  {
    name: 'no vote is cast after its vote closed, nor before it opened',
    query: `
      select stance.proposal_id, stance.member_id from stance join proposal on proposal.id = stance.proposal_id
      where (stance.cast_at >= proposal.closes_at or stance.cast_at < proposal.opened_at)
        and not exists (select from setting where key = 'clockOffset')`,
  },
  {
    name: 'proposals are numbered without gaps',
    query: `
      select number from (
        select number, row_number() over (order by number) as place from proposal where number is not null) as numbered
      where number <> place`,
  },
  {
    name: 'every record of a count has the hash that was written beside it, and counts again to the same',
    async violations({ db }) {
      const found: object[] = [];
      for await (const id of closedVotes(db)) {
        const why = await whatIsWrong(db, id);
        if (why) found.push({ proposal: id, why });
      }
      return found;
    },
  },
];

async function whatIsWrong(db: Db, id: Proposal['id']): Promise<string | undefined> {
  const data = await replayData(db, undefined, id);
  if (!data) return 'there is no record';
  if (sha256(data.recordText) !== data.recordHash) return 'the record is not the one that was hashed';
  if (sha256(data.frozen) !== data.frozenHash) return 'what was voted on is not what was hashed';
  const counted = replay(data.record, readExport(data.ballots).ballots);
  return counted.agrees ? undefined : counted.differences.map(({ at }) => at).join(', ');
}
