import { sql } from 'kysely';
import type { Check, FileCheck } from './check.ts';

/** How long work may lie that the program does by itself within seconds. */
const LATE = `interval '1 hour'`;

/** Whether an action belongs to what was chosen. */
const CHOSEN = `(action.option_id is null or outcome.chosen ? action.option_id)`;

export const checks: readonly (Check | FileCheck)[] = [
  {
    name: 'what took effect had passed its vote',
    query: `
      select decision.number, outcome.result
      from decision left join outcome using (proposal_id)
      where decision.state = 'executed' and outcome.result is distinct from 'passed'`,
  },
  {
    name: 'everybody on the roll of what took effect was told of the vote before it closed',
    query: `
      select decision.number, proposal.electors, count(elector.noticed_at) as told
      from decision
      join proposal on proposal.id = decision.proposal_id
      left join elector on elector.proposal_id = proposal.id and elector.noticed_at <= proposal.closed_at
      where decision.state = 'executed'
      group by decision.number, proposal.electors
      having count(elector.noticed_at) is distinct from proposal.electors::bigint`,
  },
  {
    name: 'what took effect ran whole: each of its actions once, and nothing that was not chosen',
    query: `
      select decision.number, action.position, action.ran_at
      from decision
      join outcome using (proposal_id)
      join action on action.proposal_id = decision.proposal_id
      where decision.state = 'executed'
        and action.ran_at is distinct from case when ${CHOSEN} then decision.executed_at end
      union all
      select decision.number, null, null
      from decision
      left join proposal_event as event on event.proposal_id = decision.proposal_id and event.kind = 'executed'
      group by decision.number, decision.state
      having count(event.id) <> case when decision.state = 'executed' then 1 else 0 end`,
  },
  {
    name: 'nothing ran of what did not take effect',
    query: `
      select action.proposal_id, action.position
      from action left join decision using (proposal_id)
      where action.ran_at is not null and decision.state is distinct from 'executed'`,
  },
  {
    name: 'what ran found what had been voted on',
    query: `
      select proposal_id, position, expected, before from action
      where ran_at is not null and before is distinct from expected`,
  },
  {
    name: 'nothing takes effect before its time',
    query: `
      select number, due_at, executed_at from decision
      where (state = 'executed') <> (executed_at is not null) or executed_at < due_at
        or (due_at is null) <> (state = 'rejected')`,
  },
  {
    name: 'decisions are numbered without gaps',
    query: `
      select number from (select number, row_number() over (order by number) as place from decision) as numbered
      where number <> place`,
  },
  {
    name: 'every vote that binds has its line in the register, and nothing else has',
    query: `
      select outcome.proposal_id, outcome.result, decision.state
      from outcome left join decision using (proposal_id)
      where (outcome.result = 'indicative') = (decision.id is not null)
        or (decision.state = 'rejected') = (outcome.result = 'passed')`,
  },
  {
    name: 'what could not take effect says why',
    query: `
      select number, state, fault from decision where (state in ('stale', 'failed')) <> (fault is not null)`,
  },
  {
    name: 'what members stopped is put to them',
    query: `
      select number from decision
      where state = 'held' and not exists (
        select from proposal
        where origin_decision = decision.id and origin in ('hold', 'call-in') and state in ('discussion', 'voting'))`,
  },
  {
    name: 'a duty that is done has a proof',
    query: `select id from duty where (done_at is null) <> (proof is null) or (done_at is null) <> (done_by is null)`,
  },
  {
    name: 'what is due takes effect within the hour',
    async violations({ db }) {
      const { rows } = await sql<object>`
        select number, due_at from decision
        where state = 'queued' and greatest(due_at, retry_at) < ${db.now}::timestamptz - ${sql.raw(LATE)}
          and not exists (select from setting where key = 'clockOffset')`.execute(db);
      return rows;
    },
  },
  {
    name: 'an emergency act is ratified, or undone within the hour that ends it',
    async violations({ db }) {
      const { rows } = await sql<object>`
        select id, lapses_at from emergency_act
        where (ratified_at is not null and lapsed_at is not null)
          or (ratified_at is null and lapsed_at is null and lapses_at < ${db.now}::timestamptz - ${sql.raw(LATE)}
            and not exists (select from setting where key = 'clockOffset'))`.execute(db);
      return rows;
    },
  },
];
