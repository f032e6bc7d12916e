import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice } from '#input';
import { choicesIn, kindsOf, PUSH_CHOICES, type PushChoice, USUAL_CHOICES } from './kinds.ts';

const timeOfDay = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => text === '' || /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(text), 'unknownChoice'),
    v.transform((text) => (text === '' ? null : Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)))),
  ),
  '',
);

export const pushPreferencesInput = v.object({
  choices: v.optional(v.array(choice(PUSH_CHOICES)), () => []),
  quietFrom: timeOfDay,
  quietUntil: timeOfDay,
  discreet: checkbox(),
});

/** Of what an account is told on its own devices, when it is left alone, and whether nothing is said of it. */
export interface PushPreferences {
  readonly choices: readonly PushChoice[];
  /** Minutes of the day in the time of the server; where they cross midnight, over it. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  readonly discreet: boolean;
}

export async function pushPreferences(db: Db, { account }: Pick<Actor, 'account'>): Promise<PushPreferences> {
  const row = await db
    .selectFrom('push_preference')
    .where('account_id', '=', account)
    .select(['kinds', 'quiet_from', 'quiet_until', 'discreet'])
    .executeTakeFirst();
  if (!row) return { choices: USUAL_CHOICES, quiet: null, discreet: false };
  const { quiet_from: from, quiet_until: until } = row;
  return {
    choices: choicesIn(row.kinds),
    quiet: from === null || until === null ? null : { from, until },
    discreet: row.discreet,
  };
}

export async function changePushPreferences(
  tx: Tx,
  { account }: Pick<Actor, 'account'>,
  input: v.InferOutput<typeof pushPreferencesInput>,
): Promise<void> {
  const { quietFrom: from, quietUntil: until } = input;
  const both = from !== null && until !== null && from !== until;
  const row = {
    kinds: kindsOf(input.choices),
    quiet_from: both ? from : null,
    quiet_until: both ? until : null,
    discreet: input.discreet,
    updated_at: tx.now,
  };
  await tx
    .insertInto('push_preference')
    .values({ account_id: account, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Forgets the choices and the devices of who leaves. */
export async function erasePush(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.deleteFrom('push_subscription').where('account_id', '=', account).execute();
  await tx.deleteFrom('push_preference').where('account_id', '=', account).execute();
}

const MINUTE_MS = 60_000;

/** How long somebody is still to be left alone, in milliseconds; 0 when they may be told. @param minute of the day. */
export function quietFor(quiet: PushPreferences['quiet'], minute: number): number {
  if (!quiet) return 0;
  const length = (quiet.until - quiet.from + 1_440) % 1_440;
  const since = (minute - quiet.from + 1_440) % 1_440;
  return since < length ? (length - since) * MINUTE_MS : 0;
}
