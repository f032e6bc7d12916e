import { setTimeout as sleep } from 'node:timers/promises';

/** What came of a replay. */
export interface Driven {
  sent: number;
  confirmed: number;
  failed: Record<string, number>;
  /** Milliseconds each request took, as the signer waited. */
  signMs: number[];
  confirmMs: number[];
}

interface Mail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly text: string;
}

/** The server does not believe X-Forwarded-For: everybody counts as one. */
export class NotTrusted extends Error {
  override readonly name = 'NotTrusted';
}

const AT_ONCE = 200;
const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 60_000;
// Mails are numbered by the millisecond when they are written, and appear when they are committed.
const OVERLAP_MS = 500;
const FULL_PAGE = 1_000;
const IDLE_LOOKS = 20;

// Odd, so that each number has its own address: those who come one after the other come from elsewhere, as people do.
const ELSEWHERE = 40_503;

/** One address a person: the range for measuring networks (RFC 2544), then the private ten. */
export const addressOf = (n: number): string => {
  const at = Math.imul(n, ELSEWHERE);
  const rest = `${(at >> 8) & 255}.${at & 255}`;
  return n < 131_072 ? `198.${18 + ((at >> 16) & 1)}.${rest}` : `10.${(at >> 16) & 255}.${rest}`;
};

/**
 * Makes people sign at a server: each posts the form at their moment, and confirms by the button of
 * their mail as soon as that is written.
 * @param arrivals milliseconds from now.
 * @param run tells the people of this replay from those of another.
 */
export async function drive(o: {
  origin: string;
  slug: string;
  arrivals: readonly number[];
  run: string;
  onProgress: (so: Driven) => void;
}): Promise<Driven> {
  const driven: Driven = { sent: 0, confirmed: 0, failed: {}, signMs: [], confirmMs: [] };
  const mailbox = (n: number) => `replay-${o.run}-${n}@example.org`;
  const waiting = new Map<string, number>();
  const confirming = new Set<Promise<void>>();
  let distrusted = false;
  const fail = (what: string): void => {
    driven.failed[what] = (driven.failed[what] ?? 0) + 1;
  };

  const post = async (
    path: string,
    fields: Record<string, string>,
    n: number,
  ): Promise<{ status: number; ms: number }> => {
    const begun = performance.now();
    const response = await fetch(new URL(path, o.origin), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': addressOf(n) },
      body: new URLSearchParams(fields).toString(),
    });
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - begun };
  };

  const sign = async (n: number): Promise<void> => {
    waiting.set(mailbox(n), n);
    try {
      const { status, ms } = await post(
        `/c/${o.slug}/sign`,
        { name: `Signer ${n}`, email: mailbox(n), showName: 'on' },
        n,
      );
      if (status === 303) {
        driven.sent++;
        driven.signMs.push(ms);
        return;
      }
      // From one address so many are asked one more thing, or told to wait.
      if (status === 200 || status === 429) distrusted = true;
      fail(`sign ${status}`);
    } catch {
      fail('sign: no answer');
    }
    waiting.delete(mailbox(n));
  };

  const confirm = async (mail: Mail, n: number): Promise<void> => {
    const path = /https?:\/\/[^/\s]+(\/c\/\S+\/confirm\/[\w-]+)/.exec(mail.text)?.[1];
    try {
      const { status, ms } = path ? await post(path, {}, n) : { status: 0, ms: 0 };
      if (status === 303) {
        driven.confirmed++;
        driven.confirmMs.push(ms);
      } else fail(`confirm ${status}`);
    } catch {
      fail('confirm: no answer');
    }
  };

  let signing = true;
  const begun = Date.now();
  const followMail = async (): Promise<void> => {
    const beginning = idAt(begun - OVERLAP_MS);
    let after = beginning;
    let idle = 0;
    for (let end = Infinity; !distrusted && (signing || (waiting.size > 0 && performance.now() < end));) {
      if (!signing && end === Infinity) end = performance.now() + PATIENCE_MS;
      const response = await fetch(new URL(`/dev/mail.json?after=${after}`, o.origin)).catch(() => undefined);
      const mails: Mail[] = response?.ok ? ((await response.json()) as Mail[]) : [];
      const before = waiting.size;
      for (const mail of mails) {
        const n = waiting.get(mail.to);
        if (n === undefined || mail.kind !== 'confirm-signature') continue;
        waiting.delete(mail.to);
        const pressing = confirm(mail, n).finally(() => confirming.delete(pressing));
        confirming.add(pressing);
        if (confirming.size >= AT_ONCE) await Promise.race(confirming);
      }
      const last = mails.at(-1);
      idle = waiting.size === before ? idle + 1 : 0;
      if (mails.length >= FULL_PAGE && last) after = last.id;
      else {
        if (!signing && idle % IDLE_LOOKS === IDLE_LOOKS - 1) after = beginning;
        else if (last) after = idAt(Number(BigInt(last.id) >> 16n) - OVERLAP_MS);
        await sleep(LOOK_EVERY_MS);
      }
      o.onProgress(driven);
    }
    await Promise.all(confirming);
  };

  const following = followMail();
  const pending = new Set<Promise<void>>();
  const start = performance.now();
  for (const [n, at] of o.arrivals.entries()) {
    const wait = at - (performance.now() - start);
    if (wait > 1) await sleep(wait);
    if (pending.size >= AT_ONCE) await Promise.race(pending);
    if (distrusted) break;
    const signed = sign(n).finally(() => pending.delete(signed));
    pending.add(signed);
  }
  await Promise.all(pending);
  signing = false;
  await following;
  if (distrusted) throw new NotTrusted();
  for (const _ of waiting.keys()) fail('no mail');
  return driven;
}

const idAt = (milliseconds: number): string => (BigInt(Math.max(0, milliseconds)) << 16n).toString();
