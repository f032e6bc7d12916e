import { type Actor, endRole, endStewardship, mustBeSteward } from '#accounts';
import type { Authority } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { invalid, Refusal } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { letIn } from './admit.ts';
import { registerIsOpen } from './hand.ts';
import { adoptModel } from './models/adopt.ts';
import { modelByKey } from './models/models.ts';
import { type MemberName, memberNames } from './names.ts';
import { holdMember } from './record.ts';
import { tellMember } from './tell.ts';

const SETTINGS_CHANGED: News = [{ topic: 'settings', kind: 'changed', data: null }];

/** @throws Refusal 409 once the founding assembly has opened the register. */
async function mustNotBeOpen(tx: Tx): Promise<void> {
  if (await registerIsOpen(tx)) throw new Refusal(409, (m) => m.membership.refusals.registerOpen);
}

/**
 * Begins the founding: from now on people apply to found the co-op, and stewards prepare its assembly.
 * @throws Refusal 403 when the actor is no steward, 409 once the register is open.
 */
export async function beginFounding(tx: Tx, actor: Actor): Promise<{ news: News }> {
  await mustBeSteward(tx, actor);
  await mustNotBeOpen(tx);
  if ((await readSettings(tx)).stage === 'founding') return { news: [] };
  await changeSetting(tx, actor.person, 'stage', 'founding');
  return { news: SETTINGS_CHANGED };
}

/**
 * Chooses the model after which members are sorted and what applicants are asked. It may be chosen anew until the
 * assembly; classes that somebody applied for stay.
 * @throws Refusal 403 when the actor is no steward, 409 once the register is open, 422 at `model`.
 */
export async function chooseModel(tx: Tx, actor: Actor, key: string): Promise<{ news: News }> {
  await mustBeSteward(tx, actor);
  await mustNotBeOpen(tx);
  const model = modelByKey(key);
  if (!model) throw invalid({ model: (m) => m.errors.unknownChoice });
  await adoptModel(tx, model, { questions: true });
  return { news: [] };
}

/**
 * Makes an applicant a founder, who votes in the founding assembly and becomes a member by it.
 * @throws Refusal 403 when the actor is no steward, 404, 409 when they apply no more or the register is open.
 */
export const inviteFounder = (tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> =>
  setFounder(tx, actor, member, true);

/** Makes a founder an applicant like others. @throws what `inviteFounder` throws. */
export const removeFounder = (tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> =>
  setFounder(tx, actor, member, false);

async function setFounder(tx: Tx, actor: Actor, member: Id<'member'>, founder: boolean): Promise<{ news: News }> {
  await mustBeSteward(tx, actor);
  await mustNotBeOpen(tx);
  const row = await holdMember(tx, member);
  if (row.status !== 'applicant') throw new Refusal(409, (m) => m.membership.refusals.answered);
  await tx.updateTable('member').set({ founder }).where('id', '=', member).execute();
  return { news: [] };
}

/** Who founds the co-op, in the order in which they applied: also that of their numbers. */
export async function founders(
  db: Db,
): Promise<readonly { member: Id<'member'>; name: MemberName; appliedAt: Date }[]> {
  const rows = await db
    .selectFrom('member')
    .where('founder', '=', true)
    .where((eb) => eb.or([eb('status', '=', 'applicant'), eb('number', 'is not', null)]))
    .orderBy('applied_at')
    .orderBy('id')
    .select(['id', 'applied_at'])
    .execute();
  const names = await memberNames(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, applied_at }) => {
    const name = names.get(id);
    return name ? [{ member: id, name, appliedAt: applied_at }] : [];
  });
}

/**
 * Opens the register: founders become voting members, numbered in the order in which they applied; the stage becomes
 * `co-op`; and the stewards’ powers end for ever, with every role that no mandate carries.
 * @throws Refusal 409 when it is open already or nobody founds, 422 at `model`.
 */
export async function openRegister(tx: Tx, by: Authority | null, key: string): Promise<{ news: News }> {
  await mustNotBeOpen(tx);
  const model = modelByKey(key);
  if (!model) throw invalid({ model: (m) => m.errors.unknownChoice });
  await adoptModel(tx, model, { questions: false });
  const founding = await tx
    .selectFrom('member')
    .where('founder', '=', true)
    .where('status', '=', 'applicant')
    .orderBy('applied_at')
    .orderBy('id')
    .selectAll()
    .forNoKeyUpdate()
    .execute();
  if (founding.length === 0) throw new Refusal(409, (m) => m.membership.refusals.noFounders);
  const news: News[number][] = [...SETTINGS_CHANGED];
  for (const row of founding) {
    const { event } = await letIn(tx, by, row, 'voting');
    news.push(...(await tellMember(tx, by, row.id, { event })));
  }
  await changeSetting(tx, null, 'stage', 'co-op');
  await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
  await endStewardship(tx);
  await endRolesWithoutMandate(tx);
  return { news };
}

/** What stewards had given: from now on a role comes with a mandate, or not at all. */
async function endRolesWithoutMandate(tx: Tx): Promise<void> {
  const loose = await tx
    .selectFrom('role_grant')
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mandate')
            .innerJoin('member', 'member.id', 'mandate.member_id')
            .whereRef('member.person_id', '=', 'role_grant.person_id')
            .whereRef('mandate.role', '=', 'role_grant.role')
            .where('mandate.ended_at', 'is', null)
            .select('mandate.id'),
        ),
      ),
    )
    .select(['person_id', 'role'])
    .execute();
  for (const { person_id, role } of loose) await endRole(tx, null, person_id, role);
}
