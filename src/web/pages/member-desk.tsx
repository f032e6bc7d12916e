import { chargeLasts } from '#deliberation';
import { changeClass, charge, classes, rename } from '#membership';
import { type Ctx, get, post } from '#http';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { Button, Choices, ErrorSummary, Input, Paper, TextArea } from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { memberAt } from '../member-at.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';

const HERE = '/coop/members/:number';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const MINUTES_A_DAY = 1_440;

/** What those who keep the register may write in it: a name, a class, and a charge. */
export const memberDeskRoutes = [
  get(`${HERE}/edit`, 'secretary', async (c) => {
    const { entry } = await memberAt(c);
    return showEdit(c, freshForm({ legalName: entry.name, class: entry.class }));
  }),

  post(`${HERE}/edit`, 'secretary', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { entry } = await memberAt(c);
        await act(c, async (tx, actor) => {
          const renamed = await rename(tx, actor, entry.id, text(fields['legalName']));
          const moved = await changeClass(tx, actor, entry.id, text(fields['class']) || entry.class);
          return [...renamed.news, ...moved.news];
        });
        return c.redirect(`/coop/members/${entry.number}?done=kept`, 303);
      },
      (form) => showEdit(c, form),
    ),
  ),

  get(`${HERE}/charge`, 'account', (c) => showCharge(c, freshForm())),

  post(`${HERE}/charge`, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { entry } = await memberAt(c);
        await act(c, async (tx, actor) =>
          charge(tx, actor, entry.id, text(fields['reason']), (await chargeLasts(tx)) / MINUTES_A_DAY),
        );
        return c.redirect(`/coop/members/${entry.number}?done=charged`, 303);
      },
      (form) => showCharge(c, form),
    ),
  ),
];

async function showEdit(c: Ctx, form: FormState) {
  const { entry } = await memberAt(c);
  const offered = await classes(c.var.deps.db);
  const { register: say, stake } = c.var.m.coop;
  return show(
    c,
    <CoopSubPage
      tab="members"
      title={say.keep}
      back={{ href: `/coop/members/${entry.number}`, label: entry.name || say.erased }}
      unlisted
    >
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper
        icon="pencil"
        what={say.memberNumber(entry.number)}
        form={{ action: `/coop/members/${entry.number}/edit` }}
      >
        <Input
          name="legalName"
          label={say.legalName}
          hint={stake.renameHint}
          value={form.values['legalName']}
          error={form.errors['legalName']}
          maxlength={120}
          required
        />
        {offered.length > 1 && (
          <Choices
            name="class"
            legend={say.classLabel}
            value={form.values['class'] ?? entry.class}
            error={form.errors['class']}
            options={offered.map(({ key, name, description }) => ({ value: key, label: name, note: description }))}
          />
        )}
        <Button kind="primary" big full>
          {say.keepSubmit}
        </Button>
      </Paper>
    </CoopSubPage>,
    form.status,
  );
}

async function showCharge(c: Ctx, form: FormState) {
  const [{ entry }, reader] = await Promise.all([memberAt(c), standingOf(c)]);
  if (!reader.mayCharge) throw notFound();
  const { charge: say, erased } = c.var.m.coop.register;
  return show(
    c,
    <CoopSubPage
      tab="members"
      title={say.title}
      back={{ href: `/coop/members/${entry.number}`, label: entry.name || erased }}
      unlisted
    >
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.text}</p>
      <Paper icon="scale" what={entry.name} form={{ action: `/coop/members/${entry.number}/charge` }}>
        <TextArea
          name="reason"
          label={say.reason}
          hint={say.reasonHint}
          value={form.values['reason']}
          error={form.errors['reason']}
          rows={8}
          maxlength={5_000}
          required
        />
        <Button kind="danger">{say.submit}</Button>
      </Paper>
    </CoopSubPage>,
    form.status,
  );
}
