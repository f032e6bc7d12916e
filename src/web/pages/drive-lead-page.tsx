import {
  type Campaign,
  DRIVE_DATE_KINDS,
  FIGURE_KINDS,
  filingDay,
  type Holder,
  JURISDICTIONS,
  knownOn,
  meetingOf,
  qualify,
  ruleFor,
  type ShareDrive,
} from '#campaigns';
import type { Child } from 'hono/jsx';
import {
  Button,
  Choices,
  ErrorSummary,
  Fold,
  Input,
  Note,
  Paper,
  Section,
  Select,
  Stack,
  Table,
  TextArea,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { OrganisingPage } from './organising.tsx';
import { capital, useDriveFormats, WayWords } from './drive-words.tsx';

interface LeadView {
  readonly campaign: Campaign;
  readonly drive: ShareDrive;
  readonly holders: readonly Holder[];
  readonly today: string;
  readonly saved: boolean;
}

const to = (campaign: Campaign, what: string) => campaignPath(campaign, `/shares/lead/${what}`);

export function OpenDrivePage({ campaign, form }: { campaign: Campaign; form: FormState }) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <OrganisingPage campaign={campaign} title={say.open}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="scale" what={say.open} form={{ action: to(campaign, 'open') }}>
        <p>{say.openText}</p>
        <Input {...field('company')} label={say.company} hint={say.companyHint} maxlength={120} required />
        <Choices
          name="jurisdiction"
          legend={say.jurisdiction}
          value={form.values['jurisdiction']}
          error={form.errors['jurisdiction']}
          options={JURISDICTIONS.map((value) => ({ value, label: m.drive.shares.rules.where[value] }))}
        />
        <Choices
          name="currency"
          legend={say.currency}
          value={form.values['currency']}
          error={form.errors['currency']}
          options={['USD', 'EUR', 'GBP'].map((value) => ({ value, label: value }))}
        />
        <Button kind="primary">{say.openButton}</Button>
      </Paper>
    </OrganisingPage>
  );
}

export function DriveLeadPage({ view, form }: { view: LeadView; form: FormState }) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const { campaign, saved } = view;
  return (
    <OrganisingPage
      campaign={campaign}
      title={say.title}
      back={{ href: campaignPath(campaign, '/shares'), label: m.drive.shares.line }}
    >
      {saved && <Note icon="check">{say.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <WhoMayFile view={view} />
      <AddDate view={view} form={form} />
      <AddFigure view={view} form={form} />
      <AddMove view={view} form={form} />
    </OrganisingPage>
  );
}

/** By each way of the law, who may file alone, who will, and what those who would sign have together. */
function WhoMayFile({ view: { drive, holders, today } }: { view: LeadView }) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const f = useDriveFormats(drive.currency);
  const filing = filingDay(drive, today);
  const rule = ruleFor(drive.jurisdiction, meetingOf(drive, today)?.day ?? today);
  const known = knownOn(drive, today);
  const willing = holders.filter(({ wouldFile }) => wouldFile).map((holder) => ({ holder, ...holder }));
  const found = rule ? qualify(rule, known, willing, filing) : [];
  const names = (some: readonly Child[]) =>
    some.length === 0
      ? say.nobody
      : some.map((one, i) => (
          <>
            {i > 0 && ', '}
            {one}
          </>
        ));
  return (
    <Section id="who" title={say.who}>
      <Stack>
        <p class="muted">{say.onDay(f.day(filing))}</p>
        {found.map(({ way, alone, later, together }) => (
          <div class="stack flow-2">
            <p>
              <b>
                <WayWords way={way} known={known} />
              </b>
            </p>
            {together ? (
              <p>{say.togetherHave(f.number(together.have), f.number(together.need))}</p>
            ) : (
              <p>
                {say.alone}
                {': '}
                {names(alone.map((one) => <Name holder={one} />))}
                {alone.length > 1 && `. ${say.coFile}`}
              </p>
            )}
            {later.length > 0 && (
              <p class="muted">
                {later.map(({ holder, from }) => say.laterOn(`@${holder.handle}`, f.day(from))).join(', ')}
              </p>
            )}
          </div>
        ))}
        <Fold summary={say.declared} open={holders.length > 0 && holders.length <= 20}>
          {holders.length === 0 ? (
            <p class="muted">{say.nobody}</p>
          ) : (
            <Table
              caption={say.declared}
              rows={holders}
              columns={[
                { label: say.columns.who, cell: (one: Holder) => <Name holder={one} /> },
                { label: say.columns.since, cell: ({ since }: Holder) => f.day(since) },
                {
                  label: say.columns.wouldFile,
                  cell: ({ wouldFile }: Holder) => (wouldFile ? say.yes : say.no),
                },
                { label: say.columns.shares, cell: ({ shares }: Holder) => f.number(shares), figure: true },
              ]}
            />
          )}
        </Fold>
      </Stack>
    </Section>
  );
}

const Name = ({ holder }: { holder: Holder }) => (
  <a href={`/@${holder.handle}`}>
    <bdi>{holder.displayName}</bdi>
  </a>
);

interface Adding {
  readonly view: LeadView;
  readonly form: FormState;
}

const fieldOf =
  (which: string, form: FormState) =>
  (name: string): { name: string; value?: string; error?: string } => ({
    name: `${which}-${name}`,
    value: form.values[`${which}-${name}`],
    error: form.errors[`${which}-${name}`],
  });

function SourceFields({ which, form }: { which: string; form: FormState }) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const field = fieldOf(which, form);
  return (
    <>
      <Input {...field('source')} label={say.source} hint={say.sourceHint} maxlength={200} required />
      <Input {...field('url')} type="url" label={say.url} maxlength={500} optional />
    </>
  );
}

function AddDate({ view: { campaign, drive }, form }: Adding) {
  const { m } = usePage();
  const { lead: say, kinds } = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const field = fieldOf('date', form);
  return (
    <Stack space={3}>
      <Paper icon="calendar" what={say.date} form={{ action: to(campaign, 'date') }}>
        <Select
          {...field('kind')}
          label={say.kind}
          options={DRIVE_DATE_KINDS.map((value) => ({ value, label: capital(kinds[value]) }))}
        />
        <Input {...field('day')} type="date" label={say.day} required />
        <TextArea {...field('note')} label={say.note} rows={2} maxlength={400} optional />
        <SourceFields which="date" form={form} />
        <Button kind="primary">{say.add}</Button>
      </Paper>
      <Written
        what="date"
        campaign={campaign}
        items={drive.dates.map(({ id, day, kind }) => ({ id, text: `${f.day(day)} · ${kinds[kind]}` }))}
      />
    </Stack>
  );
}

function AddFigure({ view: { campaign, drive }, form }: Adding) {
  const { m } = usePage();
  const { lead: say, figure } = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const field = fieldOf('figure', form);
  return (
    <Stack space={3}>
      <Paper icon="chart-column" what={say.figure} form={{ action: to(campaign, 'figure') }}>
        <Select
          {...field('kind')}
          label={say.kind}
          options={FIGURE_KINDS.map((value) => ({ value, label: figure[value] }))}
        />
        <Input
          {...field('value')}
          label={say.value}
          hint={say.valueHint}
          inputmode="decimal"
          autocomplete="off"
          required
        />
        <Input {...field('day')} type="date" label={say.day} required />
        <Input {...field('class')} label={say.class} hint={say.classHint} maxlength={20} optional />
        <SourceFields which="figure" form={form} />
        <Button kind="primary">{say.add}</Button>
      </Paper>
      <Written
        what="figure"
        campaign={campaign}
        items={drive.figures.map((one) => ({
          id: one.id,
          text: `${f.day(one.day)} · ${f.nameOf(one)} · ${f.figure(one)}`,
        }))}
      />
    </Stack>
  );
}

function AddMove({ view: { campaign, drive }, form }: Adding) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const f = useDriveFormats(drive.currency);
  const field = fieldOf('move', form);
  return (
    <Stack space={3}>
      <Paper icon="landmark" what={say.move} form={{ action: to(campaign, 'move') }}>
        <Input {...field('suitor')} label={say.suitor} maxlength={120} required />
        <TextArea {...field('move')} label={say.what} rows={2} maxlength={400} required />
        <Input {...field('day')} type="date" label={say.day} required />
        <SourceFields which="move" form={form} />
        <Button kind="primary">{say.add}</Button>
      </Paper>
      <Written
        what="move"
        campaign={campaign}
        items={drive.moves.map(({ id, day, suitor }) => ({ id, text: `${f.day(day)} · ${suitor}` }))}
      />
    </Stack>
  );
}

/** What stands already, each with a button that takes it out. */
function Written(props: {
  what: 'date' | 'figure' | 'move';
  campaign: Campaign;
  items: readonly { readonly id: string; readonly text: string }[];
}) {
  const { m } = usePage();
  const say = m.drive.shares.lead;
  const { what, campaign, items } = props;
  if (items.length === 0) return null;
  return (
    <Fold summary={say.written}>
      <ul class="list stack flow-2">
        {items.map(({ id, text }) => (
          <li>
            <form class="split" method="post" action={to(campaign, 'remove')}>
              <input type="hidden" name="what" value={what} />
              <input type="hidden" name="id" value={id} />
              <span dir="auto">{text}</span>
              <Button kind="quiet" icon="trash-2" label={say.remove(text)}>
                {say.removeShort}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
