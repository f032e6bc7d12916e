import {
  type Alarm,
  alarmsOf,
  AnswerInput,
  applyInvalidation,
  type Campaign,
  countInvalidation,
  type Invalidation,
  InvalidationInput,
  invalidationsOf,
  publishUpdate,
  recordAnswer,
  revertInvalidation,
  UpdateInput,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, Choices, ErrorSummary, Input, Note, Paper, Section, Stack, TextArea } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { Alarms } from './petition-alarms.tsx';

const showCare = async (c: Ctx, campaign: Campaign, form: FormState) => {
  const { db } = c.var.deps;
  const batches = await invalidationsOf(db, viewerOf(c), campaign.id);
  const alarms = await alarmsOf(db, campaign.id);
  return show(c, <CarePage campaign={campaign} batches={batches} alarms={alarms} form={form} />, form.status);
};

/** Where what was done can be seen. */
const AFTER: Readonly<Record<string, string>> = { answer: '#answers', update: '/updates' };

const does = organising({
  at: 'care',
  after: (what) => AFTER[what] ?? '/care#batches',
  again: showCare,
  limit: { name: 'care', times: 120 },
});

/** The batch that the form is about. */
function batchIn(fields: Record<string, unknown>) {
  const { batch } = fields;
  const id = typeof batch === 'string' ? parseId<'invalidation'>(batch) : undefined;
  if (!id) throw notFound();
  return id;
}

export const careRoutes = [
  get('/c/:slug/care', 'organiser', async (c) => showCare(c, await campaignOf(c), freshForm())),

  does('answer', (c, { id }, fields) => {
    const input = parseInput(AnswerInput, fields);
    return c.var.deps.transact((tx) => recordAnswer(tx, viewerOf(c), id, input));
  }),
  does('update', async (c, { id }, fields) => {
    const input = parseInput(UpdateInput, fields);
    const { config, wake } = c.var.deps;
    await act(c, (tx, actor) => publishUpdate(tx, actor, id, input, config.origin));
    wake.jobs();
  }),
  does('count', (c, { id }, fields) => {
    const input = parseInput(InvalidationInput, fields);
    return c.var.deps.transact((tx) => countInvalidation(tx, viewerOf(c), id, input));
  }),
  does('apply', (c, { id }, fields) =>
    c.var.deps.transact((tx) => applyInvalidation(tx, viewerOf(c), id, batchIn(fields))),
  ),
  does('revert', (c, { id }, fields) =>
    c.var.deps.transact((tx) => revertInvalidation(tx, viewerOf(c), id, batchIn(fields))),
  ),
];

function CarePage(props: {
  campaign: Campaign;
  batches: readonly Invalidation[];
  alarms: readonly Alarm[];
  form: FormState;
}) {
  const { campaign, batches, alarms, form } = props;
  const { m } = usePage();
  const say = m.petitions.desk;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  const to = (what: string) => campaignPath(campaign, `/care/${what}`);
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="send" what={say.update} status={say.updateText} form={{ action: to('update') }}>
        <Input {...field('title')} label={say.updateTitle} maxlength={120} required />
        <TextArea {...field('text')} label={say.updateBody} rows={8} maxlength={3_000} required />
        <Button kind="primary">{say.send}</Button>
      </Paper>
      <Paper icon="mail" what={say.answer} status={say.answerText} form={{ action: to('answer') }}>
        <Choices
          {...field('kind')}
          value={form.values['kind'] ?? 'answer'}
          legend={say.kind}
          options={(['answer', 'no-comment'] as const).map((value) => ({ value, label: say.kinds[value] }))}
        />
        <Input {...field('answeredOn')} type="date" label={say.day} hint={say.dayHint} required />
        <TextArea {...field('answer')} label={say.text} hint={say.textHint} rows={4} maxlength={2_000} required />
        <Input {...field('source')} label={say.source} hint={say.sourceHint} maxlength={160} required />
        <Input {...field('url')} type="url" label={say.url} maxlength={500} optional />
        <Button kind="primary">{say.record}</Button>
      </Paper>
      <Paper icon="list-checks" what={say.batches} form={{ action: to('count') }}>
        <p>{say.batchesText}</p>
        <Input {...field('reason')} label={say.reason} hint={say.reasonHint} maxlength={200} required />
        <Input {...field('name')} label={say.name} hint={say.pattern} maxlength={100} optional />
        <Input {...field('mailDomain')} label={say.mailDomain} hint={say.mailDomainHint} maxlength={120} optional />
        <Input {...field('address')} label={say.address} hint={say.pattern} maxlength={254} optional />
        <Input {...field('place')} label={say.place} hint={say.pattern} maxlength={80} optional />
        <Input {...field('signedFrom')} type="date" label={say.from} hint={say.dayHint} optional />
        <Input {...field('signedUntil')} type="date" label={say.until} hint={say.dayHint} optional />
        <Button>{say.count}</Button>
      </Paper>
      <Alarms campaign={campaign} alarms={alarms} />
      <Section id="batches" title={say.all}>
        <Stack>
          {batches.length === 0 && <p class="muted">{say.none}</p>}
          {batches.map((batch) => (
            <Batch batch={batch} to={to} />
          ))}
        </Stack>
      </Section>
    </OrganisingPage>
  );
}

function Batch({ batch, to }: { batch: Invalidation; to: (what: string) => string }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.petitions.desk;
  const { reason, found, setAside, appliedAt, revertedAt, signedFrom, signedUntil } = batch;
  const criteria = [batch.name, batch.mailDomain, batch.address, batch.place].filter(Boolean);
  // Days in UTC, both included.
  const days = [signedFrom, signedUntil && new Date(signedUntil.getTime() - 1)]
    .filter((at) => at !== null)
    .map((at) => at.toISOString().slice(0, 10));
  return (
    <Note icon={revertedAt ? 'undo-2' : appliedAt ? 'check' : 'hourglass'}>
      <form method="post" action={to(appliedAt ? 'revert' : 'apply')} class="stack flow-3">
        <p>
          <b>{reason}</b>{' '}
          <span class="small muted">
            <bdi>{[...criteria, days.join(' – ')].filter(Boolean).join(' · ')}</bdi>
          </span>
          <br />
          {revertedAt
            ? say.reverted(setAside, f.date(revertedAt))
            : appliedAt
              ? say.wasSetAside(setAside, f.date(appliedAt))
              : say.found(found)}
        </p>
        <input type="hidden" name="batch" value={batch.id} />
        {!appliedAt && found > 0 && <Button kind="danger">{say.apply(found)}</Button>}
        {appliedAt && !revertedAt && <Button>{say.revert}</Button>}
      </form>
    </Note>
  );
}
