import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { format, messagesFor } from '#i18n';
import { queueMails, type Letter } from '#mail';
import type { News } from '#network';
import { readSettings } from '#settings';
import { peopleOf, tellMembers } from './tell.ts';

/** Reminds the owners of duties whose day has come, once: a line in the inbox and a mail. */
export async function remindOfDuties(tx: Tx, origin: string): Promise<News> {
  const { name, timeZone } = await readSettings(tx);
  const { rows: due } = await sql<{
    id: Id<'duty'>;
    what: string;
    due_on: string;
    owner_id: Id<'member'>;
    number: number;
    proposal_id: Id<'proposal'>;
  }>`
    select duty.id, duty.what, duty.due_on, duty.owner_id, decision.number, decision.proposal_id
    from duty join decision on decision.id = duty.decision_id
    where duty.done_at is null and duty.reminded_at is null
      and duty.due_on <= (${tx.now}::timestamptz at time zone ${timeZone})::date
    order by duty.id limit 100 for update of duty skip locked`.execute(tx);
  const news: News[number][] = [];
  const letters: Letter[] = [];
  for (const duty of due) {
    await tx.updateTable('duty').set({ reminded_at: tx.now }).where('id', '=', duty.id).execute();
    const owner = sql`select ${duty.owner_id}::bigint as member_id`;
    news.push(...(await tellMembers(tx, duty.proposal_id, 'duty', owner)));
    const { rows: people } = await sql<{ id: Id<'person'>; email: string; locale: 'en' | 'fr' }>`
      select person.id, person.email, person.locale
      from (${peopleOf(owner)}) as owner join person on person.id = owner.person_id
      where person.email <> ''`.execute(tx);
    for (const { email, locale } of people) {
      const say = messagesFor(locale).decisions.duties;
      const day = format.formatsFor(locale, timeZone).date(new Date(`${duty.due_on}T12:00:00Z`));
      letters.push({
        kind: 'duty-due',
        to: email,
        subject: say.subject(duty.number),
        paragraphs: [say.due(name, duty.number, day), duty.what, say.afterwards],
        action: { label: say.button, url: `${origin}/decisions/${duty.number}` },
      });
    }
  }
  await queueMails(tx, letters);
  return news;
}
