import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { queueToMany } from '#mail';
import { actingMember } from '#membership';
import { type News, noticeMany } from '#network';
import { Refusal, invalid } from '#refusal';
import { readSettings } from '#settings';
import { announcedAnew, announcementOf, stateNews } from './announcement.ts';
import { freezeCandidates } from './candidates.ts';
import { keepCitations } from './citation.ts';
import { checkActions } from './publish.ts';
import { isAskedByItself, lockProposal, mustBeInDiscussion, type ProposalRow } from './find-proposal.ts';
import { freezeActions, frozenText, type FrozenText } from './freeze.ts';
import { writeEvent } from './history.ts';
import { mustBeInCircle } from './in-circle.ts';
import { lettersOfDraw, lettersOfOpening } from './letters.ts';
import { opensFrom } from './opens-from.ts';
import { drawRoll, gatherPeople } from './roll.ts';
import type { Rule } from './rules.ts';
import { remindAt } from './remind.ts';
import { minutesAfter, scheduleVote } from './schedule.ts';
import { sponsorsNeeded } from './support.ts';
import { isDrawn } from './method.ts';
import { currentRule } from './current-rule.ts';

/**
 * Opens the vote: checks every condition, freezes what is voted on and who may vote, and tells every elector in their
 * inbox and by mail, all in one transaction. A rule that changed meanwhile holds as it is now.
 * @param actor null when it opens by itself.
 * @param origin where people reach this server: for the links in the mails.
 * @throws Refusal 404, 403, 409 or 422 with the sentence of the condition that does not hold.
 */
export async function openVote(tx: Tx, actor: Actor | null, id: Id<'proposal'>, origin: string): Promise<News> {
  let row = await lockProposal(tx, actor, id);
  mustBeInDiscussion(row);
  const { number } = row;
  if (number === null) throw new Error('in discussion without a number');
  if (actor) {
    const member = await actingMember(tx, actor);
    if (row.circle_id !== null) await mustBeInCircle(tx, member.id, row.circle_id);
  }
  if (tx.now < opensFrom(row)) throw new Refusal(409, (m) => m.deliberation.refusals.noticeRuns);
  const rule = await currentRule(tx, row);
  await checkActions(tx, id);
  const options = row.kind === 'election' ? await freezeCandidates(tx, row) : row.options;
  const roll = await drawRoll(tx, id, row.settings, rule.settings);
  if (roll.electors === 0) throw new Refusal(409, (m) => m.deliberation.refusals.nobodyVotes);
  mustHaveColleges(row, roll.colleges);
  row = await hidden(tx, row);
  await mustBeSponsored(tx, row, rule, roll.electors);

  await keepCitations(tx, id, origin);
  const actions = await freezeActions(tx, id);
  const closes = minutesAfter(tx.now, row.settings.votingMinutes);
  const frozen = frozenText({
    row,
    number,
    rule,
    options,
    actions,
    roll: { electors: roll.electors, hash: roll.hash },
    opened: tx.now,
    closes,
    nonce: Buffer.from(tx.random.bytes(16)).toString('hex'),
  });
  await tx
    .updateTable('proposal')
    .set({
      state: 'voting',
      rule_id: rule.id,
      settings: JSON.stringify(row.settings),
      options: JSON.stringify(options),
      opened_at: tx.now,
      closes_at: closes,
      frozen: frozen.text,
      frozen_hash: frozen.hash,
      electors: roll.electors,
    })
    .where('id', '=', id)
    .execute();
  await writeEvent(tx, id, 'opened', { electors: roll.electors, hash: frozen.hash });
  await scheduleVote(tx, 'close', id, closes);
  const news = await tellElectors(tx, { ...row, number }, closes, actions, origin);
  if (row.settings.reminders && !isDrawn(row)) await scheduleVote(tx, 'remind', id, remindAt(tx.now, closes));
  return [...news, ...stateNews(id, 'voting'), ...(await announcedAnew(tx, id))];
}

function mustHaveColleges({ settings: { weights } }: ProposalRow, colleges: readonly string[]): void {
  if (weights.kind !== 'colleges') return;
  if (colleges.some((college) => !Object.hasOwn(weights.weights, college)))
    throw invalid({ 'settings.weights': (m) => m.deliberation.faults.collegeMissing });
}

/** Among so many a choice hides. */
const FEWEST_ALIKE = 3;

/**
 * Where votes weigh differently, ballots say their weight and college for anybody to count them again: who is alone
 * with theirs would be known by it. Such a vote is not confidential; what nobody can change any more is put in public.
 * @throws Refusal 409 for what its author can make public.
 */
async function hidden(tx: Tx, row: ProposalRow): Promise<ProposalRow> {
  if (!row.settings.confidential || row.settings.weights.kind === 'equal' || isDrawn(row)) return row;
  const { rows } = await sql`
    select from elector where proposal_id = ${row.id}
    group by weight, college having count(*) < ${sql.lit(FEWEST_ALIKE)} limit 1`.execute(tx);
  if (rows.length === 0) return row;
  if (!isAskedByItself(row)) throw new Refusal(409, (m) => m.deliberation.refusals.cannotHide);
  return { ...row, settings: { ...row.settings, confidential: false } };
}

/** What the server itself puts forward waits for nobody; what members undo or write does. */
const UNSPONSORED = new Set(['succession', 'review', 'emergency', 'hold', 'call-in', 'founding']);

async function mustBeSponsored(tx: Tx, row: ProposalRow, rule: Rule, electors: number): Promise<void> {
  if (!rule.settings.sponsored || (row.origin !== null && UNSPONSORED.has(row.origin))) return;
  const needed = sponsorsNeeded(electors);
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from sponsor join member on member.id = sponsor.member_id
    where proposal_id = ${row.id} and member.status in ('voting', 'probation', 'applicant')`.execute(tx);
  const missing = needed - (rows[0]?.n ?? 0);
  if (missing > 0) throw new Refusal(409, (m) => m.deliberation.refusals.sponsorsMissing(missing));
}

/** Notice is part of validity: whoever is on the roll is told, or the vote does not open. */
async function tellElectors(
  tx: Tx,
  row: ProposalRow & { readonly number: number },
  closes: Date,
  actions: FrozenText['actions'],
  origin: string,
): Promise<News> {
  const post = await announcementOf(tx, row.id);
  if (!post) throw new Error('a published proposal without its post');
  const people = await gatherPeople(tx, row.id);
  const { told, news } = await noticeMany(tx, {
    kind: 'vote-opened',
    from: post.account,
    post: post.id,
    recipients: sql`select person_id from ${people}`,
  });
  if (told === 0) throw new Error('nobody on the roll could be told');
  const { timeZone } = await readSettings(tx);
  const about = {
    number: row.number,
    title: row.title,
    closes,
    now: tx.now,
    confidential: row.settings.confidential,
    origin,
    timeZone,
  };
  const shown = actions.map((action, position) => ({
    ...action,
    id: row.id as string as Id<'action'>,
    position,
    ranAt: null,
    after: null,
    current: false,
  }));
  await queueToMany(tx, {
    kind: 'vote-opened',
    topic: 'votes',
    origin,
    letters: isDrawn(row) ? lettersOfDraw(about) : lettersOfOpening(about, shown),
    recipients: sql`select person_id, email, locale from ${people}`,
  });
  return news;
}
