import {
  askDelivery,
  type Campaign,
  deliveriesOf,
  type Delivery,
  deliveryFile,
  DeliveryInput,
  ReceiptInput,
  recordReceipt,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, Checkbox, ErrorSummary, Input, Line, Lines, Note, Paper, Section, Stack } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { DeliveredNote } from './petition-apart.tsx';

const showDeliveries = async (c: Ctx, campaign: Campaign, form: FormState) => {
  const deliveries = await deliveriesOf(c.var.deps.db, campaign.id);
  return show(c, <DeliveriesPage campaign={campaign} deliveries={deliveries} form={form} />, form.status);
};

const does = organising({
  at: 'deliveries',
  after: () => '/deliveries#all',
  again: showDeliveries,
  limit: { name: 'deliveries', times: 30 },
});

const deliveryIn = (text: unknown) => {
  const id = typeof text === 'string' ? parseId<'petition-delivery'>(text) : undefined;
  if (!id) throw notFound();
  return id;
};

export const deliveryRoutes = [
  get('/c/:slug/deliveries', 'organiser', async (c) => showDeliveries(c, await campaignOf(c), freshForm())),

  does('make', async (c, { id }, fields) => {
    const input = parseInput(DeliveryInput, fields);
    await c.var.deps.transact((tx) => askDelivery(tx, viewerOf(c), id, input));
    c.var.deps.wake.jobs();
  }),
  does('receipt', (c, { id }, fields) => {
    const delivery = deliveryIn(fields['delivery']);
    const input = parseInput(ReceiptInput, fields);
    return c.var.deps.transact((tx) => recordReceipt(tx, viewerOf(c), id, delivery, input));
  }),

  get('/c/:slug/deliveries/:delivery/:file', 'organiser', async (c) => {
    const campaign = await campaignOf(c);
    const id = deliveryIn(c.req.param('delivery'));
    const name = c.req.param('file') ?? '';
    const { type, bytes, parts } = await deliveryFile(c.var.deps.db, viewerOf(c), campaign.id, id, name);
    return c.body(streamOf(parts), 200, {
      'content-type': type,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${campaign.slug}-${name}"`,
      'cache-control': 'private, no-store',
    });
  }),
];

/** Part by part, as fast as it is read. */
const streamOf = (parts: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });

function DeliveriesPage(props: { campaign: Campaign; deliveries: readonly Delivery[]; form: FormState }) {
  const { campaign, deliveries, form } = props;
  const say = usePage().m.organising.deliveries;
  const last = deliveries.find((one) => one.madeAt && !one.deliveredOn);
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <p class="lede">{say.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="file-text" what={say.make} form={{ action: campaignPath(campaign, '/deliveries/make') }}>
        <Checkbox name="withNames" checked={Boolean(form.values['withNames'])} note={say.withNamesNote} optional>
          {say.withNames}
        </Checkbox>
        <Button kind="primary">{say.make}</Button>
      </Paper>
      {last && <Receipt campaign={campaign} delivery={last} form={form} />}
      <Section id="all" title={say.all}>
        <Stack>
          {deliveries.length === 0 && <p class="muted">{say.none}</p>}
          {deliveries.map((one) => (
            <Made campaign={campaign} one={one} />
          ))}
        </Stack>
      </Section>
    </OrganisingPage>
  );
}

function Receipt({ campaign, delivery, form }: { campaign: Campaign; delivery: Delivery; form: FormState }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.organising.deliveries;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <Paper
      icon="receipt"
      what={say.receipt}
      status={say.made(delivery.signatures, f.date(delivery.askedAt))}
      form={{ action: campaignPath(campaign, '/deliveries/receipt') }}
    >
      <input type="hidden" name="delivery" value={delivery.id} />
      <Input {...field('deliveredTo')} label={say.to} hint={say.toHint} maxlength={160} required />
      <Input {...field('deliveredOn')} type="date" label={say.on} hint={m.petitions.desk.dayHint} required />
      <Input {...field('source')} label={say.source} hint={say.sourceHint} maxlength={160} required />
      <Input {...field('url')} type="url" label={say.url} maxlength={500} optional />
      <Button>{say.record}</Button>
    </Paper>
  );
}

function Made({ campaign, one }: { campaign: Campaign; one: Delivery }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.organising.deliveries;
  if (!one.madeAt) return <Note icon="hourglass">{say.making(f.number(one.written), f.number(one.signatures))}</Note>;
  return (
    <div>
      <DeliveredNote one={one} />
      {one.files.length === 0 ? (
        <p class="small muted">{say.gone}</p>
      ) : (
        <Lines>
          {one.files.map(({ name, bytes }) => (
            <Line
              icon="download"
              title={name}
              detail={`${one.withNames ? say.named : say.unnamed} · ${say.kilobytes(f.number(Math.ceil(bytes / 1_000)))}`}
              href={campaignPath(campaign, `/deliveries/${one.id}/${name}`)}
            />
          ))}
        </Lines>
      )}
    </div>
  );
}
