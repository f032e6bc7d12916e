import { invalid } from '#refusal';

/** Names that would pass for the server, its roles or its places. */
const RESERVED = new Set(
  (
    'about account accounts admin administrator admins administration api app assets auth c campaign campaigns ' +
    'catchup chat coop council d decide decisions dev essor everyone explore federation help here home hostmaster ' +
    'inbox info intendance intendant join lists local login logout mail mailer media me member members ' +
    'mod moderation moderator moderators noreply no_reply nobody notifications oauth official organiser organisers ' +
    'organizer owner postmaster press privacy public publish register root rules search security settings setup ' +
    'share sign_in sign_out signin signout signup staff steward stewards support system tags team treasurer ' +
    'undefined null users webmaster well_known'
  ).split(' '),
);

/**
 * Whether a new account may be called so: 2 to 30 letters without accents, figures and underscores.
 * @throws Refusal 422 at `handle`, in a sentence. That it is taken shows when it is written.
 */
export function checkHandle(handle: string): void {
  if (!/^[A-Za-z0-9_]{2,30}$/.test(handle)) throw invalid({ handle: (m) => m.accounts.handleShape });
  if (RESERVED.has(handle.toLowerCase())) throw invalid({ handle: (m) => m.accounts.handleReserved });
}
