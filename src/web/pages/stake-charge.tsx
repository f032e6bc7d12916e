import { appeal, chargeOf, type ChargeView, type Membership, membershipsOf, reply } from '#membership';
import { type Ctx, get, post } from '#http';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Button, ErrorSummary, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';

const PATH = '/me/stake/charge';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A charge against oneself: to read, to answer, and after an expulsion to appeal. */
export const stakeChargeRoutes = [
  get(PATH, 'account', (c) => showCharge(c, freshForm())),

  post(`${PATH}/reply`, 'account', (c) =>
    takeForm(
      c,
      async ({ reason }) => {
        const { own } = await chargedOf(c);
        await act(c, (tx, actor) => reply(tx, actor, own.id, text(reason)));
        return c.redirect('/me/stake?done=replied', 303);
      },
      (form) => showCharge(c, form),
    ),
  ),

  post(`${PATH}/appeal`, 'account', (c) =>
    takeForm(
      c,
      async ({ reason }) => {
        const { own } = await chargedOf(c);
        await act(c, (tx, actor) => appeal(tx, actor, own.id, text(reason)));
        return c.redirect('/me/stake?done=appealed', 303);
      },
      (form) => showCharge(c, form),
    ),
  ),
];

/** The charge that stands against one's own entry, or an organisation's that one speaks for. */
async function chargedOf(c: Ctx): Promise<{ own: Membership; charge: ChargeView }> {
  const { db } = c.var.deps;
  const viewer = viewerOf(c);
  for (const own of await membershipsOf(db, viewer)) {
    const charge = await chargeOf(db, viewer, own.id);
    if (charge) return { own, charge };
  }
  throw notFound();
}

async function showCharge(c: Ctx, form: FormState) {
  const { charge } = await chargedOf(c);
  const { m } = c.var;
  const { stake, register } = m.coop;
  return show(
    c,
    <CoopSubPage tab="members" title={register.reply.title} back={{ href: '/me/stake', label: stake.title }} unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Steps charge={charge} form={form} />
    </CoopSubPage>,
    form.status,
  );
}

function Steps({ charge, form }: { charge: ChargeView; form: FormState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { reply: say, appeal: toAppeal } = m.coop.register;
  const mayReply = charge.expelledAt === null && charge.reply === null;
  const mayAppeal = charge.appealUntil !== null && charge.appeal === null && charge.appealUntil > now;
  return (
    <>
      <div class="stack flow-2">
        <h2>{say.charged}</h2>
        <p class="small muted">
          {say.toldOn(f.date(charge.chargedAt))}
          {!charge.expelledAt && ` ${m.coop.register.charge.lapses(f.date(charge.lapsesAt))}`}
        </p>
        <blockquote class="said">{charge.reason}</blockquote>
      </div>
      {charge.reply && (
        <div class="stack flow-2">
          <h2>{say.yours}</h2>
          <p class="small muted">{f.date(charge.reply.at)}</p>
          <blockquote class="said">{charge.reply.text}</blockquote>
        </div>
      )}
      {mayReply && (
        <Words
          action="reply"
          icon="message-circle"
          what={say.what}
          label={say.label}
          hint={say.hint}
          submit={say.submit}
          form={form}
        />
      )}
      {mayAppeal && charge.appealUntil && (
        <>
          <p>{toAppeal.text(f.date(charge.appealUntil))}</p>
          <Words
            action="appeal"
            icon="scale"
            what={toAppeal.what}
            label={toAppeal.label}
            submit={toAppeal.submit}
            form={form}
          />
        </>
      )}
      {charge.appeal && (
        <div class="stack flow-2">
          <h2>{toAppeal.what}</h2>
          <p class="small muted">{f.date(charge.appeal.at)}</p>
          <blockquote class="said">{charge.appeal.text}</blockquote>
        </div>
      )}
    </>
  );
}

function Words(props: {
  action: 'reply' | 'appeal';
  icon: 'message-circle' | 'scale';
  what: string;
  label: string;
  hint?: string;
  submit: string;
  form: FormState;
}) {
  const { action, icon, what, label, hint, submit, form } = props;
  return (
    <Paper icon={icon} what={what} form={{ action: `${PATH}/${action}` }}>
      <TextArea
        name="reason"
        label={label}
        hint={hint}
        value={form.values['reason']}
        error={form.errors['reason']}
        rows={8}
        maxlength={5_000}
        required
      />
      <Button kind="primary" big full>
        {submit}
      </Button>
    </Paper>
  );
}
