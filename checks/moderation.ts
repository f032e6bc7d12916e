import { jurorsDrawn, hashOfRoll } from '#moderation';
import type { Check, FileCheck } from './check.ts';

export const checks: readonly (Check | FileCheck)[] = [
  {
    name: 'an account is limited or suspended exactly while an action says so',
    query: `
      with standing as (
        select account_id, min(taken_at) as limited, min(began_at) filter (where kind = 'suspend') as suspended
        from moderation_action where kind in ('limit', 'suspend') and ended_at is null group by 1)
      select account.id, limited_at, suspended_at from account left join standing on standing.account_id = account.id
      where limited_at is distinct from standing.limited or suspended_at is distinct from standing.suspended`,
  },
  {
    name: 'a post is hidden or folded exactly while an action says so',
    query: `
      with standing as (
        select post_id, min(began_at) filter (where kind = 'hide') as hidden,
          min(began_at) filter (where kind = 'sensitive') as sensitive
        from moderation_action where post_id is not null and ended_at is null group by 1)
      select post.id, hidden_at, sensitive_at from post left join standing on standing.post_id = post.id
      where hidden_at is distinct from standing.hidden or sensitive_at is distinct from standing.sensitive`,
  },
  {
    name: 'what is done to a post is done to its author, and what is reported of it is theirs',
    query: `
      select moderation_action.id, post.id as post_id from moderation_action
      join post on post.id = moderation_action.post_id where post.account_id <> moderation_action.account_id
      union all
      select report.id, post.id from report_post join report on report.id = report_post.report_id
      join moderation_case on moderation_case.id = report.case_id
      join post on post.id = report_post.post_id where post.account_id <> moderation_case.account_id`,
  },
  {
    name: 'nobody answers an appeal against what they decided, and nobody judges themselves',
    query: `
      select appeal.id, appeal.decided_by from appeal
      join moderation_action as action on action.id = appeal.action_id
      where appeal.decided_by in (action.taken_by, action.confirmed_by)
      union all
      select action.id, action.taken_by from moderation_action as action
      join account on account.id = action.account_id
      where account.person_id in (action.taken_by, action.confirmed_by)
      union all
      select juror.appeal_id, juror.person_id from juror join appeal on appeal.id = juror.appeal_id
      join moderation_action as action on action.id = appeal.action_id
      join account on account.id = action.account_id
      where juror.person_id in (action.taken_by, action.confirmed_by, account.person_id)`,
  },
  {
    name: 'what an appeal overturned is over, and what a jury settled is what most of it said',
    query: `
      select appeal.id, appeal.outcome from appeal join moderation_action as action on action.id = appeal.action_id
      where appeal.outcome = 'overturned' and action.ended_at is null
      union all
      select appeal.id, appeal.outcome from appeal
      where decided_how = 'jury' and outcome <> (
        select case when count(*) filter (where verdict = 'upheld') > count(*) filter (where verdict = 'overturned')
          then 'upheld' else 'overturned' end from juror where juror.appeal_id = appeal.id)`,
  },
  {
    name: 'every jury is the one that its seed draws',
    async violations({ db }) {
      const drawn = await db
        .selectFrom('appeal')
        .where('jury_at', 'is not', null)
        .select(['id', 'roll', 'roll_hash', 'seed'])
        .execute();
      const jurors = await db.selectFrom('juror').orderBy('place').select(['appeal_id', 'number']).execute();
      const serving = Map.groupBy(jurors, ({ appeal_id: appeal }) => appeal);
      return drawn.filter(({ id, roll, roll_hash: hash, seed }) => {
        const numbers = (serving.get(id) ?? []).map(({ number }) => number);
        return hashOfRoll(roll ?? []) !== hash || jurorsDrawn(seed ?? '', roll ?? []).join() !== numbers.join();
      });
    },
  },
];
