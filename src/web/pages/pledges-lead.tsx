import {
  type Campaign,
  changePledgeDrive,
  MOST_STEPS,
  openPledgeDrive,
  type PledgeDrive,
  PLEDGE_CURRENCIES,
  pledgeDriveOf,
  pledgesByState,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import {
  Button,
  Choices,
  ErrorSummary,
  Fold,
  Input,
  Line,
  Lines,
  Note,
  Paper,
  Section,
  Select,
  Table,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { usePledgeFormats } from './pledges-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { PledgeFigures } from './pledge-figures.tsx';

type ByState = Awaited<ReturnType<typeof pledgesByState>>;

const to = (campaign: Campaign, what: string) => campaignPath(campaign, `/pledges/lead/${what}`);

async function showLead(c: Ctx, campaign: Campaign, form: FormState) {
  const { db } = c.var.deps;
  const drive = await pledgeDriveOf(db, campaign.id);
  if (!drive) return show(c, <OpenPage campaign={campaign} form={form} />, form.status);
  const states = await pledgesByState(db, viewerOf(c), campaign.id);
  const saved = c.req.query('saved') !== undefined;
  return show(c, <LeadPage view={{ campaign, drive, states, saved }} form={form} />, form.status);
}

const does = organising({
  at: 'pledges/lead',
  after: () => '/pledges/lead?saved',
  again: showLead,
  limit: { name: 'lead', times: 120 },
});

/** The rows of the form, `steps.0.amount` and so on. */
const withSteps = (fields: Record<string, unknown>): Record<string, unknown> => ({
  ...fields,
  steps: Array.from({ length: MOST_STEPS }, (_, i) => ({
    amount: fields[`steps.${i}.amount`] ?? '',
    possible: fields[`steps.${i}.possible`] ?? '',
  })),
});

export const pledgesLeadRoutes = [
  get('/c/:slug/pledges/lead', 'organiser', async (c) => showLead(c, await campaignOf(c), freshForm())),

  does('open', (c, { id }, fields) =>
    c.var.deps.transact((tx) => openPledgeDrive(tx, viewerOf(c), id, withSteps(fields))),
  ),

  does('change', (c, { id }, fields) =>
    c.var.deps.transact((tx) => changePledgeDrive(tx, viewerOf(c), id, withSteps(fields))),
  ),
];

function OpenPage({ campaign, form }: { campaign: Campaign; form: FormState }) {
  const say = usePage().m.pledges.lead;
  return (
    <OrganisingPage campaign={campaign} title={say.open}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.openText}</p>
      <DriveForm campaign={campaign} action="open" form={form} button={say.openButton} />
    </OrganisingPage>
  );
}

interface LeadView {
  readonly campaign: Campaign;
  readonly drive: PledgeDrive;
  readonly states: ByState;
  readonly saved: boolean;
}

function LeadPage({ view, form }: { view: LeadView; form: FormState }) {
  const { m } = usePage();
  const say = m.pledges.lead;
  const { campaign, drive, states, saved } = view;
  const f = usePledgeFormats(drive.currency);
  const wrong = form.status !== 200;
  return (
    <OrganisingPage
      campaign={campaign}
      title={say.title}
      back={{ href: campaignPath(campaign, '/pledges'), label: m.pledges.title }}
    >
      {saved && <Note icon="check">{say.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <PledgeFigures drive={drive} />
      {states.length > 0 && (
        <Section id="states" title={say.figures}>
          <Table
            caption={say.figures}
            rows={states}
            columns={[
              { label: say.state, cell: ({ state }: ByState[number]) => m.pledges.mine.status[state] },
              { label: say.people, cell: ({ people }: ByState[number]) => f.number(people), figure: true },
              { label: say.sum, cell: ({ amount }: ByState[number]) => f.sum(amount), figure: true, oneLine: true },
              { label: say.paid, cell: ({ paid }: ByState[number]) => f.sum(paid), figure: true, oneLine: true },
            ]}
          />
        </Section>
      )}
      <Lines>
        <Line icon="landmark" title={say.payments} href={campaignPath(campaign, '/pledges/money')} />
      </Lines>
      {drive.state === 'open' && (
        <Fold summary={say.change} open={wrong}>
          {states.length > 0 && <p class="muted">{say.changeText}</p>}
          <DriveForm
            campaign={campaign}
            action="change"
            form={wrong ? form : freshForm(valuesOf(drive))}
            button={say.save}
          />
        </Fold>
      )}
    </OrganisingPage>
  );
}

const written = (minor: number): string => (minor / 100).toFixed(minor % 100 === 0 ? 0 : 2);

const valuesOf = (drive: PledgeDrive): Record<string, string> => ({
  currency: drive.currency,
  goal: written(drive.goal),
  pledgeUntil: drive.pledgeUntil,
  closingAmount: written(drive.closingAmount),
  collectUntil: drive.collectUntil,
  least: written(drive.least),
  most: written(drive.most),
  suggested: drive.suggested.map(written).join('; '),
  receiver: drive.receiver.name,
  legalForm: drive.receiver.legalForm,
  register: drive.receiver.register,
  address: drive.receiver.address,
  country: drive.receiver.country,
  iban: drive.receiver.iban,
  otherAccount: drive.receiver.otherAccount,
  holder: drive.receiver.holder,
  becomes: drive.becomes,
  words: drive.words,
  ...Object.fromEntries(
    drive.steps.flatMap(({ amount, possible }, i) => [
      [`steps.${i}.amount`, written(amount)],
      [`steps.${i}.possible`, possible],
    ]),
  ),
});

function DriveForm(props: { campaign: Campaign; action: 'open' | 'change'; form: FormState; button: string }) {
  const { campaign, action, form, button } = props;
  const say = usePage().m.pledges.lead;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  const money = (name: string) => ({
    ...field(name),
    inputmode: 'decimal' as const,
    autocomplete: 'off',
    required: true,
  });
  return (
    <Paper icon="hand-coins" what={say.toGoal} form={{ action: to(campaign, action) }}>
      <Select
        {...field('currency')}
        label={say.currency}
        options={PLEDGE_CURRENCIES.map((value) => ({ value, label: value }))}
      />
      <Input {...money('goal')} label={say.goal} />
      <Input {...field('pledgeUntil')} type="date" label={say.pledgeUntil} required />
      <Input {...money('closingAmount')} label={say.closing} hint={say.closingHint} />
      <Input {...field('collectUntil')} type="date" label={say.collectUntil} required />
      <h3>{say.sums}</h3>
      <Input {...money('least')} label={say.least} />
      <Input {...money('most')} label={say.most} />
      <Input {...field('suggested')} label={say.suggested} hint={say.suggestedHint} autocomplete="off" optional />
      <h3>{say.receives}</h3>
      <p class="muted">{say.receivesText}</p>
      <Input {...field('receiver')} label={say.receiver} hint={say.receiverHint} maxlength={160} required />
      <Input {...field('legalForm')} label={say.legalForm} hint={say.legalFormHint} maxlength={160} required />
      <Input {...field('register')} label={say.register} maxlength={160} required />
      <Input {...field('address')} label={say.address} maxlength={300} required />
      <Input {...field('country')} label={say.country} maxlength={80} required />
      <Input {...field('iban')} label={say.iban} autocomplete="off" spellcheck={false} autocapitalize="none" />
      <Input {...field('otherAccount')} label={say.otherAccount} hint={say.otherAccountHint} maxlength={200} optional />
      <Input {...field('holder')} label={say.holder} maxlength={140} autocomplete="off" required />
      <h3>{say.agreement}</h3>
      <Choices
        name="becomes"
        legend={say.becomes}
        value={form.values['becomes']}
        error={form.errors['becomes']}
        options={[
          { value: 'shares', label: say.shares },
          { value: 'gift', label: say.gift },
        ]}
      />
      <TextArea {...field('words')} label={say.words} hint={say.wordsHint} rows={6} maxlength={4_000} required />
      <fieldset class="stack">
        <legend class="label">{say.steps}</legend>
        {Array.from({ length: MOST_STEPS }, (_, i) => (
          <div class="stack flow-2">
            <Input {...field(`steps.${i}.amount`)} label={say.stepAmount} inputmode="decimal" optional />
            <Input {...field(`steps.${i}.possible`)} label={say.stepPossible} maxlength={200} optional />
          </div>
        ))}
      </fieldset>
      <Button kind="primary">{button}</Button>
    </Paper>
  );
}
