import type { ActionField } from '#actions';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import { memberNames } from '../names.ts';
import type { MemberStatus } from '../schema.ts';
import { findMember } from './refs.ts';

/** A member for the words of an action, as the register of decisions keeps it for ever: no name of a person. */
export interface Who {
  readonly [key: string]: string | number | null;
  readonly handle: string | null;
  /** Of an organisation. */
  readonly name: string | null;
  readonly number: number | null;
}

const NOBODY: Who = { handle: null, name: null, number: null };

/** How each of these entries is called. */
export async function whoAre(db: Db, ids: readonly Id<'member'>[]): Promise<readonly Who[]> {
  const names = await memberNames(db, ids);
  return ids.map((id) => {
    const found = names.get(id);
    if (!found) return NOBODY;
    const { handle, number, name } = found;
    return { handle, number, name: handle === null ? name || null : null };
  });
}

/** How the one that is meant is called. */
export async function whoIs(db: Db, ref: string): Promise<Who> {
  const found = await findMember(db, ref);
  return (found && (await whoAre(db, [found.id]))[0]) ?? NOBODY;
}

/** “@amina (no. 12)”. */
export const sayWho = (m: Messages, who: Who): string =>
  m.membership.actions.who(who.name ?? (who.handle === null ? null : `@${who.handle}`), who.number);

export const hrefOf = (who: Who): { href?: string } =>
  who.number === null ? {} : { href: `/coop/members/${who.number}` };

/** More than a page of choices is written by hand. */
const MOST_CHOICES = 200;

/** A field that asks for a member with one of these statuses: a list while it is short. */
export async function memberField(
  db: Db,
  m: Messages,
  field: { name: string; label: string; hint?: string; optional?: boolean },
  statuses: readonly MemberStatus[],
): Promise<ActionField> {
  const rows = await db
    .selectFrom('member')
    .where('status', 'in', statuses)
    .orderBy('number')
    .orderBy('id')
    .limit(MOST_CHOICES + 1)
    .select('id')
    .execute();
  if (rows.length > MOST_CHOICES) return { ...field, kind: 'line', hint: field.hint ?? m.membership.actions.refHint };
  const ids = rows.map(({ id }) => id);
  const names = await memberNames(db, ids);
  const options = ids.map((id) => {
    const found = names.get(id);
    const handle = found?.handle ? `@${found.handle}` : null;
    const label = [found?.name, handle].filter(Boolean).join(' ');
    return { value: id, label: m.membership.actions.who(label || null, found?.number ?? null) };
  });
  return { ...field, kind: 'choice', options };
}
