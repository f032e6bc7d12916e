import * as v from 'valibot';
import type { Tx } from '#db';
import { LOCALES } from '#i18n';
import { choice, email, line, optional, paragraphs } from '#input';
import { Refusal } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { newPassword } from './password.ts';
import { addPerson } from './person.ts';
import { grantRole } from './roles.ts';
import { type Opened, startSession } from './session.ts';
import type { Actor } from './viewer.ts';

export const setUpInput = v.object({
  name: line(60),
  purpose: paragraphs(300),
  locale: choice(['en', 'fr']),
  stage: choice(['campaign', 'founding', 'co-op']),
  displayName: line(60),
  handle: line(30),
  email: email(),
  password: optional(newPassword()),
});

export interface SetUp {
  name: string;
  purpose: string;
  locale: (typeof LOCALES)[number];
  stage: 'campaign' | 'founding' | 'co-op';
  steward: { displayName: string; handle: string; email: string; password?: string };
  device?: string;
}

/**
 * Sets the server up: what it is, and its first person, who becomes its steward and is signed in.
 * Of many who try at once, one succeeds. The caller publishes `settings` after commit.
 * @throws Refusal 409 when it is set up already, 422 for the handle or the password.
 */
export async function setUpServer(tx: Tx, o: SetUp): Promise<Opened & { actor: Actor }> {
  const now = JSON.stringify(tx.now.toISOString());
  const claimed = await tx
    .insertInto('setting')
    .values({ key: 'setUpAt', value: now, changed_at: tx.now, changed_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) throw new Refusal(409, (m) => m.accounts.alreadySetUp);
  const { password, ...steward } = o.steward;
  const actor = await addPerson(tx, { ...steward, locale: o.locale, ...(password && { password }) });
  await grantRole(tx, null, actor.person, 'steward');
  await changeSetting(tx, actor.person, 'name', o.name);
  await changeSetting(tx, actor.person, 'purpose', o.purpose);
  await changeSetting(tx, actor.person, 'locale', o.locale);
  await changeSetting(tx, actor.person, 'stage', o.stage);
  // A server that stood before keeps its ways; a new one begins with them.
  await changeSetting(tx, actor.person, 'newcomers', { ...(await readSettings(tx)).newcomers, days: 3 });
  const opened = await startSession(tx, actor.person, o.device ?? '');
  return { ...opened, actor: { ...actor, roles: new Set(['steward']) } };
}
