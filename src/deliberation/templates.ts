import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line, parseInput } from '#input';
import { actingMember, hasMandate, membershipsOf } from '#membership';
import { notAllowed, notFound } from '#refusal';
import * as v from 'valibot';
import { checkContent } from './draft-content.ts';
import type { DraftInput } from './draft-input.ts';
import type { ProposalKind } from './kinds.ts';
import type { Option, ProposalSettings } from './settings.ts';

/** A way of asking that members keep for the next time. */
export interface Template {
  readonly id: Id<'template'>;
  readonly name: string;
  readonly member: Id<'member'>;
  readonly kind: ProposalKind;
  readonly title: string;
  readonly body: string;
  readonly rule: string;
  readonly settings: ProposalSettings;
  readonly options: readonly Option[];
}

/** Those in use, by name. */
export async function templates(db: Db): Promise<readonly Template[]> {
  return db
    .selectFrom('proposal_template')
    .where('retired_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .select(['id', 'name', 'member_id as member', 'kind', 'title', 'body', 'rule_key as rule', 'settings', 'options'])
    .execute();
}

const Name = v.object({ name: line(80) });

/** @throws Refusal 403 to those who take no part, 422 at `name` and as a draft is refused. */
export async function saveTemplate(
  tx: Tx,
  actor: Actor,
  name: string,
  input: Omit<DraftInput, 'actions' | 'reviewOn' | 'circle'>,
): Promise<Id<'template'>> {
  const member = await actingMember(tx, actor, input.member);
  const checked = parseInput(Name, { name });
  // Dates and changes belong to one proposal; a template has neither.
  const settings = { ...input.settings, opensAt: null };
  const content = await checkContent(tx, { ...input, settings, actions: [] }, { origin: null });
  const id = tx.newId<'template'>();
  await tx
    .insertInto('proposal_template')
    .values({
      id,
      name: checked.name,
      member_id: member.id,
      kind: input.kind,
      title: input.title,
      body: input.body,
      rule_key: input.rule,
      settings: JSON.stringify(content.settings),
      options: JSON.stringify(content.options),
      created_at: tx.now,
      retired_at: null,
    })
    .execute();
  return id;
}

/** By whoever made it, or a secretary. @throws Refusal 404, 403. */
export async function retireTemplate(tx: Tx, actor: Actor, id: Id<'template'>): Promise<void> {
  const row = await tx
    .selectFrom('proposal_template')
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .select('member_id')
    .executeTakeFirst();
  if (!row) throw notFound();
  const own = (await membershipsOf(tx, actor)).some((member) => member.id === row.member_id);
  if (!own && !(await hasMandate(tx, actor, 'secretary'))) throw notAllowed();
  await tx.updateTable('proposal_template').set({ retired_at: tx.now }).where('id', '=', id).execute();
}
