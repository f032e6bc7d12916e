import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type Locale, messagesFor } from '#i18n';
import { line, optional, paragraphs } from '#input';
import { queueMail } from '#mail';
import { notFound, Refusal } from '#refusal';
import { readSettings } from '#settings';
import { admissionOf } from './admission.ts';
import { issueOneTime, takeOneTime } from './one-time.ts';
import { mustHold } from './roles.ts';
import type { Answered } from './schema.ts';
import type { Actor } from './viewer.ts';

const DAY_MS = 86_400_000;
/** An application that nobody answers, and an approved one that nobody takes up, ends after so long. */
export const APPLICATION_DAYS = 30;
/** The link of an approval waits longer than others: it comes when nobody looks for it. */
const APPROVED_LINK_MS = 14 * DAY_MS;

/** What somebody fills in who asks for an account: a name and an answer to each question. */
export const applicationInput = (questions: number) =>
  v.object({
    displayName: line(60),
    ...Object.fromEntries(Array.from({ length: questions }, (_, i) => [`answer${i}`, paragraphs(1_000)] as const)),
  });

export const decisionInput = v.object({ words: optional(paragraphs(500)) });
/** Nobody is refused without a sentence. */
export const refusalInput = v.object({ words: paragraphs(500, 10) });

/**
 * Asks for an account, with the link of a mail: people read it and answer by a date that is said. The first that waits is
 * told by mail to those who read them.
 * @throws Refusal 404 and 410 for the link, 403 while nobody may ask, 409 when one waits already.
 */
export async function askForAccount(
  tx: Tx,
  o: { token: string; name: string; answers: readonly Answered[]; locale: Locale; origin: string },
): Promise<{ dueAt: Date }> {
  const token = await takeOneTime(tx, 'join', o.token);
  const { kind } = await admissionOf(tx, token);
  if (kind !== 'apply') throw new Refusal(409, (m) => m.gate.join.notNow);
  const { applicationDays } = await readSettings(tx);
  const dueAt = new Date(tx.now.getTime() + applicationDays * DAY_MS);
  const { next } = token.payload;
  // One at a time, so that those who read are told once of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('account_application', 0))`.execute(tx);
  const waiting = await countApplications(tx);
  const made = await tx
    .insertInto('account_application')
    .values({
      id: tx.newId<'account-application'>(),
      mailbox: token.mailbox,
      email: token.email ?? '',
      locale: o.locale,
      name: o.name,
      answers: JSON.stringify(o.answers),
      next: typeof next === 'string' ? next : null,
      made_at: tx.now,
      due_at: dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refusal(409, (m) => m.gate.join.notNow);
  if (waiting === 0) await tellReaders(tx, o.origin);
  return { dueAt };
}

async function tellReaders(tx: Tx, origin: string): Promise<void> {
  const { name } = await readSettings(tx);
  const readers = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .where('role_grant.role', 'in', ['moderator', 'steward'])
    .where('role_grant.ended_at', 'is', null)
    .where('person.email', '!=', '')
    .select(['person.email', 'person.locale'])
    .distinct()
    .execute();
  for (const { email, locale } of readers) {
    const letter = messagesFor(locale).gate.letters.waiting(name);
    await queueMail(tx, {
      kind: 'application-waits',
      to: email,
      subject: letter.subject,
      paragraphs: letter.paragraphs,
      action: { label: letter.action, url: `${origin}/moderation/applications` },
      footer: [],
    });
  }
}

export interface ApplicationView {
  readonly id: Id<'account-application'>;
  readonly name: string;
  /** Behind the at sign: who reads it need not know the rest. */
  readonly mailDomain: string;
  readonly locale: Locale;
  readonly answers: readonly Answered[];
  readonly madeAt: Date;
  readonly dueAt: Date;
}

export interface DecidedView {
  readonly outcome: 'approved' | 'refused' | 'lapsed' | 'overtaken';
  readonly decidedAt: Date;
  /** null when nobody decided, or whoever did has left. */
  readonly by: string | null;
  readonly joined: string | null;
}

/** How many wait. */
export async function countApplications(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('account_application')
    .where('outcome', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Those that wait, longest first, and what was decided last.
 * @throws Refusal 403 for who neither moderates nor looks after the server.
 */
export async function readApplications(
  db: Db,
  actor: Actor,
): Promise<{ waiting: readonly ApplicationView[]; decided: readonly DecidedView[] }> {
  await mustHold(db, actor, ['moderator', 'steward']);
  const waiting = await db
    .selectFrom('account_application')
    .where('outcome', 'is', null)
    .orderBy('id')
    .limit(100)
    .select(['id', 'name', 'email', 'locale', 'answers', 'made_at as madeAt', 'due_at as dueAt'])
    .execute();
  const decided = await db
    .selectFrom('account_application as asked')
    .leftJoin('account as hand', (join) =>
      join.onRef('hand.person_id', '=', 'asked.decided_by').on('hand.deleted_at', 'is', null),
    )
    .leftJoin('account as joined', 'joined.id', 'asked.account_id')
    .where('asked.outcome', 'is not', null)
    .orderBy('asked.decided_at', 'desc')
    .limit(30)
    .select(['asked.outcome', 'asked.decided_at as decidedAt', 'hand.handle as by', 'joined.handle as joined'])
    .execute();
  return {
    waiting: waiting.map(({ email, ...row }) => ({ ...row, mailDomain: email.slice(email.lastIndexOf('@') + 1) })),
    decided: decided as DecidedView[],
  };
}

/**
 * Lets somebody in: a mail brings the link by which they choose their name.
 * @param words a sentence for them; may be empty.
 * @throws Refusal 403, 404, 409 when somebody else decided meanwhile.
 */
export async function approveApplication(
  tx: Tx,
  actor: Actor,
  id: Id<'account-application'>,
  { words, origin }: { words: string; origin: string },
): Promise<void> {
  const asked = await holdApplication(tx, actor, id);
  await tx
    .updateTable('account_application')
    .set({ outcome: 'approved', decided_at: tx.now, decided_by: actor.person, words })
    .where('id', '=', id)
    .execute();
  const secret = await issueOneTime(
    tx,
    'join',
    {
      email: asked.email,
      ...(asked.mailbox && { mailbox: asked.mailbox }),
      payload: { locale: asked.locale, ...(asked.next && { next: asked.next }) },
    },
    APPROVED_LINK_MS,
  );
  const { name } = await readSettings(tx);
  const letter = messagesFor(asked.locale).gate.letters.approved(name, words);
  await queueMail(tx, {
    kind: 'application-approved',
    to: asked.email,
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    action: { label: letter.action, url: `${origin}/join/${secret}` },
    footer: [],
  });
}

/**
 * Says no, with a sentence, and erases what they wrote. They may ask again.
 * @throws Refusal 403, 404, 409 when somebody else decided meanwhile.
 */
export async function refuseApplication(
  tx: Tx,
  actor: Actor,
  id: Id<'account-application'>,
  words: string,
): Promise<void> {
  const { email, locale } = await holdApplication(tx, actor, id);
  await close(tx, id, 'refused', actor);
  const { name } = await readSettings(tx);
  const letter = messagesFor(locale).gate.letters.refused(name, words);
  await queueMail(tx, {
    kind: 'application-refused',
    to: email,
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    footer: [],
  });
}

async function holdApplication(tx: Tx, actor: Actor, id: Id<'account-application'>) {
  await mustHold(tx, actor, ['moderator', 'steward']);
  const asked = await tx
    .selectFrom('account_application')
    .where('id', '=', id)
    .forUpdate()
    .select(['email', 'mailbox', 'locale', 'next', 'outcome'])
    .executeTakeFirst();
  if (!asked) throw notFound();
  if (asked.outcome !== null) throw new Refusal(409, (m) => m.gate.applications.decidedMeanwhile);
  return asked;
}

const ERASED = { mailbox: null, email: '', name: '', answers: '[]', next: null, words: '' } as const;

const close = (tx: Tx, id: Id<'account-application'>, outcome: 'refused' | 'lapsed', actor: Actor | null) =>
  tx
    .updateTable('account_application')
    .set({ ...ERASED, outcome, decided_at: tx.now, decided_by: actor?.person ?? null })
    .where('id', '=', id)
    .execute();

/** Somebody is in: what they wrote to ask for it is erased; that it was approved, by whom and when, stays. */
export async function settleApplication(tx: Tx, mailbox: string, account: Id<'account'>): Promise<void> {
  await tx
    .updateTable('account_application')
    .set((eb) => ({
      ...ERASED,
      // Whoever came by another door meanwhile needs no answer.
      outcome: eb.fn.coalesce('outcome', eb.val('overtaken' as const)),
      decided_at: eb.fn.coalesce('decided_at', eb.val(tx.now)),
      joined_at: tx.now,
      account_id: account,
    }))
    .where('mailbox', '=', mailbox)
    .execute();
}

/** Ends, with a mail, what nobody answered in a month, and forgets approvals that nobody took up. */
export async function lapseApplications(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - APPLICATION_DAYS * DAY_MS);
  const late = await tx
    .selectFrom('account_application')
    .where('outcome', 'is', null)
    .where('made_at', '<=', before)
    .orderBy('id')
    .forUpdate()
    .select(['id', 'email', 'locale'])
    .execute();
  const { name } = await readSettings(tx);
  for (const { id, email, locale } of late) {
    await close(tx, id, 'lapsed', null);
    const letter = messagesFor(locale).gate.letters.lapsed(name, APPLICATION_DAYS);
    await queueMail(tx, {
      kind: 'application-lapsed',
      to: email,
      subject: letter.subject,
      paragraphs: letter.paragraphs,
      footer: [],
    });
  }
  await tx
    .updateTable('account_application')
    .set(ERASED)
    .where('outcome', '=', 'approved')
    .where('joined_at', 'is', null)
    .where('decided_at', '<=', before)
    .where('mailbox', 'is not', null)
    .execute();
}

/** Whoever leaves asked for nothing any more. */
export async function eraseApplications(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.updateTable('account_application').set({ account_id: null }).where('account_id', '=', account).execute();
}
