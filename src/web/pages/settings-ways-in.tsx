import { credentialsOf, passkeysOf, revokeToken, tokensOf } from '#accounts';
import { get, post } from '#http';
import { parseId } from '#ids';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Button, Line, Lines, Section } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/ways-in';

function Programs({ programs }: { programs: Awaited<ReturnType<typeof tokensOf>> }) {
  const { waysIn } = usePage().m.accounts;
  const f = useFormats();
  return (
    <Section id="programs" title={waysIn.programs}>
      <Lines>
        {programs.map((program) => (
          <Line
            icon="server"
            title={<bdi>{program.name}</bdi>}
            detail={waysIn.programsDetail(f.date(program.createdAt), f.list(program.scopes))}
            value={
              <form method="post" action={`${PATH}/programs/${program.id}/revoke`}>
                <Button kind="quiet" label={`${waysIn.revoke}: ${program.name}`}>
                  {waysIn.revoke}
                </Button>
              </form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** Address, password, passkeys, and the programs that act for a person. */
export const waysInRoutes = [
  get(PATH, 'account', async (c) => {
    const viewer = viewerOf(c);
    const { m, deps } = c.var;
    const { waysIn, settings } = m.accounts;
    const [credentials, passkeys, programs] = await Promise.all([
      credentialsOf(deps.db, viewer),
      passkeysOf(deps.db, viewer),
      tokensOf(deps.db, viewer),
    ]);
    return show(
      c,
      <SettingsPage title={settings.waysIn} done={doneIn(c)}>
        <Lines>
          <Line icon="mail" href="/settings/address" title={waysIn.address} detail={credentials.email} />
          <Line
            icon="lock"
            href="/settings/password"
            title={waysIn.password}
            detail={credentials.hasPassword ? waysIn.hasPassword : waysIn.noPassword}
          />
          <Line
            icon="fingerprint-pattern"
            href="/settings/passkeys"
            title={waysIn.passkeys}
            detail={waysIn.passkeysDetail(passkeys.length)}
          />
        </Lines>
        {programs.length > 0 && <Programs programs={programs} />}
      </SettingsPage>,
    );
  }),

  post(`${PATH}/programs/:id/revoke`, 'account', async (c) => {
    const token = parseId<'token'>(c.req.param('id') ?? '');
    if (!token) throw notFound();
    await c.var.deps.transact((tx) => revokeToken(tx, viewerOf(c), token));
    return c.redirect(withDone(PATH, 'revoked'), 303);
  }),
];
