import {
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
import { act } from '../act.ts';
import { changesWords } from '../act-changes.ts';
import { Changes, Chip, Empty, ErrorSummary, More, Row, Section } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { askedIn, atTheirFields, Offers, offersOf } from './act-offers.tsx';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { shownName } from './mandate-line.tsx';
import { actionIcon, proposalPath } from './proposal-words.ts';

const PATH = '/coop/emergency';
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
  const offers = await offersOf(deps.db, m, actions);
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
      {offers.length > 0 && (
        <Section id="act" title={say.act}>
          <p>{say.actText(EMERGENCY_DAYS)}</p>
          <Offers path={PATH} offers={offers} form={form} say={say} danger />
        </Section>
      )}
      {shown.length === 0 ? <Empty title={say.none}>{say.noneText}</Empty> : shown.map((one) => <Act shown={one} />)}
    </CoopSubPage>,
    form.status,
  );
}

const TONES = { standing: 'time', ratified: 'done', lapsed: 'plain' } as const;

/** What was done, why, by whom, and what became of it. */
function Act({ shown: { act: done, by, proposal } }: { shown: Shown }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.emergency;
  const changes = changesWords(m, f, done);
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
        async (fields) => {
          const asked = await askedIn(c, fields);
          await act(c, (tx, actor) => emergencyAct(tx, actor, asked));
          return c.redirect(`${PATH}?done=done`, 303);
        },
        (form) => showEmergency(c, atTheirFields(form)),
      ),
    { limits: [{ name: 'emergency', per: 'person', times: 10, seconds: 3_600 }] },
  ),
];
