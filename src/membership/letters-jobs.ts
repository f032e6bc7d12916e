import { sql } from 'kysely';
import type { Db } from '#db';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { queueMails } from '#mail';
import { letterAboutMandate, letterAboutMembership, type Told } from './letters.ts';

/** What a mail is about: an event of the register, or a mandate as it stands when the mail is written. */
export type About = { readonly event: Id<'membership-event'> } | { readonly mandate: Id<'mandate'> };

interface Addressee {
  readonly person: Id<'person'>;
  readonly email: string;
  readonly locale: Locale;
}

/** Those who sign in as a member, and have an address. */
async function addressees(db: Db, member: Id<'member'>): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select id as person, email, locale from person
    where email <> '' and id in (
      select person_id from member where id = ${member}
      union all
      select person_id from member_delegate where member_id = ${member} and ended_at is null)
    order by id`.execute(db);
  return rows;
}

/** Writes the mails that tell of an event or a mandate: here, where it is known how people reach this server. */
export const sendLetters = defineJob<Deps, About>({
  name: 'membership.letters',
  async run({ transact, config, settings }, about) {
    const { name: server, timeZone } = settings.current;
    const told: Told = { server, timeZone, origin: config.origin };
    await transact(async (tx) => {
      if ('event' in about) {
        const event = await tx
          .selectFrom('membership_event')
          .where('id', '=', about.event)
          .selectAll()
          .executeTakeFirst();
        if (!event) return;
        const to = await addressees(tx, event.member_id);
        await queueMails(
          tx,
          to.flatMap((one) => letterAboutMembership(told, one, event) ?? []),
        );
      } else {
        const mandate = await tx.selectFrom('mandate').where('id', '=', about.mandate).selectAll().executeTakeFirst();
        if (!mandate) return;
        const to = await addressees(tx, mandate.member_id);
        await queueMails(
          tx,
          to.map((one) => letterAboutMandate(told, one, mandate)),
        );
      }
    });
  },
});
