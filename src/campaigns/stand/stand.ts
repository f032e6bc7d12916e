import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { line } from '#input';
import { hashSecret, newSecret } from '#random';
import { Refusal, notFound } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { isToken } from '../confirm.ts';
import { parseSigning, signPetition } from '../sign.ts';
import { newSealPair, openSealed } from './sealed.ts';

export const StandInput = v.object({ place: line(80, 2) });
export type StandInput = v.InferOutput<typeof StandInput>;

/**
 * Opens a stand in the street. Its token is in the address of its page and stands nowhere else: whoever has it may
 * collect, without an account, until an organiser ends it.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when the campaign is closed.
 */
export async function openStand(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  { place }: StandInput,
): Promise<{ id: Id<'stand'>; token: string }> {
  mustOrganise(actor);
  const about = await tx
    .selectFrom('campaign')
    .innerJoin('petition', 'petition.campaign_id', 'campaign.id')
    .where('campaign.id', '=', campaign)
    .select('closed_at')
    .executeTakeFirst();
  if (!about) throw notFound();
  if (about.closed_at) throw new Refusal(409, (m) => m.campaigns.faults.closed);
  const token = newSecret(tx.random);
  const { publicKey, privateKey } = await newSealPair();
  const id = tx.newId<'stand'>();
  await tx
    .insertInto('street_stand')
    .values({
      id,
      campaign_id: campaign,
      place,
      token_hash: hashSecret(token),
      public_key: publicKey,
      private_key: privateKey,
      opened_at: tx.now,
      opened_by: actor.person,
    })
    .execute();
  return { id, token };
}

/** Ends a stand: from this moment nothing comes in by it. Ending again changes nothing. @throws Refusal 403. */
export async function endStand(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'stand'>): Promise<void> {
  mustOrganise(actor);
  await tx
    .updateTable('street_stand')
    .set({ ended_at: tx.now, ended_by: actor.person })
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .where('ended_at', 'is', null)
    .execute();
}

/** A stand as organisers see it. */
export interface Stand {
  readonly id: Id<'stand'>;
  readonly place: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly received: number;
}

/** Newest first. @throws Refusal 403 when the viewer is no organiser. */
export async function standsOf(db: Db, viewer: Actor, campaign: Id<'campaign'>): Promise<readonly Stand[]> {
  mustOrganise(viewer);
  return db
    .selectFrom('street_stand')
    .where('campaign_id', '=', campaign)
    .orderBy('id', 'desc')
    .limit(200)
    .select(['id', 'place', 'opened_at as openedAt', 'ended_at as endedAt', 'received'])
    .execute();
}

/** What whoever has the token may use. */
export interface OpenStand {
  readonly id: Id<'stand'>;
  readonly campaign: Id<'campaign'>;
  readonly place: string;
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
  readonly endedAt: Date | null;
}

/** @param token from outside. @returns undefined when no stand of ours has it. */
export async function standOfToken(db: Db, token: string): Promise<OpenStand | undefined> {
  if (!isToken(token)) return undefined;
  return db
    .selectFrom('street_stand')
    .where('token_hash', '=', hashSecret(token))
    .select([
      'id',
      'campaign_id as campaign',
      'place',
      'public_key as publicKey',
      'private_key as privateKey',
      'ended_at as endedAt',
    ])
    .executeTakeFirst();
}

/** Forms of one sending. */
export const SealedForms = v.object({
  forms: v.pipe(
    v.array(
      v.object({
        /** Made by the phone, one a form. */
        key: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
        sealed: v.pipe(v.string(), v.maxLength(8_192)),
      }),
    ),
    v.maxLength(50),
  ),
});

/** `taken` may be wiped, now or since the sending before; `refused` cannot be read or signed, and never will be. */
export type StandOutcome = 'taken' | 'refused';

interface Opened {
  readonly key: string;
  readonly raw: Record<string, unknown> | undefined;
}

/** Opens a form outside of any transaction. @returns without `raw` when it cannot be read. */
export async function openForm(stand: OpenStand, { key, sealed }: { key: string; sealed: string }): Promise<Opened> {
  const text = await openSealed(stand.privateKey, sealed);
  try {
    const raw: unknown = text === undefined ? undefined : JSON.parse(text);
    return { key, raw: raw !== null && typeof raw === 'object' ? { ...raw } : undefined };
  } catch {
    return { key, raw: undefined };
  }
}

/**
 * Takes a form that a stand collected, as if it had been sent here: pending until its mail is confirmed, and the mail
 * says where. The same key again changes nothing.
 * @throws Refusal 409 when the campaign is closed: the form was not taken.
 */
export async function takeStandForm(
  tx: Tx,
  stand: OpenStand,
  { key, raw }: Opened,
  { locale, origin }: { locale: Locale; origin: string },
): Promise<StandOutcome> {
  if (!raw) return 'refused';
  let answers;
  try {
    answers = parseSigning(raw);
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return 'refused';
    throw error;
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('street_stand_form')
    .values({ stand_id: stand.id, key, received_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return 'taken';
  await signPetition(tx, { campaign: stand.campaign, answers, locale, origin, stand: stand.place });
  await tx
    .updateTable('street_stand')
    .set((eb) => ({ received: eb('received', '+', 1) }))
    .where('id', '=', stand.id)
    .execute();
  return 'taken';
}
