import {
  addMilestone,
  areaName,
  ASKED,
  AsksInput,
  askSigners,
  type Campaign,
  COUNTRIES_WITH_REGIONS,
  MilestoneInput,
  PLEDGE_CURRENCIES,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, Choices, ErrorSummary, Fold, Input, Note, Paper, Select } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';

const showAsks = (c: Ctx, campaign: Campaign, form: FormState) =>
  show(c, <AsksPage campaign={campaign} form={form} saved={c.req.query('saved') !== undefined} />, form.status);

const does = organising({
  at: 'asks',
  after: (what) => (what === 'milestone' ? '#milestones' : '/asks?saved'),
  again: showAsks,
  limit: { name: 'asks', times: 60 },
});

/** A minimum by country or region, where its fields were filled in. */
export function spreadIn(fields: Record<string, unknown>, prefix = ''): { spread?: unknown } {
  const [areas, perArea] = [fields[`${prefix}areas`] ?? '', fields[`${prefix}perArea`] ?? ''];
  if (areas === '' && perArea === '') return {};
  return { spread: { kind: fields[`${prefix}kind`] ?? 'country', areas, perArea } };
}

/** Faults of a minimum stand at its own fields. */
export const withoutSpread = (form: FormState): FormState => ({
  ...form,
  errors: Object.fromEntries(
    Object.entries(form.errors).map(([name, error]) => [name.replace(/\bspread\./, ''), error]),
  ),
});

export const asksRoutes = [
  get('/c/:slug/asks', 'organiser', async (c) => showAsks(c, await campaignOf(c), freshForm())),

  does('signers', (c, { id }, fields) => {
    const input = parseInput(AsksInput, { ...fields, asks: [fields['asks'] ?? []].flat() });
    return c.var.deps.transact((tx) => askSigners(tx, viewerOf(c), id, input));
  }),
  does('milestone', (c, { id }, fields) => {
    const { signatures, consequence } = fields;
    const input = parseInput(MilestoneInput, { signatures, consequence, ...spreadIn(fields) });
    return c.var.deps.transact((tx) => addMilestone(tx, viewerOf(c), id, input));
  }),
];

/** What a form may ask of where one lives. */
export function AreaAskedSelect({ value, error }: { value: string; error?: string | undefined }) {
  const { m, locale } = usePage();
  const say = m.figures.desk;
  return (
    <Select
      name="area"
      label={say.area}
      hint={say.areaHint}
      value={value}
      error={error}
      options={[
        { value: 'none', label: say.areas.none },
        { value: 'country', label: say.areas.country },
        ...COUNTRIES_WITH_REGIONS.map((code) => ({ value: code, label: say.areas.region(areaName(code, locale)) })),
      ]}
    />
  );
}

/** A minimum in several countries or regions, folded: few milestones have one. */
export function SpreadFields({ form, prefix = '' }: { form: FormState; prefix?: string }) {
  const { m } = usePage();
  const say = m.figures.desk;
  const field = (name: string) => ({
    name: prefix + name,
    value: form.values[prefix + name],
    error: form.errors[prefix + name],
  });
  const open = ['areas', 'perArea'].some((name) => form.values[prefix + name] || form.errors[prefix + name]);
  return (
    <Fold summary={say.spread} open={open}>
      <div class="stack flow-3">
        <p class="hint">{say.spreadText}</p>
        <Input {...field('areas')} label={say.areasLabel} inputmode="numeric" />
        <Input {...field('perArea')} label={say.perArea} hint={say.perAreaHint} inputmode="numeric" />
        <Choices
          {...field('kind')}
          value={form.values[`${prefix}kind`] ?? 'country'}
          legend={say.kind}
          options={(['country', 'region'] as const).map((value) => ({ value, label: say.kinds[value] }))}
        />
      </div>
    </Fold>
  );
}

function AsksPage({ campaign, form: refused, saved }: { campaign: Campaign; form: FormState; saved: boolean }) {
  const { m } = usePage();
  const say = m.figures.desk;
  const form = withoutSpread(refused);
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  const to = (what: string) => campaignPath(campaign, `/asks/${what}`);
  const { asks, regionsOf } = campaign.area;
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      {saved && <Note icon="check">{m.campaigns.lead.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="list-checks" what={say.title} form={{ action: to('signers') }}>
        <AreaAskedSelect value={form.values['area'] ?? (regionsOf || asks)} error={form.errors['area']} />
        <Choices
          name="asks"
          type="checkbox"
          legend={say.after}
          hint={say.afterText}
          value={campaign.asks}
          options={ASKED.map((value) => ({ value, label: say.asks[value] }))}
        />
        <Select
          name="pledgesIn"
          label={say.currency}
          value={form.values['pledgesIn'] ?? campaign.pledgesIn}
          error={form.errors['pledgesIn']}
          options={PLEDGE_CURRENCIES.map((value) => ({ value, label: value }))}
        />
        <Button kind="primary">{say.save}</Button>
      </Paper>
      {!campaign.closedAt && (
        <Paper icon="megaphone" what={say.milestone} form={{ action: to('milestone') }}>
          <p>{say.milestoneText}</p>
          <Input {...field('signatures')} label={say.signatures} inputmode="numeric" required />
          <Input {...field('consequence')} label={say.consequence} maxlength={240} required />
          <SpreadFields form={form} />
          <Button>{say.add}</Button>
        </Paper>
      )}
    </OrganisingPage>
  );
}
