import * as v from 'valibot';
import type { ActionField } from '#actions';
import {
  changesOf,
  EMERGENCY_DAYS,
  type EmergencyAct,
  emergencyAct,
  emergencyActions,
  emergencyActs,
  type ProposalSummary,
  proposalsByIds,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { type MemberName, memberNames } from '#membership';
import type { Id } from '#ids';
import { line, optional, paragraphs, parseInput } from '#input';
import { act } from '../act.ts';
import {
  Button,
  Changes,
  Chip,
  Empty,
  ErrorSummary,
  Fold,
  More,
  Paper,
  Row,
  Section,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { shownName } from './mandate-line.tsx';
import { ActionInput } from './new-proposal-changes.tsx';
import { filledFrom } from './proposal-draft.ts';
import { actionIcon, proposalPath } from './proposal-words.ts';

const PATH = '/coop/emergency';
const actInput = v.object({ action: line(60), reason: optional(paragraphs(1_000)) });
/** What the fields of an action are called in the form, so that none meets the reason. */
const FIELD = 'input.';

interface Offer {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly ActionField[];
}

interface Shown {
  readonly act: EmergencyAct;
  readonly by: MemberName | undefined;
  readonly proposal: ProposalSummary | undefined;
}

async function showEmergency(c: Ctx, form: FormState): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const say = m.coop.emergency;
  const acts = await emergencyActs(deps.db);
  const [names, proposals, actions] = await Promise.all([
    memberNames(
      deps.db,
      acts.map(({ member }) => member),
    ),
    proposalsByIds(
      deps.db,
      viewer,
      acts.flatMap(({ proposal }) => proposal ?? []),
    ),
    viewer ? emergencyActions(deps.db, viewer) : [],
  ]);
  const offers = await Promise.all(
    actions.map(async (action) => ({
      name: action.name,
      title: action.title(m),
      fields: await action.form(deps.db, m),
    })),
  );
  const shown = acts.map((one): Shown => ({
    act: one,
    by: names.get(one.member),
    proposal: one.proposal === null ? undefined : proposals.get(one.proposal),
  }));
  return show(
    c,
    <CoopSubPage tab="roles" title={say.title} canonical={PATH} done={saidIn(c, { done: say.done })}>
      <p class="lede">{say.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {offers.length > 0 && <Offers offers={offers} form={form} />}
      {shown.length === 0 ? <Empty title={say.none}>{say.noneText}</Empty> : shown.map((one) => <Act shown={one} />)}
    </CoopSubPage>,
    form.status,
  );
}

function Offers({ offers, form }: { offers: readonly Offer[]; form: FormState }) {
  const { m } = usePage();
  const say = m.coop.emergency;
  const filled = filledFrom(form.values);
  return (
    <Section id="act" title={say.act}>
      <p>{say.actText(EMERGENCY_DAYS)}</p>
      {offers.map(({ name, title, fields }) => {
        const own = form.values['action'] === name;
        const state = { filled: own ? filled : {}, errors: own ? form.errors : {} };
        return (
          <Fold summary={title} open={own}>
            <Paper icon={actionIcon(name)} what={title} form={{ action: PATH }}>
              <input type="hidden" name="action" value={name} />
              {fields.map((field) => (
                <ActionInput form={state} field={field} name={`${FIELD}${field.name}`} />
              ))}
              <TextArea
                name="reason"
                label={say.reason}
                hint={say.reasonHint}
                rows={4}
                maxlength={1_000}
                value={own ? form.values['reason'] : ''}
                error={own ? form.errors['reason'] : undefined}
                required
              />
              <Button kind="danger" big full>
                {say.button}
              </Button>
            </Paper>
          </Fold>
        );
      })}
    </Section>
  );
}

const TONES = { standing: 'time', ratified: 'done', lapsed: 'plain' } as const;

/** What was done, why, by whom, and what became of it. */
function Act({ shown: { act: done, by, proposal } }: { shown: Shown }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.emergency;
  const changes = changesOf(m, f, {
    id: String(done.id) as Id<'action'>,
    position: 0,
    option: null,
    name: done.action,
    input: done.input,
    before: done.before,
    labels: done.labels,
    ranAt: done.at,
    after: null,
    current: false,
  });
  return (
    <article class="stack flow-3" id={`act-${done.id}`}>
      <Row>
        <b>{f.moment(done.at, now)}</b>
        <Chip tone={TONES[done.state]}>{say.states[done.state]}</Chip>
      </Row>
      <p class="small muted">
        {by && say.by(shownName(by, m.coop.register.erased))}
        {done.state === 'standing' && `${by ? ', ' : ''}${say.lapses(f.day(done.lapsesAt, now))}`}
      </p>
      <Changes
        changes={changes.map(({ what, before, after }) => ({ icon: actionIcon(done.action), what, before, after }))}
      />
      <p dir="auto">{done.reason}</p>
      {proposal && <More href={proposalPath(proposal)}>{say.vote}</More>}
    </article>
  );
}

/** What could not wait: read by everybody, done by holders of mandates. */
export const emergencyRoutes = [
  get(PATH, 'anyone', (c) => showEmergency(c, freshForm())),
  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async ({ action, reason, ...fields }) => {
          const input = Object.fromEntries(
            Object.entries(fields).flatMap(([name, value]) =>
              name.startsWith(FIELD) && (typeof value === 'string' || Array.isArray(value))
                ? [[name.slice(FIELD.length), Array.isArray(value) ? value.map(String) : value]]
                : [],
            ),
          );
          const asked = parseInput(actInput, { action, reason });
          await act(c, (tx, actor) => emergencyAct(tx, actor, { ...asked, input }));
          return c.redirect(`${PATH}?done=done`, 303);
        },
        (form) => {
          const errors = Object.entries(form.errors).map(([name, sentence]) => [
            name === 'reason' ? name : `${FIELD}${name}`,
            sentence,
          ]);
          return showEmergency(c, { ...form, errors: Object.fromEntries(errors) });
        },
      ),
    { limits: [{ name: 'emergency', per: 'person', times: 10, seconds: 3_600 }] },
  ),
];
