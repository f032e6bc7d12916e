import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, paragraphs, wholeNumber } from '#input';
import { MODELS } from '#membership';
import { invalid, notFound, Refusal } from '#refusal';
import { readSettings } from '#settings';
import { enqueue } from '#jobs';
import { mustOrganise } from '../authority.ts';
import { publishedCountOf } from '../counts.ts';
import { pledgeDriveOf } from '../pledges/drive.ts';

/** By which rule a campaign becomes a co-op, as an organiser fills it in. */
export const FoundingRuleInput = v.object({
  signatures: wholeNumber(0, 100_000_000),
  pledges: wholeNumber(0, 10_000_000),
  legalForm: choice(MODELS.map(({ key }) => key) as [string, ...string[]]),
  founders: paragraphs(1_000),
});
export type FoundingRuleInput = v.InferOutput<typeof FoundingRuleInput>;

/** The rule, how near it is, and what came of it. */
export interface CampaignFounding {
  readonly rule: FoundingRuleInput & { readonly publishedAt: Date };
  readonly have: { readonly signatures: number; readonly pledges: number };
  readonly reached: boolean;
  readonly invitation: {
    readonly begunAt: Date;
    readonly invited: number;
    readonly applied: number;
    readonly doneAt: Date | null;
  } | null;
}

/** @returns undefined where the organisers have published no rule. */
export async function campaignFoundingOf(db: Db, campaign: Id<'campaign'>): Promise<CampaignFounding | undefined> {
  const row = await db
    .selectFrom('campaign_founding as rule')
    .leftJoin('founding_invitation as invitation', 'invitation.campaign_id', 'rule.campaign_id')
    .where('rule.campaign_id', '=', campaign)
    .select([
      'rule.signatures',
      'rule.pledges',
      'rule.legal_form as legalForm',
      'rule.founders',
      'rule.published_at as publishedAt',
      'invitation.begun_at as begunAt',
      'invitation.invited',
      'invitation.applied',
      'invitation.done_at as doneAt',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { begunAt, invited, applied, doneAt, ...rule } = row;
  const [{ confirmed: signatures }, drive] = await Promise.all([
    publishedCountOf(db, campaign),
    pledgeDriveOf(db, campaign),
  ]);
  const pledges = drive?.figures.people ?? 0;
  return {
    rule,
    have: { signatures, pledges },
    reached: signatures >= rule.signatures && pledges >= rule.pledges,
    invitation: begunAt ? { begunAt, invited: invited ?? 0, applied: applied ?? 0, doneAt } : null,
  };
}

/**
 * Publishes the rule by which a campaign becomes a co-op, or another until invitations go out by it.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 once people were invited, 422 when nothing is to be reached.
 */
export async function publishFoundingRule(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: FoundingRuleInput,
): Promise<void> {
  mustOrganise(actor);
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).select('id').forUpdate().executeTakeFirst();
  if (!found) throw notFound();
  if (input.signatures + input.pledges === 0) throw invalid({ signatures: (m) => m.becoming.faults.nothing });
  const before = await tx
    .selectFrom('founding_invitation')
    .where('campaign_id', '=', campaign)
    .select('campaign_id')
    .executeTakeFirst();
  if (before) throw new Refusal(409, (m) => m.becoming.faults.begun);
  const { signatures, pledges, legalForm: legal_form, founders } = input;
  const said = { signatures, pledges, legal_form, founders, published_at: tx.now, published_by: actor.person };
  await tx
    .insertInto('campaign_founding')
    .values({ campaign_id: campaign, ...said })
    .onConflict((conflict) => conflict.column('campaign_id').doUpdateSet(said))
    .execute();
}

/** The job's name stands here, since the verb asks for it and the job calls the verb of the batches. */
export const INVITE_FOUNDERS = { name: 'campaigns.inviteToCoop' } as const;

/**
 * Begins to invite those who signed and asked for news, and to make applicants of those who pledged and asked to be
 * members: once, when the rule is reached and the founding of the co-op has begun.
 * @throws Refusal 403, 404 without a rule, 409 when it is not reached, when the founding has not begun, or once begun.
 */
export async function inviteToCoop(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  mustOrganise(actor);
  await tx
    .selectFrom('campaign_founding')
    .where('campaign_id', '=', campaign)
    .select('campaign_id')
    .forUpdate()
    .execute();
  const founding = await campaignFoundingOf(tx, campaign);
  if (!founding) throw notFound();
  if (founding.invitation) throw new Refusal(409, (m) => m.becoming.faults.begun);
  if (!founding.reached) throw new Refusal(409, (m) => m.becoming.faults.notReached);
  if ((await readSettings(tx)).stage === 'campaign') throw new Refusal(409, (m) => m.becoming.faults.notFounding);
  await tx
    .insertInto('founding_invitation')
    .values({ campaign_id: campaign, begun_at: tx.now, begun_by: actor.person, done_at: null })
    .execute();
  await enqueue(tx, INVITE_FOUNDERS, { campaign }, { key: campaign });
}
