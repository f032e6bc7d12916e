import {
  type Campaign,
  chooseColumns,
  dropImport,
  IMPORT_FIELDS,
  ImportInput,
  type ImportPreview,
  importsOf,
  PLATFORMS,
  previewImport,
  type SignatureImport,
  takeImport,
  uploadImport,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import {
  Button,
  Choices,
  ErrorSummary,
  Fold,
  Input,
  KeyValue,
  Note,
  Paper,
  Section,
  Select,
  Stack,
  Table,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { dayWords } from './day-words.ts';
import { organising, OrganisingPage } from './organising.tsx';

const LARGEST_FILE = 16 * 1_048_576;
const SHOWN = 5;
const LINES_SHOWN = 12;

const showImports = async (c: Ctx, campaign: Campaign, form: FormState) => {
  const { db } = c.var.deps;
  const viewer = viewerOf(c);
  const imports = await importsOf(db, campaign.id);
  const waiting = imports.find(({ takenAt }) => takenAt === null);
  const preview = waiting && (await previewImport(db, viewer, campaign.id, waiting.id));
  return show(c, <ImportsPage campaign={campaign} imports={imports} preview={preview} form={form} />, form.status);
};

const does = organising({
  at: 'imports',
  after: (what) => (what === 'take' ? '/imports#all' : '/imports'),
  again: showImports,
  limit: { name: 'imports', times: 60 },
  maxBytes: LARGEST_FILE + 65_536,
});

function importIn({ file }: Record<string, unknown>) {
  const id = typeof file === 'string' ? parseId<'import'>(file) : undefined;
  if (!id) throw notFound();
  return id;
}

export const importRoutes = [
  get('/c/:slug/imports', 'organiser', async (c) => showImports(c, await campaignOf(c), freshForm())),

  does('upload', async (c, { id }, fields) => {
    const input = parseInput(ImportInput, fields);
    const { file } = fields;
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    await c.var.deps.transact((tx) => uploadImport(tx, viewerOf(c), id, input, content));
  }),
  does('columns', (c, { id }, fields) => {
    const file = importIn(fields);
    const chosen = IMPORT_FIELDS.flatMap((field) => {
      const at = fields[`column.${field}`];
      return typeof at === 'string' && /^\d{1,3}$/.test(at) ? [[field, Number(at)] as const] : [];
    });
    return c.var.deps.transact((tx) => chooseColumns(tx, viewerOf(c), id, file, Object.fromEntries(chosen)));
  }),
  does('take', async (c, { id }, fields) => {
    const file = importIn(fields);
    await c.var.deps.transact((tx) => takeImport(tx, viewerOf(c), id, file));
    c.var.deps.wake.jobs();
  }),
  does('drop', (c, { id }, fields) => {
    const file = importIn(fields);
    return c.var.deps.transact((tx) => dropImport(tx, viewerOf(c), id, file));
  }),
];

function ImportsPage(props: {
  campaign: Campaign;
  imports: readonly SignatureImport[];
  preview: ImportPreview | undefined;
  form: FormState;
}) {
  const { campaign, imports, preview, form } = props;
  const say = usePage().m.organising.imports;
  const to = (what: string) => campaignPath(campaign, `/imports/${what}`);
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <p class="lede">{say.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {preview ? <Preview preview={preview} to={to} /> : !campaign.closedAt && <Upload form={form} to={to} />}
      <Section id="all" title={say.all}>
        <Stack>
          {imports.length === 0 && <p class="muted">{say.none}</p>}
          {imports.map((one) => (
            <ImportRecord one={one} />
          ))}
        </Stack>
      </Section>
    </OrganisingPage>
  );
}

function Upload({ form, to }: { form: FormState; to: (what: string) => string }) {
  const { m } = usePage();
  const say = m.organising.imports;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <Paper icon="upload" what={say.file} form={{ action: to('upload'), multipart: true }}>
      <Choices
        {...field('platform')}
        value={form.values['platform'] ?? 'action-network'}
        legend={say.platform}
        options={PLATFORMS.map((value) => ({ value, label: say.platforms[value] }))}
      />
      <Input {...field('platformName')} label={say.platformName} maxlength={60} optional />
      <Input {...field('exportedOn')} type="date" label={say.exportedOn} hint={m.petitions.desk.dayHint} required />
      <TextArea {...field('wording')} label={say.wording} hint={say.wordingHint} rows={3} maxlength={2_000} required />
      <Input
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        label={say.file}
        hint={say.fileHint}
        error={form.errors['file']}
        required
      />
      <Button kind="primary">{say.look}</Button>
    </Paper>
  );
}

function Preview({ preview, to }: { preview: ImportPreview; to: (what: string) => string }) {
  const say = usePage().m.organising.imports;
  const f = useFormats();
  const { usable, duplicates, signedHere, refused, header, columns } = preview;
  const why = Map.groupBy(refused, (one) => one.why);
  const options = [
    { value: '', label: say.noColumn },
    ...header.map((name, i) => ({ value: String(i), label: name || String(i + 1) })),
  ];
  const file = <input type="hidden" name="file" value={preview.id} />;
  return (
    <>
      <Paper icon="eye" what={preview.platformName} status={say.nothingYet} title={say.preview} level={2} id="preview">
        <KeyValue
          facts={[
            { label: say.usable, value: f.number(usable.length) },
            { label: say.duplicates, value: f.number(duplicates) },
            { label: say.signedHere, value: f.number(signedHere) },
            { label: say.refused, value: f.number(refused.length) },
          ]}
        />
        {[...why].map(([reason, rows]) => {
          const lines = rows.map(({ row }) => row).filter((row) => row > 0);
          return (
            <p class="small">
              {say.why[reason](rows.length)}
              {'. '}
              {lines.length > 0 && (
                <span class="muted">
                  {say.lines(
                    lines.slice(0, LINES_SHOWN).join(', ') + (lines.length > LINES_SHOWN ? `, ${say.andMore}` : ''),
                  )}
                </span>
              )}
            </p>
          );
        })}
        {columns.email === undefined && <Note icon="circle-alert">{say.noAddresses}</Note>}
        {usable.length > 0 && (
          <Table
            caption={say.sample}
            showCaption
            rows={usable.slice(0, SHOWN)}
            columns={[
              { label: say.fields.name, cell: ({ name }) => <bdi>{name}</bdi> },
              { label: say.fields.email, cell: ({ email }) => <bdi>{email}</bdi> },
              { label: say.fields.place, cell: ({ place }) => <bdi>{place}</bdi> },
            ]}
          />
        )}
        <p class="tiny muted hash">
          {say.hash} {preview.sha256}
        </p>
        {usable.length > 0 && (
          <form method="post" action={to('take')} class="stack flow-3">
            {file}
            <p class="small muted">{say.taking}</p>
            <Button kind="primary">{say.take(usable.length)}</Button>
          </form>
        )}
        <form method="post" action={to('drop')}>
          {file}
          <Button>{say.drop}</Button>
        </form>
      </Paper>
      <Fold summary={say.columns}>
        <form method="post" action={to('columns')} class="stack flow-3">
          {file}
          {IMPORT_FIELDS.map((field) => (
            <Select
              name={`column.${field}`}
              label={say.fields[field]}
              options={options}
              value={columns[field] === undefined ? '' : String(columns[field])}
            />
          ))}
          <Button>{say.again}</Button>
        </form>
      </Fold>
    </>
  );
}

function ImportRecord({ one }: { one: SignatureImport }) {
  const { m, locale } = usePage();
  const say = m.organising.imports;
  const { usable, confirmed, deleted, erased } = one;
  return (
    <Note icon={one.takenAt ? 'check' : 'hourglass'}>
      <b>{one.platformName}</b>{' '}
      <span class="small muted">
        {say.record(dayWords(one.exportedOn, locale), one.importedBy ?? say.somebody)}
        {!one.takenAt && ` ${say.waitsHere}`}
      </span>
      {one.takenAt && (
        <>
          <br />
          {say.state(usable - confirmed - deleted - erased, confirmed, deleted, erased)} {say.mailed(one.mails)}
          <br />
          <span class="small muted">{say.left(one.duplicates, one.signedHere, one.refused)}</span>
        </>
      )}
      <br />
      <span class="tiny muted hash">
        {say.hash} {one.sha256}
      </span>
    </Note>
  );
}
