import type { ActionField } from '#actions';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import { circles } from '../circles.ts';
import { MANDATE_ROLES } from './refs.ts';

/** Which role of the server a mandate carries, if any. */
export const roleField = (m: Messages): ActionField => ({
  name: 'role',
  label: m.membership.actions.grant.role,
  hint: m.membership.actions.grant.roleHint,
  kind: 'choice',
  optional: true,
  options: [
    { value: '', label: m.membership.actions.grant.noRole },
    ...MANDATE_ROLES.map((role) => ({ value: role, label: m.membership.actions.roles[role] })),
  ],
});

/** For which circle; nothing while there is none. */
export async function circleField(db: Db, m: Messages): Promise<ActionField[]> {
  const standing = await circles(db);
  if (standing.length === 0) return [];
  return [
    {
      name: 'circle',
      label: m.membership.actions.grant.circle,
      kind: 'choice',
      optional: true,
      options: [
        { value: '', label: m.membership.actions.grant.noCircle },
        ...standing.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
}
