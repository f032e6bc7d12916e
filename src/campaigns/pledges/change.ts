import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, parseInput } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import * as v from 'valibot';
import { refuseMailbox } from '../petition/not-me.ts';
import { note, type PledgeLink, pledgeOfLink } from './confirm.ts';
import { addToDay, type HeldDrive, holdDrive, isOpen, mustBeOpen, mustBeWithin, tally } from './hold.ts';
import { ibanOf, isIban } from './iban.ts';
import type { PromiseInput } from './pledge.ts';

/** Holds the drive and the pledge of a link. @throws Refusal 404 when no mail of ours held it. */
async function hold(tx: Tx, token: string): Promise<{ drive: HeldDrive; link: PledgeLink; id: Id<'pledge'> }> {
  const found = await pledgeOfLink(tx, token);
  if (!found) throw notFound();
  const drive = await holdDrive(tx, found.campaign);
  await tx.selectFrom('pledge').where('id', '=', found.pledge).select('id').forUpdate().executeTakeFirst();
  // Read again: it may have been called or withdrawn while we waited.
  const link = await pledgeOfLink(tx, token);
  if (!link) throw notFound();
  return { drive, link, id: link.pledge };
}

/**
 * Raises or lowers a pledge, or changes what it waits for, until the last day of the drive.
 * @throws Refusal 404, 409 once that is over or when it does not stand, 422 when the amount is out of bounds.
 */
export async function changePledge(tx: Tx, token: string, input: PromiseInput): Promise<void> {
  const { drive, link, id } = await hold(tx, token);
  await mustBeOpen(tx, drive);
  if (link.state !== 'confirmed') throw new Refusal(409, (m) => m.pledges.faults.notStanding);
  mustBeWithin(input.amount, drive);
  await count(tx, link, -1);
  await count(tx, { ...link, ...input }, 1);
  await addToDay(tx, link.campaign, { pledged: input.amount - link.amount });
  await tx
    .updateTable('pledge')
    .set({
      amount: String(input.amount),
      condition_kind: input.condition.kind,
      condition_least: String(input.condition.kind === 'none' ? 0 : input.condition.least),
    })
    .where('id', '=', id)
    .execute();
  await note(tx, id, 'changed', 'confirmed', input.amount);
}

const count = (
  tx: Tx,
  { campaign, condition, amount }: Pick<PledgeLink, 'campaign' | 'condition' | 'amount'>,
  by: 1 | -1,
) =>
  tally(tx, campaign, {
    kind: condition.kind,
    least: condition.kind === 'none' ? 0 : condition.least,
    people: by,
    amount: by * amount,
  });

/**
 * Takes a pledge back and erases who made it: at any time before money has come in, also once it was called. What was
 * never confirmed goes without a trace.
 * @throws Refusal 404, 409 when it was paid in part, or does not stand any more.
 */
export async function withdrawPledge(tx: Tx, token: string): Promise<PledgeLink> {
  const { drive, link, id } = await hold(tx, token);
  if (link.state === 'draft') {
    await tx.deleteFrom('pledge').where('id', '=', id).execute();
    return link;
  }
  await takeBack(tx, drive, { ...link, id });
  return link;
}

/** The same for whoever may; nothing is asked. @throws Refusal 409 */
export async function takeBack(
  tx: Tx,
  drive: HeldDrive,
  pledge: Pick<PledgeLink, 'campaign' | 'condition' | 'amount' | 'state'> & { id: Id<'pledge'> },
): Promise<void> {
  if (pledge.state !== 'confirmed' && pledge.state !== 'called')
    throw new Refusal(409, (m) => m.pledges.faults.cannotWithdraw);
  // Between the last day and the test nothing changes any more what is tested.
  if (pledge.state === 'confirmed') {
    if (!(await isOpen(tx, drive))) throw new Refusal(409, (m) => m.pledges.faults.beingTested);
    await count(tx, pledge, -1);
    await addToDay(tx, pledge.campaign, { people: -1, pledged: -pledge.amount });
  }
  await tx
    .updateTable('pledge')
    .set({ state: 'withdrawn', ...NOBODY })
    .where('id', '=', pledge.id)
    .execute();
  await note(tx, pledge.id, 'withdrawn', 'withdrawn', pledge.amount);
}

/** What of a pledge tells who made it, emptied. */
export const NOBODY = {
  name: '',
  email: '',
  email_canonical: '',
  person_id: null,
  refund_account: '',
  would_join: false,
} as const;

/**
 * “This was not me”: whoever reads the mailbox takes the pledge back, and for thirty days no mail of this campaign goes
 * there. What they paid stays paid: then only the mails stop.
 * @throws Refusal 404
 */
export async function refusePledge(tx: Tx, token: string): Promise<void> {
  const found = await pledgeOfLink(tx, token);
  if (!found) throw notFound();
  if (['draft', 'confirmed', 'called'].includes(found.state)) await withdrawPledge(tx, token);
  await refuseMailbox(tx, found.campaign, found.mailbox);
}

/** Stops reminders and news of the drive to whoever holds the link; what concerns their money still comes. */
export async function stopPledgeMails(tx: Tx, token: string): Promise<PledgeLink | undefined> {
  const found = await pledgeOfLink(tx, token);
  if (!found) return undefined;
  await tx
    .updateTable('pledge')
    .set({ stopped_at: tx.now })
    .where('id', '=', found.pledge)
    .where('stopped_at', 'is', null)
    .execute();
  return found;
}

const RefundAccount = v.object({ refundAccount: optional(line(160)) });

/**
 * Tells where money would go back to.
 * @throws Refusal 404, 422 when what looks like an IBAN is none.
 */
export async function tellRefundAccount(tx: Tx, token: string, raw: unknown): Promise<void> {
  const { refundAccount } = parseInput(RefundAccount, raw);
  const found = await pledgeOfLink(tx, token);
  if (!found || found.state === 'withdrawn') throw notFound();
  const looksLike = /^\s*[a-z]{2}\s*\d{2}/i.test(refundAccount);
  if (looksLike && !isIban(refundAccount)) throw invalid({ refundAccount: (m) => m.pledges.faults.iban });
  await tx
    .updateTable('pledge')
    .set({ refund_account: looksLike ? ibanOf(refundAccount) : refundAccount })
    .where('id', '=', found.pledge)
    .execute();
}
