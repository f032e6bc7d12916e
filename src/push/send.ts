import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#accounts';
import { aheadOfUtc } from '#clock';
import type { Deps } from '#deps';
import { FetchRefused } from '#fetch';
import { type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type Pulse, pulse } from '#jobs';
import { encryptEarlier, encryptStandard, LONGEST_MESSAGE } from './encrypt.ts';
import { NO_NOTIFICATION, TRIAL } from './kinds.ts';
import { standing } from './news-to-push.ts';
import { type PushPreferences, pushPreferences, quietFor } from './preferences.ts';
import { openToken, vapidHeaders, vapidKey, vapidToken } from './vapid.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Waits before the next try, in minutes: what is not taken within half a day is no news any more. */
const WAITS = [1, 5, 30, 120, 480];
const MOST_RETRY_AFTER_MS = 8 * 3_600_000;
/** A receiver that takes nothing for so long is told no more. */
const PATIENCE_MS = 7 * DAY_MS;
/** What somebody who was away for longer has missed is told by the inbox. */
const WORTH_TELLING_MS = DAY_MS;
const TTL_S = DAY_MS / 1_000;
/** Of what comes together, so many are told one by one; more are one message that says how many. */
const MOST_ALONE = 3;
/** In a minute, so many at most: what comes then waits, and is told together. */
const MOST_A_MINUTE = 5;
const TIMEOUT_MS = 5_000;
const LEASE_MS = MINUTE_MS;
const LARGEST_ANSWER = 16_384;
const AT_ONCE = 8;
const POLL_MS = 1_000;

/** What a message says of one notification. */
export interface PushText {
  readonly notification: Id<'notification'>;
  /** As applications for Mastodon name it. */
  readonly type: string;
  readonly title: string;
  readonly body: string;
  /** The path of our page to open. */
  readonly path: string;
  /** The address of a picture. */
  readonly icon: string;
  /** What it replaces where it was not seen yet: the same said of the same thing. */
  readonly about: string;
}

/** Puts notifications into words, for one reader; what they may not see, have seen, or filter, it leaves out. */
export type Writer = (
  deps: Deps,
  reader: Actor,
  locale: Locale,
  notifications: readonly Id<'notification'>[],
) => Promise<readonly PushText[]>;

interface Receiver {
  id: Id<'push'>;
  account: Id<'account'>;
  person: Id<'person'>;
  locale: Locale;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  standard: boolean;
  isApp: boolean;
  sealed: Buffer | null;
  standing: boolean;
}

interface Waiting {
  notification: Id<'notification'>;
  kind: string;
  createdAt: Date;
  attempts: number;
}

type Outcome = 'taken' | 'gone' | 'given up' | { readonly retryMs: number };

/**
 * Sends what waits to be pushed. Apart from the jobs of the server, which no slow push service may hold up; and for one
 * receiver at a time, so that what comes together is seen together.
 */
export function startPushes(deps: Deps, write: Writer): Pulse {
  const busy = new Set<Id<'push'>>();

  const claim = async (): Promise<{ receiver: Receiver; waiting: Waiting[] } | undefined> => {
    const now = deps.db.now;
    const { rows } = await sql<Receiver & Waiting>`
      with one as (
        select push_subscription.id from push_message
        join push_subscription on push_subscription.id = push_message.subscription_id
        where push_message.next_at <= ${now} and push_subscription.id <> all(${[...busy]}::bigint[])
          and (push_subscription.minute_count < ${MOST_A_MINUTE}
            or push_subscription.minute_at <= ${new Date(now.getTime() - MINUTE_MS)})
        order by push_message.next_at limit 1 for no key update of push_subscription skip locked)
      update push_message set next_at = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
      from one join push_subscription on push_subscription.id = one.id
      join account on account.id = push_subscription.account_id
      join person on person.id = account.person_id
      where push_message.subscription_id = one.id and push_message.next_at <= ${now}
      returning push_subscription.id, account.id as account, person.id as person, person.locale,
        push_subscription.endpoint, push_subscription.p256dh, push_subscription.auth, push_subscription.standard,
        push_subscription.token_id is not null as "isApp", push_subscription.sealed_token as sealed,
        ${standing(now)} as standing, push_message.notification_id as notification, push_message.kind,
        push_message.created_at as "createdAt", push_message.attempts`.execute(deps.db);
    const [receiver] = rows;
    return receiver && { receiver, waiting: rows };
  };
  // One after the other, so that no two take up the same receiver.
  let claiming: Promise<unknown> = Promise.resolve();
  const next = () => {
    const claimed = claiming.then(async () => {
      const found = await claim();
      if (found) busy.add(found.receiver.id);
      return found;
    });
    claiming = claimed.catch(() => undefined);
    return claimed;
  };
  const sendAll = async (stopped: () => boolean): Promise<void> => {
    for (let found = await next(); found; found = stopped() ? undefined : await next()) {
      try {
        await tell(deps, write, found.receiver, found.waiting);
      } finally {
        busy.delete(found.receiver.id);
      }
    }
  };
  return pulse({
    everyMs: POLL_MS,
    onError: (reason) => deps.log(`pushes pause: ${reason}`),
    turn: async (stopped) => void (await Promise.all(Array.from({ length: AT_ONCE }, () => sendAll(stopped)))),
  });
}

async function tell(deps: Deps, write: Writer, receiver: Receiver, waiting: readonly Waiting[]): Promise<void> {
  const now = deps.db.now;
  if (!receiver.standing) return forget(deps, receiver, waiting);
  const preferences = await pushPreferences(deps.db, receiver);
  const trial = waiting.some(({ kind }) => kind === TRIAL);
  const news = waiting.filter(({ kind }) => kind !== TRIAL);
  const quiet = quietFor(preferences.quiet, minuteOfDay(deps, now));
  if (quiet > 0) await postpone(deps, receiver, news, quiet);
  const due = quiet > 0 ? [] : news;
  const worth = due.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < WORTH_TELLING_MS);
  const actor: Actor = { person: receiver.person, account: receiver.account, roles: new Set() };
  const texts =
    worth.length === 0
      ? []
      : await write(
          deps,
          actor,
          receiver.locale,
          worth.map(({ notification }) => notification),
        );
  const said = new Set(texts.map(({ notification }) => notification));
  const untold = due.filter(({ notification }) => !said.has(notification));
  if (untold.length > 0) await forget(deps, receiver, untold);

  const messages = messagesOf(deps, receiver, preferences, texts, trial);
  for (const { message, covers } of messages) {
    const tries = waiting.filter(({ notification }) => covers.includes(notification));
    const outcome = await send(deps, receiver, message, Math.max(...tries.map(({ attempts }) => attempts)));
    await note(deps, receiver, covers, outcome);
    if (outcome === 'gone') return;
  }
}

/** Which messages go: each alone, or one for all when they are many. */
function messagesOf(
  { config }: Deps,
  { locale }: Receiver,
  { discreet }: PushPreferences,
  texts: readonly PushText[],
  trial: boolean,
): { message: PushText; covers: readonly Id<'notification'>[] }[] {
  const words = messagesFor(locale).push;
  const plain = {
    type: 'mention',
    body: '',
    path: '/inbox',
    icon: `${config.origin}/assets/icon-192.png`,
    about: 'inbox',
  };
  const tried = trial
    ? [
        {
          message: {
            ...plain,
            notification: NO_NOTIFICATION,
            title: words.trial.title,
            body: words.trial.body,
            about: TRIAL,
          },
          covers: [NO_NOTIFICATION],
        },
      ]
    : [];
  const [newest] = texts.toSorted((a, b) => (BigInt(a.notification) < BigInt(b.notification) ? 1 : -1));
  if (!newest) return tried;
  if (texts.length <= MOST_ALONE && !discreet)
    return [...tried, ...texts.map((message) => ({ message, covers: [message.notification] }))];
  const title = discreet ? words.something : words.together(texts.length);
  return [
    ...tried,
    {
      message: { ...plain, notification: newest.notification, type: newest.type, title },
      covers: texts.map(({ notification }) => notification),
    },
  ];
}

async function send(deps: Deps, receiver: Receiver, text: PushText, attempts: number): Promise<Outcome> {
  const key = await vapidKey(deps);
  const fresh = { privateKey: deps.random.bytes(32), salt: deps.random.bytes(16) };
  const message = payload(text, receiver, receiver.sealed && openToken(key, receiver.sealed));
  const encrypted = (receiver.standard ? encryptStandard : encryptEarlier)(message, receiver, fresh);
  const token = vapidToken(key, receiver.endpoint, deps.config.origin, deps.clock.now());
  const known = vapidHeaders(key, token, receiver.standard);
  const cryptoKey = [encrypted.headers['crypto-key'], known['crypto-key']].filter(Boolean).join(';');
  const retry = (retryMs?: number): Outcome => {
    const wait = WAITS[attempts - 1];
    return wait === undefined ? 'given up' : { retryMs: Math.max(wait * MINUTE_MS, retryMs ?? 0) };
  };
  try {
    const response = await deps.fetch(receiver.endpoint, {
      method: 'POST',
      body: encrypted.body,
      headers: {
        ...encrypted.headers,
        ...known,
        ...(cryptoKey && { 'crypto-key': cryptoKey }),
        'content-type': 'application/octet-stream',
        ttl: String(TTL_S),
        urgency: URGENCY[text.type] ?? 'normal',
        topic: topicOf(receiver, text),
      },
      maxBytes: LARGEST_ANSWER,
      timeoutMs: TIMEOUT_MS,
    });
    const { status } = response;
    if (status >= 200 && status < 300) return 'taken';
    if (status === 404 || status === 410) return 'gone';
    if (status === 429 || status >= 500) return retry(secondsIn(response.headers.get('retry-after')));
    return 'given up';
  } catch (error) {
    // No address of the Internet: it never was a push service.
    if (error instanceof FetchRefused && ['address', 'port', 'url'].includes(error.because)) return 'gone';
    return retry();
  }
}

const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * 1_000, MOST_RETRY_AFTER_MS) : undefined;

/** RFC 8030 §5.3: what may wait until a phone is in use. */
const URGENCY: Readonly<Record<string, string>> = { favourite: 'low', reblog: 'low', follow: 'low' };

/** RFC 8030 §5.4: what was not delivered yet is replaced by what says the same of the same thing. Tells the service nothing. */
const topicOf = ({ auth }: Receiver, { about }: PushText): string =>
  createHash('sha256').update(auth).update(about).digest('base64url').slice(0, 32);

/** What a device or an application reads (for applications, Mastodon’s own fields); cut to what one message carries. */
function payload(text: PushText, { locale, isApp }: Receiver, token: string | null): Buffer {
  const whole = isApp
    ? {
        access_token: token,
        preferred_locale: locale,
        notification_id: text.notification,
        notification_type: text.type,
        icon: text.icon,
        title: text.title,
        body: text.body,
      }
    : { title: text.title, body: text.body, path: text.path, icon: text.icon, tag: text.about, lang: locale };
  const bytes = Buffer.from(JSON.stringify(whole));
  return bytes.length <= LONGEST_MESSAGE ? bytes : Buffer.from(JSON.stringify({ ...whole, body: '', icon: '' }));
}

/** Notes what came of a message: it is done with, or waits; who is gone is told no more. */
async function note(
  deps: Deps,
  { id }: Receiver,
  covers: readonly Id<'notification'>[],
  outcome: Outcome,
): Promise<void> {
  await deps.transact(async (tx) => {
    if (outcome === 'gone') {
      await tx.deleteFrom('push_subscription').where('id', '=', id).execute();
      return;
    }
    const waits = typeof outcome === 'object';
    const these = sql<boolean>`subscription_id = ${id} and notification_id = any(${covers}::bigint[])`;
    if (waits) {
      const at = new Date(tx.now.getTime() + outcome.retryMs);
      await tx.updateTable('push_message').set({ next_at: at }).where(these).execute();
    } else await tx.deleteFrom('push_message').where(these).execute();
    const taken = outcome === 'taken';
    const { rows } = await sql<{ failing: Date | null }>`
      update push_subscription set
        failing_since = case when ${taken} then null else coalesce(failing_since, ${tx.now}) end,
        minute_count = case when minute_at > ${new Date(tx.now.getTime() - MINUTE_MS)} then minute_count else 0 end
          + ${taken ? 1 : 0},
        minute_at = case when minute_at > ${new Date(tx.now.getTime() - MINUTE_MS)} then minute_at else ${tx.now} end
      where id = ${id} returning failing_since as failing`.execute(tx);
    const failing = rows[0]?.failing;
    if (failing && tx.now.getTime() - failing.getTime() > PATIENCE_MS)
      await tx.deleteFrom('push_subscription').where('id', '=', id).execute();
  });
}

const forget = (deps: Deps, { id }: Receiver, waiting: readonly Waiting[]): Promise<void> =>
  deps.transact(async (tx) => {
    const these = waiting.map(({ notification }) => notification);
    await tx
      .deleteFrom('push_message')
      .where(sql<boolean>`subscription_id = ${id} and notification_id = any(${these}::bigint[])`)
      .execute();
  });

const postpone = (deps: Deps, { id }: Receiver, waiting: readonly Waiting[], ms: number): Promise<void> =>
  deps.transact(async (tx) => {
    const these = waiting.map(({ notification }) => notification);
    await tx
      .updateTable('push_message')
      .set({ next_at: new Date(tx.now.getTime() + ms), attempts: 0 })
      .where(sql<boolean>`subscription_id = ${id} and notification_id = any(${these}::bigint[])`)
      .execute();
  });

function minuteOfDay({ settings }: Deps, now: Date): number {
  const shown = new Date(now.getTime() + aheadOfUtc(settings.current.timeZone, now));
  return shown.getUTCHours() * 60 + shown.getUTCMinutes();
}
