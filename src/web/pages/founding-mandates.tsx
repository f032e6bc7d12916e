import { MOST_FOUNDING_MANDATES, planMandates } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { modelByKey } from '#membership';
import { act } from '../act.ts';
import { Button, Empty, Input, Line, Lines, More, Row, Select } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';

const PATH = stepPath('mandates');
const FIELDS = ['member', 'title', 'role', 'months'] as const;
const SPARE_ROWS = 2;
const USUAL_MONTHS = 12;
const ROLES = ['', 'secretary', 'treasurer', 'moderator', 'organiser'] as const;

const showStep = async (c: Ctx, form: FormState) =>
  show(
    c,
    <MandatesPage view={await loadFounding(c)} form={form} saved={c.req.query('done') === 'saved'} />,
    form.status,
  );

/** The rows of the form, as `0.member`, `0.title` … */
const rowsIn = (fields: Readonly<Record<string, unknown>>) =>
  Array.from({ length: MOST_FOUNDING_MANDATES }, (_, i) => i)
    .filter((i) => fields[`${i}.member`] !== undefined)
    .map((i) => Object.fromEntries(FIELDS.map((field) => [field, fields[`${i}.${field}`] ?? ''])));

export const foundingMandatesRoutes = [
  get(PATH, 'anyone', (c) => showStep(c, freshForm())),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        await act(c, async (tx, actor) => {
          await planMandates(tx, actor, rowsIn(fields));
          return [];
        });
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showStep(c, form),
    ),
  ),
];

function MandatesPage({ view, form, saved }: { view: FoundingView; form: FormState; saved: boolean }) {
  const { m } = usePage();
  const say = m.founding.assembly.firsts;
  return (
    <StepPage step="mandates" lede={say.lede} saved={saved} form={form}>
      {view.edits ? <MandatesForm view={view} form={form} /> : <Planned view={view} />}
    </StepPage>
  );
}

/** What is planned, for those who only read; names are for those who take part. */
function Planned({ view: { plan, founders, mine, steward } }: { view: FoundingView }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  if (plan.mandates.length === 0) return <p class="muted">{say.todo.mandates}</p>;
  const takesPart = steward || mine.length > 0;
  return (
    <Lines>
      {plan.mandates.map(({ title, role, member, months }) => (
        <Line
          icon="key-round"
          title={title}
          detail={[
            say.firsts.roles[role ?? ''],
            takesPart && founders.find((one) => one.member === member)?.name.name,
            say.firsts.for(months),
          ]
            .filter(Boolean)
            .join(', ')}
        />
      ))}
    </Lines>
  );
}

function MandatesForm({ view: { plan, founders }, form }: { view: FoundingView; form: FormState }) {
  const { m, locale } = usePage();
  const say = m.founding.assembly.firsts;
  if (founders.length === 0)
    return (
      <Empty
        title={say.foundersFirst}
        actions={<More href={stepPath('founders')}>{m.founding.assembly.names.founders}</More>}
      />
    );
  const usual = (plan.model ? modelByKey(plan.model)?.mandates : undefined) ?? [];
  const rows = [
    ...plan.mandates.map((one) => ({ ...one, member: String(one.member) })),
    // What the legal form suggests and nobody holds yet.
    ...usual
      .filter(({ title, role }) =>
        plan.mandates.every((one) => one.title !== title[locale] && (role === null || one.role !== role)),
      )
      .map(({ title, role, months }) => ({ member: '', title: title[locale], role, months })),
    ...Array.from({ length: SPARE_ROWS }, () => ({ member: '', title: '', role: null, months: USUAL_MONTHS })),
  ].slice(0, MOST_FOUNDING_MANDATES);
  const holders = [
    { value: '', label: say.nobody },
    ...founders.map(({ member, name }) => ({ value: String(member), label: name.name })),
  ];
  return (
    <form class="stack flow-5" method="post" action={PATH} novalidate>
      {rows.map((row, i) => {
        const field = (name: (typeof FIELDS)[number]) => ({
          name: `${i}.${name}`,
          error: form.errors[`${i}.${name}`],
        });
        const value = (name: (typeof FIELDS)[number], otherwise: string) => form.values[`${i}.${name}`] ?? otherwise;
        return (
          <fieldset class="stack flow-3 entry">
            <legend class="label">{row.title || say.row(i + 1)}</legend>
            <Input {...field('title')} label={say.titleLabel} value={value('title', row.title)} maxlength={80} />
            <Select
              {...field('role')}
              label={say.role}
              value={value('role', row.role ?? '')}
              options={ROLES.map((role) => ({ value: role, label: say.roles[role] }))}
            />
            <Select {...field('member')} label={say.holder} value={value('member', row.member)} options={holders} />
            <Input
              {...field('months')}
              label={say.months}
              inputmode="numeric"
              value={value('months', String(row.months))}
            />
          </fieldset>
        );
      })}
      <Row>
        <Button kind="primary">{m.founding.assembly.save}</Button>
      </Row>
    </form>
  );
}
