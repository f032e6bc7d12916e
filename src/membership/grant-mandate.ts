import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { invalid, type Sentence } from '#refusal';
import { type Hindrance, type NewMandate, writeMandate } from './write-mandate.ts';

/** Each as the sentence beside the field `member`. */
export const HINDRANCES: Readonly<Record<Hindrance, Sentence>> = {
  'no-member': (m) => m.membership.refusals.cannotHold,
  organisation: (m) => m.membership.refusals.organisationHasNoRole,
  held: (m) => m.membership.refusals.holdsIt,
};

/**
 * Gives a member a mandate until a date, with the role it carries.
 * @param by the decision, or null for the program.
 * @throws Refusal 422 at `member` when they cannot hold it or do already, at `until` when its end has passed.
 */
export async function grantMandate(
  tx: Tx,
  by: Authority | null,
  input: NewMandate,
): Promise<{ mandate: Id<'mandate'>; news: News }> {
  if (input.endsAt <= tx.now) throw invalid({ until: (m) => m.membership.refusals.past });
  const given = await writeMandate(tx, by, input);
  if ('hindrance' in given) throw invalid({ member: HINDRANCES[given.hindrance] });
  return given;
}
