import { passkeyName, type PasskeyView, passkeysOf, removePasskey, renamePasskey, wayInProof } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Button, ErrorSummary, Icon, Input, Line, Lines, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/passkeys';

function Passkeys({ passkeys }: { passkeys: readonly PasskeyView[] }) {
  const { m, now } = usePage();
  const { waysIn } = m.accounts;
  const f = useFormats();
  if (passkeys.length === 0) return <p class="muted">{waysIn.noPasskeys}</p>;
  return (
    <Lines>
      {passkeys.map(({ id, name, createdAt, usedAt }) => (
        <Line
          icon="key-round"
          href={`${PATH}/${id}`}
          title={<bdi>{name}</bdi>}
          detail={[waysIn.added(f.date(createdAt)), ...(usedAt ? [waysIn.used(f.ago(usedAt, now))] : [])].join(', ')}
        />
      ))}
    </Lines>
  );
}

/** Adding one is a talk between the browser and the device: it needs a script, and says so without. */
function AddPasskey({ proof }: { proof: Awaited<ReturnType<typeof wayInProof>> }) {
  const { signInAgain, settings, waysIn, fields } = usePage().m.accounts;
  if (proof === 'sign in again') {
    return (
      <Paper icon="fingerprint-pattern" what={waysIn.addPasskey} form={{ action: '/sign-out' }}>
        <p>{signInAgain}</p>
        <Button full>{settings.signOut}</Button>
      </Paper>
    );
  }
  return (
    <Paper icon="fingerprint-pattern" what={waysIn.addPasskey}>
      <div class="stack" data-needs-passkeys hidden>
        <Input name="passkeyName" label={waysIn.passkeyName} hint={waysIn.passkeyNameHint} maxlength={60} optional />
        {proof === 'password' && (
          <Input
            name="currentPassword"
            type="password"
            autocomplete="current-password"
            label={fields.currentPassword}
            required
          />
        )}
        <button class="btn primary big full" type="button" data-passkey="add" data-refused={waysIn.browserRefused}>
          <Icon name="plus" />
          {waysIn.addPasskey}
        </button>
        <p class="err" data-passkey-says hidden role="alert" />
      </div>
      <p data-without-passkeys>{waysIn.needsScript}</p>
    </Paper>
  );
}

/** @throws Refusal 404 when it is not one of the viewer's. */
async function passkeyOf(c: Ctx): Promise<PasskeyView> {
  const id = parseId<'passkey'>(c.req.param('id') ?? '');
  const found = (await passkeysOf(c.var.deps.db, viewerOf(c))).find((passkey) => passkey.id === id);
  if (!found) throw notFound();
  return found;
}

async function showPasskey(c: Ctx, form: FormState) {
  const { m } = c.var;
  const { waysIn, settings } = m.accounts;
  const { id, name } = await passkeyOf(c);
  return show(
    c,
    <SettingsPage title={name} back={{ href: PATH, label: waysIn.passkeys }}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: `${PATH}/${id}` }}>
        <Input
          name="name"
          label={waysIn.passkeyName}
          value={form.values.name ?? name}
          error={form.errors.name}
          maxlength={60}
          required
        />
        <Button kind="primary" big full>
          {settings.save}
        </Button>
      </Paper>
      <form method="post" action={`${PATH}/${id}/remove`}>
        <Button kind="danger" icon="trash-2">
          {waysIn.removePasskey}
        </Button>
      </form>
      <p class="hint">{waysIn.removePasskeyHint}</p>
    </SettingsPage>,
    form.status,
  );
}

export const passkeyPages = [
  get(PATH, 'account', async (c) => {
    const { waysIn } = c.var.m.accounts;
    const { db } = c.var.deps;
    const [passkeys, proof] = await Promise.all([passkeysOf(db, viewerOf(c)), wayInProof(db, viewerOf(c))]);
    return show(
      c,
      <SettingsPage title={waysIn.passkeys} done={doneIn(c)} scripts={['passkey.js']}>
        <p>{waysIn.passkeysLede}</p>
        <Passkeys passkeys={passkeys} />
        <AddPasskey proof={proof} />
      </SettingsPage>,
    );
  }),

  get(`${PATH}/:id`, 'account', (c) => showPasskey(c, freshForm())),

  post(`${PATH}/:id`, 'account', async (c) => {
    const { id } = await passkeyOf(c);
    return takeForm(
      c,
      async (fields) => {
        const { name } = parseInput(passkeyName, fields);
        await c.var.deps.transact((tx) => renamePasskey(tx, viewerOf(c), id, name));
        return c.redirect(withDone(PATH, 'passkeyRenamed'), 303);
      },
      (form) => showPasskey(c, form),
    );
  }),

  post(`${PATH}/:id/remove`, 'account', async (c) => {
    const { id } = await passkeyOf(c);
    await c.var.deps.transact((tx) => removePasskey(tx, viewerOf(c), id));
    return c.redirect(withDone(PATH, 'passkeyRemoved'), 303);
  }),
];
