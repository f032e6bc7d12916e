import { canonicalText } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { announcedAnew, stateNews, tallyNews } from './announcement.ts';
import { ballotGroups, membersIn } from './ballots.ts';
import { type Counted, countVotes } from './count-votes.ts';
import { countingOf } from './counting.ts';
import { decide } from './decide.ts';
import type { ProposalRow } from './find-proposal.ts';
import { sha256 } from './freeze.ts';
import { writeEvent } from './history.ts';
import { reasonsWait } from './late-reasons.ts';
import { isDrawn } from './method.ts';
import { settingsFor } from './relief.ts';
import { minutesAfter, scheduleVote } from './schedule.ts';
import { sealBallots } from './seal.ts';
import { seatsToFill } from './seats.ts';
import { KIND_FACTS } from './kinds.ts';
import type { RuleSettings } from './settings.ts';

/**
 * Closes a vote whose time is over: counts it, keeps the record and hands it to `decide`. Before its time, or closed
 * already, it changes nothing. It closes at the moment that was announced, however late the clock is looked at.
 */
export async function closeVote(tx: Tx, id: Id<'proposal'>): Promise<News> {
  // Votes hold this row in share: those under way are counted, and whoever comes later finds it closed.
  const row = await tx.selectFrom('proposal').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
  if (!row || row.state !== 'voting' || row.closes_at === null || tx.now < row.closes_at) return [];
  const { settings } = await tx
    .selectFrom('rule')
    .where('id', '=', row.rule_id)
    .select('settings')
    .executeTakeFirstOrThrow();
  const rule = settingsFor(row, settings);
  const counting = await countingOf(tx, row, rule);
  const groups = await ballotGroups(tx, id, { sealed: false });
  const counted = countVotes(counting, groups);
  if (await turnedLate(tx, row, row.closes_at, rule, counted, (early) => countVotes(counting, early))) {
    const until = minutesAfter(row.closes_at, rule.extensionMinutes);
    await tx
      .updateTable('proposal')
      .set({ closes_at: until, extended_at: row.closes_at })
      .where('id', '=', id)
      .execute();
    await writeEvent(tx, id, 'extended', { until: until.toISOString() });
    await scheduleVote(tx, 'close', id, until);
    const goesOn = [...stateNews(id, 'voting'), ...(await announcedAnew(tx, id))];
    return [...goesOn, ...(tx.now >= until ? await closeVote(tx, id) : [])];
  }

  const cast = membersIn(groups);
  await tx.updateTable('proposal').set({ state: 'closed', closed_at: row.closes_at }).where('id', '=', id).execute();
  await tx
    .insertInto('outcome')
    .values({
      proposal_id: id,
      result: counted.result,
      chosen: JSON.stringify(counted.chosen),
      electors: row.electors ?? 0,
      cast_votes: cast,
      record: JSON.stringify(counted.record),
      record_hash: sha256(canonicalText(counted.record)),
      closed_at: row.closes_at,
    })
    .execute();
  if (row.settings.confidential) {
    await sealBallots(tx, id);
    for (const after of [0, 60]) await scheduleVote(tx, 'forget', id, minutesAfter(tx.now, after));
  }
  if (row.kind === 'election' && counted.result === 'passed') await seatsToFill(tx, row, counted);
  await writeEvent(tx, id, 'closed', { result: counted.result, cast });
  const news = await decide(tx, id);
  // However many they are, nobody waits for it: what was decided stands.
  await scheduleVote(tx, 'tell', id, tx.now);
  if (!row.settings.confidential && reasonsWait(row.settings)) await scheduleVote(tx, 'reasons', id, tx.now);
  return [...news, ...tallyNews(id), ...stateNews(id, 'closed'), ...(await announcedAnew(tx, id))];
}

/**
 * Whether the floor was reached, or the result turned, so late that others had no time to answer: then, once, the vote
 * goes on (after OpenZeppelin's GovernorPreventLateQuorum). A confidential vote keeps no earlier choices: there a vote
 * changed late counts as one that came late.
 */
async function turnedLate(
  tx: Tx,
  row: ProposalRow,
  closes: Date,
  rule: RuleSettings,
  now: Counted,
  count: (groups: Awaited<ReturnType<typeof ballotGroups>>) => Counted,
): Promise<boolean> {
  if (row.extended_at !== null || rule.extensionMinutes === 0 || rule.lateMinutes === 0) return false;
  if (!KIND_FACTS[row.kind].binding || isDrawn(row)) return false;
  const late = minutesAfter(closes, -rule.lateMinutes);
  // What is over within the time that counts as late is late as a whole: nothing could turn before.
  if (row.opened_at === null || late <= row.opened_at) return false;
  const someLate = await tx
    .selectFrom('stance')
    .where('proposal_id', '=', row.id)
    .where('cast_at', '>=', late)
    .select('member_id')
    .limit(1)
    .executeTakeFirst();
  if (!someLate) return false;
  const then = count(await ballotGroups(tx, row.id, { sealed: false, until: late }));
  const words = ({ result, chosen }: Counted) => `${result} ${result === 'passed' ? chosen.join(' ') : ''}`;
  // Failing more clearly than before turns nothing.
  return words(then) !== words(now) && [then, now].some(({ result }) => result === 'passed');
}
