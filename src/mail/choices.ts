import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { MailChoice, MailTopic } from './schema.ts';
import { readStopToken, stopKey } from './stop-token.ts';

/** Which mails somebody gets, of each kind that can be stopped. */
export interface MailChoices {
  readonly votes: 'all' | 'none';
  readonly membership: 'all' | 'none';
  readonly digest: 'weekly' | 'daily' | 'none';
}

const USUAL: MailChoices = { votes: 'all', membership: 'all', digest: 'weekly' };

export async function mailChoices(db: Db, person: Id<'person'>): Promise<MailChoices> {
  const rows = await db.selectFrom('mail_choice').where('person_id', '=', person).select(['topic', 'choice']).execute();
  return { ...USUAL, ...Object.fromEntries(rows.map(({ topic, choice }) => [topic, choice])) };
}

/** Says which mails one wants. What waits to be sent and is not wanted any more is taken back. */
export async function chooseMails(tx: Tx, person: Id<'person'>, choices: Partial<MailChoices>): Promise<void> {
  const said = Object.entries(choices) as [MailTopic, MailChoice][];
  if (said.length === 0) return;
  await tx
    .insertInto('mail_choice')
    .values(said.map(([topic, choice]) => ({ person_id: person, topic, choice, at: tx.now })))
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'topic'])
        .doUpdateSet((eb) => ({ choice: eb.ref('excluded.choice'), at: eb.ref('excluded.at') })),
    )
    .execute();
  const stopped = said.filter(([, choice]) => choice === 'none').map(([topic]) => topic);
  if (stopped.length === 0) return;
  await tx
    .deleteFrom('mail')
    .where('person_id', '=', person)
    .where('topic', 'in', stopped)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
}

/** Forgets what somebody chose: they have left. */
export async function forgetMailChoices(tx: Tx, person: Id<'person'>): Promise<void> {
  await tx.deleteFrom('mail_choice').where('person_id', '=', person).execute();
}

/**
 * What the link at the end of a mail stops, by its token and without signing in.
 * @returns undefined when the token is not one of ours.
 */
export async function stoppedBy(
  db: Db,
  token: string,
): Promise<{ person: Id<'person'>; topic: MailTopic } | undefined> {
  const key = await stopKey(db);
  const found = key && readStopToken(key, token);
  if (!found) return undefined;
  // Whoever has left gets no mails to stop.
  const person = await db
    .selectFrom('person')
    .where('id', '=', found.person)
    .where('email', '<>', '')
    .select('id')
    .executeTakeFirst();
  return person && found;
}
