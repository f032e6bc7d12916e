import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, line, optional, paragraphs } from '#input';
import { invalid, notFound, type Sentence } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { mustBeAsked, signerOfLink } from './signer.ts';

export const LONGEST_REASON = 280;

/** Why somebody signed, and how they are shown with it: empty for not at all. */
export const ReasonInput = v.object({
  reason: v.pipe(
    paragraphs(LONGEST_REASON),
    v.transform((text) => text.replaceAll(/\s+/g, ' ')),
  ),
  firstName: optional(line(40)),
  place: optional(line(80)),
  publish: checkbox(),
});
export type ReasonInput = v.InferOutput<typeof ReasonInput>;

// A reason is no advertisement, and gives nobody's address away.
const LINK =
  /:\/\/|\bwww\.|[\p{L}\p{N}]@[\p{L}\p{N}]|[\p{L}\p{N}]\.(?:com|net|org|info|xyz|ru|top|io|co|fr|de|uk|eu)\b|\.\p{L}{2,}\//iu;

/**
 * Publishes a signer's reason, or corrects it. One that organisers hid stays hidden.
 * @param token of a link that went to the signer.
 * @throws Refusal 404 when the signature does not count or no reasons are asked for, 422 without consent or with a link in it.
 */
export async function writeReason(tx: Tx, token: string, input: ReasonInput): Promise<void> {
  const { signature, campaign } = await mustBeAsked(tx, token, 'reason');
  const linked = (['reason', 'firstName', 'place'] as const).filter((field) => LINK.test(input[field]));
  const faults: Record<string, Sentence> = {
    ...Object.fromEntries(linked.map((field): [string, Sentence] => [field, (m) => m.beside.faults.link])),
    ...(!input.publish && { publish: (m) => m.beside.faults.publish }),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const said = { text: input.reason, first_name: input.firstName, place: input.place, written_at: tx.now };
  await tx
    .insertInto('signature_reason')
    .values({ signature_id: signature, campaign_id: campaign, ...said })
    .onConflict((conflict) => conflict.column('signature_id').doUpdateSet(said))
    .execute();
}

/** Takes it back: nothing of it is kept. Taking it back again changes nothing. */
export async function withdrawReason(tx: Tx, token: string): Promise<void> {
  const signer = await signerOfLink(tx, token);
  if (!signer) throw notFound();
  await tx.deleteFrom('signature_reason').where('signature_id', '=', signer.signature).execute();
}

/** A reason as everybody reads it. */
export interface Reason {
  readonly id: Id<'signature'>;
  readonly text: string;
  readonly firstName: string;
  readonly place: string;
  readonly writtenAt: Date;
  /** Why organisers hid it, where they did. */
  readonly hiddenBecause: string | null;
}

const selectReasons = (db: Db) =>
  db
    .selectFrom('signature_reason as reason')
    .select([
      'reason.signature_id as id',
      'reason.text',
      'reason.first_name as firstName',
      'reason.place',
      'reason.written_at as writtenAt',
      'reason.hidden_because as hiddenBecause',
    ]);

export const ownReason = (db: Db, signature: Id<'signature'>): Promise<Reason | undefined> =>
  selectReasons(db).where('reason.signature_id', '=', signature).executeTakeFirst();

const published = (db: Db, campaign: Id<'campaign'>) =>
  selectReasons(db)
    .innerJoin('signature', 'signature.id', 'reason.signature_id')
    .where('reason.campaign_id', '=', campaign)
    .where('signature.invalidation_id', 'is', null)
    .orderBy('reason.signature_id', 'desc');

/** The newest, none that is hidden or whose signature is set aside. */
export const recentReasons = (db: Db, campaign: Id<'campaign'>, most: number): Promise<readonly Reason[]> =>
  published(db, campaign).where('reason.hidden_at', 'is', null).limit(most).execute();

export interface ReasonsPage {
  readonly reasons: readonly Reason[];
  readonly more: boolean;
}

const PER_PAGE = 40;

/** @param o.page counted from 1; `o.hidden` shows those that are hidden too: for organisers. */
export async function reasonsPage(
  db: Db,
  campaign: Id<'campaign'>,
  o: { page: number; hidden: boolean },
): Promise<ReasonsPage> {
  const rows = await published(db, campaign)
    .$if(!o.hidden, (query) => query.where('reason.hidden_at', 'is', null))
    .offset((o.page - 1) * PER_PAGE)
    .limit(PER_PAGE + 1)
    .execute();
  return { reasons: rows.slice(0, PER_PAGE), more: rows.length > PER_PAGE };
}

export const HidingInput = v.object({ because: line(200, 3) });
export type HidingInput = v.InferOutput<typeof HidingInput>;

/**
 * Hides a reason from everybody but its author, who reads why. The signature counts as before.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such reason.
 */
export async function hideReason(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'signature'>,
  { because }: HidingInput,
): Promise<void> {
  await setHidden(tx, actor, campaign, id, {
    hidden_at: tx.now,
    hidden_by: actor.person,
    hidden_because: because,
  });
}

/** Brings it back. @throws Refusal 403, 404 */
export async function showReason(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'signature'>): Promise<void> {
  await setHidden(tx, actor, campaign, id, { hidden_at: null, hidden_by: null, hidden_because: null });
}

async function setHidden(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'signature'>,
  hidden: { hidden_at: Date | null; hidden_by: Id<'person'> | null; hidden_because: string | null },
): Promise<void> {
  mustOrganise(actor);
  const { numUpdatedRows } = await tx
    .updateTable('signature_reason')
    .set(hidden)
    .where('signature_id', '=', id)
    .where('campaign_id', '=', campaign)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
}
