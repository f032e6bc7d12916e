import type { Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor, type Messages } from '#i18n';
import { type LetterText, queueMails } from '#mail';
import type { House } from './house.ts';
import type { ActionKind } from './schema.ts';

/** What a mail of moderation says; nothing of what was written stands in it, beside the words to its reader. */
interface ModerationLetter extends LetterText {
  readonly kind: string;
}

type WriteLetter = (m: Messages, house: Pick<House, 'origin'>) => ModerationLetter;

/** Writes a mail to the person of each account, in their language. Nobody stops these: they are owed. */
export async function mailTo(
  tx: Tx,
  accounts: readonly Id<'account'>[],
  house: Pick<House, 'origin'>,
  write: WriteLetter,
): Promise<void> {
  if (accounts.length === 0) return;
  const people = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .where('account.id', 'in', accounts)
    .select(['person.email', 'person.locale'])
    .execute();
  await queueMails(
    tx,
    people.map(({ email, locale }) => ({ to: email, ...write(messagesFor(locale), house) })),
  );
}

export const letterOfReceipt: WriteLetter = (m, { origin }) => {
  const say = m.moderation.mail;
  return {
    kind: 'report-received',
    subject: say.receipt.subject,
    paragraphs: [say.receipt.text],
    action: { label: say.receipt.button, url: `${origin}/me/reports` },
  };
};

export const letterOfOutcome =
  (acted: boolean): WriteLetter =>
  (m, { origin }) => {
    const say = m.moderation.mail;
    return {
      kind: 'report-decided',
      subject: say.outcome.subject,
      paragraphs: [acted ? say.outcome.acted : say.outcome.nothing],
      action: { label: say.receipt.button, url: `${origin}/me/reports` },
    };
  };

/** What was done, on what ground and why: the statement of reasons (Regulation (EU) 2022/2065, Art. 17). */
export const letterOfStatement =
  (
    action: Id<'moderation-action'>,
    o: {
      readonly kind: ActionKind;
      readonly ground: 'rule' | 'law';
      readonly rule: string;
      readonly facts: string;
      readonly pending: boolean;
    },
  ): WriteLetter =>
  (m, { origin }) => {
    const say = m.moderation.mail;
    return {
      kind: 'moderation-statement',
      subject: o.pending ? say.statement.subjects.proposed : say.statement.subjects[o.kind],
      paragraphs: [
        o.pending ? m.moderation.does.proposed : m.moderation.does[o.kind],
        `${o.ground === 'law' ? m.moderation.statement.law : m.moderation.statement.rule}${say.colon}${o.rule}`,
        o.facts,
        m.moderation.statement.byPeople,
        ...(o.pending ? [] : [say.statement.appeal]),
      ],
      action: { label: say.statement.button, url: `${origin}/me/moderation/${action}` },
    };
  };

/** That something said about one is over, or that an appeal was settled: the page says how. */
export const letterOfChange =
  (action: Id<'moderation-action'>, what: 'over' | 'upheld' | 'overturned'): WriteLetter =>
  (m, { origin }) => {
    const say = m.moderation.mail;
    return {
      kind: `moderation-${what}`,
      subject: say.change[what].subject,
      paragraphs: [say.change[what].text],
      action: { label: say.statement.button, url: `${origin}/me/moderation/${action}` },
    };
  };

/** One is drawn by lot as a juror. */
export const letterToJuror =
  (appeal: Id<'appeal'>): WriteLetter =>
  (m, { origin }) => {
    const say = m.moderation.mail.jury;
    return {
      kind: 'jury-drawn',
      subject: say.subject,
      paragraphs: [say.text, say.secret],
      action: { label: say.button, url: `${origin}/me/juries/${appeal}` },
    };
  };
