import { changeServer, lastServerChange, serverInput, timeZones } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { Button, Choices, ErrorSummary, Input, Line, Lines, Paper, Select, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/admin';

/** The zones by the part of the world, each by its city: `America/Argentina/Salta` is Salta (Argentina). */
function TimeZone({ zones, value, error }: { zones: readonly string[]; value: string; error?: string }) {
  const { server } = usePage().m.admin;
  const areas: Readonly<Record<string, string>> = server.areas;
  const options = [...new Set([...zones, value])].map((zone) => {
    const [area = '', ...places] = zone.replaceAll('_', ' ').split('/');
    const [city, ...within] = places.toReversed();
    return {
      value: zone,
      label: city === undefined ? zone : within.length > 0 ? `${city} (${within.join(', ')})` : city,
      group: areas[area] ?? server.everywhere,
    };
  });
  return (
    <Select
      name="timeZone"
      label={server.timeZone}
      hint={server.timeZoneHint}
      options={options}
      value={value}
      error={error}
    />
  );
}

function LastChange({ last }: { last: Awaited<ReturnType<typeof lastServerChange>> }) {
  const { admin } = usePage().m;
  const f = useFormats();
  if (!last) return null;
  return (
    <p class="hint">
      {admin.server.changed(f.date(last.at), last.handle === null ? admin.roles.somebody : `@${last.handle}`)}
    </p>
  );
}

async function showServer(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const { setUp, settings } = m.accounts;
  const { server, roles } = m.admin;
  const { current } = deps.settings;
  const [zones, last] = await Promise.all([timeZones(deps.db), lastServerChange(deps.db)]);
  const field = (name: 'name' | 'purpose') => ({
    name,
    value: form.values[name] ?? current[name],
    error: form.errors[name],
  });
  return show(
    c,
    <SettingsPage title={server.title} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Lines>
        <Line icon="shield-check" href={`${PATH}/roles`} title={roles.title} detail={roles.detail} />
        <Line icon="log-in" href={`${PATH}/joining`} title={m.gate.admin.title} detail={m.gate.admin.detail} />
      </Lines>
      <Paper form={{ action: PATH }}>
        <Input {...field('name')} label={setUp.name} hint={setUp.nameHint} maxlength={60} required />
        <TextArea
          {...field('purpose')}
          label={setUp.purpose}
          hint={server.purposeHint}
          maxlength={300}
          rows={3}
          required
        />
        <Choices
          name="locale"
          legend={setUp.locale}
          hint={setUp.localeHint}
          error={form.errors.locale}
          value={form.values.locale ?? current.locale}
          options={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'fr', label: <span lang="fr">Français</span> },
          ]}
        />
        <Choices
          name="stage"
          legend={setUp.stage}
          hint={server.stageHint}
          error={form.errors.stage}
          value={form.values.stage ?? current.stage}
          options={[
            { value: 'campaign', label: setUp.campaign, note: setUp.campaignNote },
            { value: 'founding', label: setUp.founding, note: setUp.foundingNote },
            { value: 'co-op', label: setUp.coop, note: setUp.coopNote },
          ]}
        />
        <TimeZone zones={zones} value={form.values.timeZone ?? current.timeZone} error={form.errors.timeZone} />
        <Button kind="primary" big full>
          {settings.save}
        </Button>
        <LastChange last={last} />
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

/** What the server is: its name, what for, where it stands. */
export const adminRoutes = [
  get(PATH, 'steward', (c) => showServer(c, freshForm(), doneIn(c))),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { deps } = c.var;
        const input = parseInput(serverInput, fields);
        await deps.transact(async (tx) => {
          tx.afterCommit(() => deps.live.publish('settings', 'changed'));
          await changeServer(tx, viewerOf(c), input);
        });
        // The next page says it already.
        await deps.settings.reload();
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showServer(c, form),
    ),
  ),
];
