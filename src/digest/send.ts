import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import { type Letter, queueMails } from '#mail';
import { lastEdition } from './edition.ts';
import { concernsOf, type Happenings, happeningsIn } from './gather.ts';
import { type Addressee, digestLetter, type Told } from './letter.ts';

const EVERY_MS = 600_000;
const AT_ONCE = 100;
const TURNS = 5;
const DAY_MS = 86_400_000;
const USUAL_DAYS = { daily: 1, weekly: 7 };
/** Whoever was told nothing for longer is told of this time alone. */
const LONGEST_DAYS = 31;

interface Due extends Addressee {
  account: Id<'account'>;
  /** Up to when they were told; null: never. */
  told: Date | null;
}

/**
 * Takes members whose digest of an edition is due, and notes in the same transaction that they were told: of two
 * processes each person is taken by one, and what a crash undoes is done anew.
 */
async function takeDue(tx: Tx, every: 'daily' | 'weekly', edition: Date): Promise<Due[]> {
  const wants =
    every === 'weekly'
      ? sql`not exists (select from mail_choice where mail_choice.person_id = person.id and topic = 'digest'
          and choice <> 'weekly')`
      : sql`exists (select from mail_choice where mail_choice.person_id = person.id and topic = 'digest'
          and choice = 'daily')`;
  const { rows } = await sql<Due>`
    with due as (
      select person.id as person, person.email, person.locale, digest_sending.told_until as told,
        (select min(account.id) from account where account.person_id = person.id and deleted_at is null) as account
      from person left join digest_sending on digest_sending.person_id = person.id
      where person.email <> '' and ${wants}
        and (digest_sending.told_until is null or digest_sending.told_until < ${edition})
        and exists (
          select from member
          where (member.person_id = person.id or exists (
              select from member_delegate
              where member_delegate.member_id = member.id and member_delegate.person_id = person.id
                and ended_at is null))
            and (status in ('voting', 'probation') or (status = 'applicant' and founder))
            and coalesce(admitted_at, applied_at) < ${edition})
      order by person.id limit ${sql.lit(AT_ONCE)}
    ), taken as (
      insert into digest_sending (person_id, told_until)
      select person, ${edition} from due order by person
      on conflict (person_id) do update set told_until = excluded.told_until
        where digest_sending.told_until < excluded.told_until
      returning person_id
    )
    select due.* from due join taken on taken.person_id = due.person
    where due.account is not null order by due.person`.execute(tx);
  return rows;
}

/** Writes the digests of an edition, a hundred people at a time. @returns whether some are left. */
async function sendEdition(deps: Deps, every: 'daily' | 'weekly'): Promise<boolean> {
  const { name: server, timeZone } = deps.settings.current;
  const edition = lastEdition(deps.clock.now(), timeZone, every);
  const usual = edition.getTime() - USUAL_DAYS[every] * DAY_MS;
  const eldest = edition.getTime() - LONGEST_DAYS * DAY_MS;
  let more = true;
  for (let turn = 0; more && turn < TURNS; turn++) {
    more = await deps.transact(async (tx) => {
      const due = await takeDue(tx, every, edition);
      const told: Told = { server, origin: deps.config.origin, timeZone, now: tx.now };
      // Nearly all were told up to the same moment: what happened since is read once for them.
      const since = new Map<number, Happenings>();
      const letters: Letter[] = [];
      for (const one of due) {
        const from = Math.max(one.told?.getTime() ?? usual, eldest);
        const happenings = since.get(from) ?? (await happeningsIn(tx, { from: new Date(from), to: edition }));
        since.set(from, happenings);
        const concerns = await concernsOf(tx, { person: one.person, account: one.account, roles: new Set() });
        const letter = digestLetter(told, one, concerns, happenings);
        if (letter) letters.push(letter);
      }
      await queueMails(tx, letters);
      return due.length > 0;
    });
  }
  return more;
}

/**
 * Every ten minutes: sends the digests of this morning, and of Monday, to those who have not had theirs. After some
 * hundreds it makes room for other jobs, and goes on.
 */
export const sendDigests = defineJob<Deps, object>({
  name: 'digest.send',
  every: EVERY_MS,
  async run(deps) {
    const weekly = await sendEdition(deps, 'weekly');
    const daily = await sendEdition(deps, 'daily');
    if (weekly || daily) await deps.transact((tx) => enqueue(tx, sendDigests, {}));
  },
});
