import * as v from 'valibot';
import type { Tx } from '#db';
import { type Locale, messagesFor } from '#i18n';
import { email } from '#input';
import { queueMail } from '#mail';
import { invalid } from '#refusal';
import { readSettings } from '#settings';
import { canonicalEmail } from './email.ts';
import { mayAsk } from './admission.ts';
import { isMailBlocked } from './mail-blocks.ts';
import { mayWriteTo } from './mailbox.ts';
import { issueOneTime } from './one-time.ts';

export const emailInput = v.object({ email: email() });

/** Somebody at a door, known by nothing but an address they wrote. */
export interface Wish {
  email: string;
  /** The language of the page they wrote it on. */
  locale: Locale;
  /** Scheme, host and port of the links. */
  origin: string;
  /** Path to go to in the end. */
  next?: string;
  /** The code of the invitation they came by. */
  invitation?: string;
}

/**
 * Somebody asks to join: a mail with a link that lasts a day. An address that has an account gets a
 * link to sign in instead, so that nobody learns by asking.
 * @throws Refusal 403 and 410 as `mayAsk` does, 422 at `email` for a domain that is blocked, 429 after five links to one mailbox in half an hour.
 */
export async function joinByEmail(tx: Tx, wish: Wish): Promise<void> {
  await mayAsk(tx, wish.invitation);
  // Said before anything is looked up, so that it tells nothing of who has an account.
  if (await isMailBlocked(tx, wish.email)) throw invalid({ email: (m) => m.gate.join.blockedMail });
  await mailLink(tx, 'join', wish);
}

/**
 * Somebody asks for a link to sign in, which lasts an hour. An address without an account gets a link
 * to join instead.
 * @throws Refusal 429 after five links to one mailbox in half an hour.
 */
export const askForSignInLink = (tx: Tx, wish: Wish): Promise<void> => mailLink(tx, 'sign-in', wish);

async function mailLink(tx: Tx, wanted: 'join' | 'sign-in', wish: Wish): Promise<void> {
  const mailbox = canonicalEmail(wish.email);
  if (!(await mayWriteTo(tx, mailbox))) return;
  const { name, registration } = await readSettings(tx);
  const person = await tx
    .selectFrom('person')
    .where('email_canonical', '=', mailbox)
    .select(['id', 'email', 'locale'])
    .executeTakeFirst();
  if (!person && wanted === 'sign-in' && (await isMailBlocked(tx, wish.email))) return;
  const purpose = person ? 'sign-in' : 'join';
  const locale = person?.locale ?? wish.locale;
  // Never to the address as written here: where `+` parts no mailboxes it may be somebody else's.
  const to = person?.email ?? wish.email;
  const secret = await issueOneTime(tx, purpose, {
    email: to,
    mailbox,
    ...(person && { person: person.id }),
    payload: { locale, ...(wish.next && { next: wish.next }), ...(wish.invitation && { invitation: wish.invitation }) },
  });
  const { accounts, gate } = messagesFor(locale);
  const { letters } = accounts;
  const mayEnter = registration === 'open' || wish.invitation !== undefined;
  const letter = {
    join: { join: mayEnter ? letters.join : gate.letters.apply, 'sign-in': letters.alreadyHere },
    'sign-in': { join: mayEnter ? letters.notHere : gate.letters.notHere, 'sign-in': letters.signIn },
  }[wanted][purpose](name);
  // Where nobody can just open an account, the page says how people come in.
  const leads = person || wanted === 'join' || mayEnter;
  await queueMail(tx, {
    kind: purpose,
    to,
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    action: { label: letter.action, url: leads ? `${wish.origin}/${purpose}/${secret}` : `${wish.origin}/join` },
    footer: [letter.ignore],
  });
}

/**
 * A new link in place of one that is used or out of date, to the same mailbox, for the same wish.
 * @param token what `oneTimeState` told of the old one.
 */
export async function renewLink(
  tx: Tx,
  token: { purpose: string; email: string | null; payload: Record<string, unknown> },
  origin: string,
): Promise<void> {
  if (!token.email) return;
  const { locale, next, invitation } = token.payload;
  await mailLink(tx, token.purpose === 'join' ? 'join' : 'sign-in', {
    email: token.email,
    locale: locale === 'fr' ? 'fr' : 'en',
    origin,
    ...(typeof next === 'string' && { next }),
    ...(typeof invitation === 'string' && { invitation }),
  });
}
