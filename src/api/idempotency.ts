import { createHash } from 'node:crypto';
import type { Transact, Tx } from '#db';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { Refusal } from '#refusal';

const DAY_MS = 86_400_000;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** What a program is answered. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Does what is asked once for one `Idempotency-Key` of a token within a day (draft-ietf-httpapi-idempotency-key-header):
 * asked again, it answers as before. The key is written in the transaction of the change, so that of two that come at
 * once the second waits for the first, and what was refused leaves no trace and may be tried again.
 * @throws Refusal 422 when the key was used for something else, 400 when it is none.
 */
export async function doOnce(
  tx: Tx,
  c: Ctx,
  token: Id<'token'>,
  asked: unknown,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return work();
  if (!KEY.test(key)) throw new Refusal(400, (m) => m.api.errors.keyShape);
  const request = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${JSON.stringify(asked)}`)
    .digest();
  const first = await tx
    .insertInto('idempotency')
    .values({ token_id: token, key, request, status: 0, body: 'null', created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!first) return repeated(tx, c, token, key, request);
  const outcome = await work();
  await tx
    .updateTable('idempotency')
    .set({ status: outcome.status, body: JSON.stringify(outcome.body) })
    .where('token_id', '=', token)
    .where('key', '=', key)
    .execute();
  return outcome;
}

/**
 * The same for what nobody may find again beside a token: neither the answer nor what was asked is kept, only that the
 * key was used here. Asked again, nothing is done a second time, and the answer is what stands now.
 * @param standing what stands, where it is what is asked; undefined where it is not, or not any more.
 * @throws Refusal 422 when the key was used elsewhere, 409 when something else stands by now, 400 when it is none.
 */
export async function doOnceUnkept(
  tx: Tx,
  c: Ctx,
  token: Id<'token'>,
  work: () => Promise<Outcome>,
  standing: () => Promise<Outcome | undefined>,
): Promise<Outcome> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return work();
  if (!KEY.test(key)) throw new Refusal(400, (m) => m.api.errors.keyShape);
  const place = createHash('sha256').update(`${c.req.method} ${c.req.path}`).digest();
  const first = await tx
    .insertInto('idempotency')
    .values({ token_id: token, key, request: place, status: 0, body: 'null', created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (first) return work();
  await repeated(tx, c, token, key, place);
  const now = await standing();
  if (!now) throw new Refusal(409, (m) => m.api.errors.standsOtherwise);
  return now;
}

async function repeated(tx: Tx, c: Ctx, token: Id<'token'>, key: string, request: Buffer): Promise<Outcome> {
  const kept = await tx
    .selectFrom('idempotency')
    .where('token_id', '=', token)
    .where('key', '=', key)
    .select(['request', 'status', 'body'])
    .executeTakeFirstOrThrow();
  if (!kept.request.equals(request)) throw new Refusal(422, (m) => m.api.errors.keyReused);
  c.header('idempotency-replayed', 'true');
  return { status: kept.status, body: kept.body };
}

/** Every hour: forgets what was answered more than a day ago. */
export const forgetAnswers = defineJob({
  name: 'api.forget-answers',
  every: 3_600_000,
  async run({ transact }: { transact: Transact }) {
    await transact((tx) =>
      tx
        .deleteFrom('idempotency')
        .where('created_at', '<', new Date(tx.now.getTime() - DAY_MS))
        .execute(),
    );
  },
});
