import {
  addWebhook,
  type Delivery,
  deliveriesOf,
  EVENT_NAMES,
  removeWebhook,
  tryWebhook,
  type Webhook,
  webhookInput,
  webhookOf,
  webhooksOf,
} from '#api';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Button,
  ButtonLink,
  Chip,
  Choices,
  CopyField,
  ErrorSummary,
  Input,
  Line,
  Lines,
  More,
  Note,
  Paper,
  Row,
  Section,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/webhooks';

function State({ webhook }: { webhook: Webhook }) {
  const words = usePage().m.api.webhooks;
  const f = useFormats();
  if (webhook.endedAt) return <Chip tone="stop">{words.ended}</Chip>;
  if (webhook.failingSince) return <Chip tone="time">{words.failing(f.date(webhook.failingSince))}</Chip>;
  return <Chip tone="done">{words.works}</Chip>;
}

function Webhooks({ webhooks }: { webhooks: readonly Webhook[] }) {
  const words = usePage().m.api.webhooks;
  if (webhooks.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <Lines>
      {webhooks.map((webhook) => (
        <Line
          icon="send"
          href={`${PATH}/${webhook.id}`}
          title={<bdi>{new URL(webhook.url).host}</bdi>}
          detail={words.eventsCount(webhook.events.length)}
          value={<State webhook={webhook} />}
        />
      ))}
    </Lines>
  );
}

async function showWebhooks(c: Ctx, form: FormState & { chosen?: readonly string[] }, done?: string) {
  const { m, deps } = c.var;
  const words = m.api.webhooks;
  const webhooks = await webhooksOf(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={words.title} done={done}>
      <p>{words.lede}</p>
      <Webhooks webhooks={webhooks} />
      <Section id="add" title={words.add}>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <Paper form={{ action: PATH }}>
          <Input
            name="url"
            type="url"
            label={words.url}
            hint={words.urlHint}
            value={form.values.url}
            error={form.errors.url}
            maxlength={500}
            required
          />
          <Choices
            name="events"
            type="checkbox"
            legend={words.events}
            error={form.errors.events}
            value={form.chosen ?? []}
            options={EVENT_NAMES.map((value) => ({ value, label: m.api.events[value], note: <code>{value}</code> }))}
          />
          <Button kind="primary" big full>
            {words.add}
          </Button>
        </Paper>
      </Section>
      <More href="/developers#webhooks">{m.api.tokens.docs}</More>
    </SettingsPage>,
    form.status,
  );
}

/** The secret itself, this once. */
const Made = ({ id, secret }: { id: Id<'webhook'>; secret: string }) => {
  const words = usePage().m.api.webhooks;
  return (
    <SettingsPage title={words.madeTitle} back={{ href: PATH, label: words.title }}>
      <Note icon="key-round" tone="amber">
        {words.once}
      </Note>
      <CopyField label={words.secret} value={secret} />
      <Row>
        <form method="post" action={`${PATH}/${id}/try`}>
          <Button kind="primary">{words.try}</Button>
        </form>
        <ButtonLink href={PATH}>{usePage().m.api.tokens.done}</ButtonLink>
      </Row>
    </SettingsPage>
  );
};

function Sent({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { m } = usePage();
  const words = m.api.webhooks;
  const f = useFormats();
  const { now } = usePage();
  const stateOf = (one: Delivery): string =>
    one.deliveredAt ? words.arrived : one.givenUpAt ? words.givenUp : words.waiting(one.attempts);
  if (deliveries.length === 0) return <p class="muted">{words.noDeliveries}</p>;
  return (
    <Lines>
      {deliveries.map((one) => (
        <Line
          icon={one.deliveredAt ? 'check' : one.givenUpAt ? 'x' : 'clock'}
          title={one.event === 'trial' ? words.trial : <code>{one.event}</code>}
          detail={[
            f.moment(one.createdAt, now),
            ...(one.attempts === 0 ? [] : [one.status === null ? words.unanswered : words.answered(one.status)]),
          ].join(', ')}
          value={stateOf(one)}
        />
      ))}
    </Lines>
  );
}

const idIn = (c: Ctx): Id<'webhook'> => {
  const id = parseId<'webhook'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
};

/** Where events of this server are sent for somebody. */
export const webhookRoutes = [
  get(PATH, 'account', (c) => showWebhooks(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) => {
    let chosen: readonly string[] = [];
    return takeForm(
      c,
      async (fields) => {
        chosen = [fields.events].flat().filter((one) => typeof one === 'string');
        const input = parseInput(webhookInput, fields);
        const made = await c.var.deps.transact((tx) => addWebhook(tx, viewerOf(c), input));
        c.header('cache-control', 'no-store');
        return show(c, <Made id={made.id} secret={made.secret} />);
      },
      (form) => showWebhooks(c, { ...form, chosen }),
    );
  }),

  get(`${PATH}/:id`, 'account', async (c) => {
    const { m, deps } = c.var;
    const words = m.api.webhooks;
    const viewer = viewerOf(c);
    const webhook = await webhookOf(deps.db, viewer, idIn(c));
    const deliveries = await deliveriesOf(deps.db, viewer, webhook.id);
    return show(
      c,
      <SettingsPage title={new URL(webhook.url).host} back={{ href: PATH, label: words.title }} done={doneIn(c)}>
        <p>
          <bdi>{webhook.url}</bdi>
        </p>
        <Row>
          <State webhook={webhook} />
        </Row>
        <ul>
          {webhook.events.map((event) => (
            <li>{m.api.events[event]}</li>
          ))}
        </ul>
        <Row>
          {!webhook.endedAt && (
            <form method="post" action={`${PATH}/${webhook.id}/try`}>
              <Button icon="send">{words.try}</Button>
            </form>
          )}
          <form method="post" action={`${PATH}/${webhook.id}/remove`}>
            <Button kind="danger" icon="trash-2">
              {words.remove}
            </Button>
          </form>
        </Row>
        <Section id="sent" title={words.deliveries}>
          <Sent deliveries={deliveries} />
        </Section>
      </SettingsPage>,
    );
  }),

  post(`${PATH}/:id/try`, 'account', async (c) => {
    const id = idIn(c);
    const { deps } = c.var;
    await deps.transact((tx) => tryWebhook(tx, viewerOf(c), id));
    deps.wake.jobs();
    return c.redirect(withDone(`${PATH}/${id}`, 'webhookTried'), 303);
  }),

  post(`${PATH}/:id/remove`, 'account', async (c) => {
    await c.var.deps.transact((tx) => removeWebhook(tx, viewerOf(c), idIn(c)));
    return c.redirect(withDone(PATH, 'webhookRemoved'), 303);
  }),
];
