import type { Child } from 'hono/jsx';
import type { Ctx } from '#http';
import type { Messages } from '#i18n';
import { Band, Note } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';

type Done = 'saved' | 'ended' | 'addressSent' | 'addressChanged' | 'passwordChanged' | 'passkeyAdded' | 'passkeyRemoved' | 'passkeyRenamed' | 'revoked' | 'roleGiven' | 'roleEnded' | 'tokenRevoked' | 'webhookTried' | 'webhookRemoved' | 'told' | 'tried' | 'untold' | 'invited' | 'invitationEnded' | 'letInNoMore'; // prettier-ignore

const sayings = (m: Messages): Record<Done, string> => ({
  ...m.accounts.waysIn,
  saved: m.accounts.settings.saved,
  ended: m.accounts.sessions.ended,
  roleGiven: m.admin.roles.given,
  roleEnded: m.admin.roles.ended,
  tokenRevoked: m.api.tokens.revoked,
  webhookTried: m.api.webhooks.tried,
  told: m.push.settings.told,
  tried: m.push.settings.tried,
  untold: m.push.settings.untold,
  invited: m.gate.invitation.done,
  invitationEnded: m.gate.invitation.doneEnded,
  letInNoMore: m.letting.letIn.ended,
  webhookRemoved: m.api.webhooks.removed,
});

/** What was just done, by the name in `?done=`. */
export function doneIn(c: Ctx): string | undefined {
  const said: Readonly<Record<string, string>> = sayings(c.var.m);
  const name = c.req.query('done') ?? '';
  return Object.hasOwn(said, name) ? said[name] : undefined;
}

/** The address to go to after something was done. */
export const withDone = (path: string, done: Done): string => `${path}?done=${done}`;

/** A page of the settings: one step below `/settings`. */
export function SettingsPage({
  title,
  done,
  scripts,
  back,
  children,
}: {
  title: string;
  /** What was just done, in a sentence. */
  done?: string;
  scripts?: readonly string[];
  back?: { href: string; label: string };
  children?: Child;
}) {
  const { m } = usePage();
  return (
    <MemberPage
      title={title}
      back={back ?? { href: '/settings', label: m.accounts.settings.back }}
      tools={<></>}
      scripts={scripts}
      noCompose
      unlisted
    >
      <Band>
        <h1>{title}</h1>
        {done && (
          <div role="status">
            <Note icon="check">{done}</Note>
          </div>
        )}
        {children}
      </Band>
    </MemberPage>
  );
}
