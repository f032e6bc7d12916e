import * as v from 'valibot';
import type { AnyAction, FilledIn } from '#actions';
import {
  callInAct,
  callInNeeds,
  type ProposalSummary,
  proposalsByIds,
  type SmallAct,
  smallAct,
  smallActions,
  smallActs,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { optional, paragraphs, parseInput } from '#input';
import { type MemberName, memberNames } from '#membership';
import { notFound } from '#refusal';
import { act } from '../act.ts';
import { changesWords } from '../act-changes.ts';
import { Button, Changes, Empty, ErrorSummary, Fold, More, Section, TextArea } from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { askedIn, atTheirFields, Offers, offersOf } from './act-offers.tsx';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { shownName } from './mandate-line.tsx';
import { actionIcon, proposalPath } from './proposal-words.ts';

const PATH = '/coop/acts';

interface Shown {
  readonly act: SmallAct;
  readonly by: MemberName | undefined;
  readonly proposal: ProposalSummary | undefined;
  /** The reader may call it in, or has. */
  readonly mayCallIn: boolean;
  readonly asked: boolean;
}

/** Of the points of an action those that are small: what they weigh depends on what they are about alone. */
const isSmall = (action: AnyAction, point: FilledIn): boolean => action.gravity(point) === 'small';

/** @param of the act whose calling in was refused; undefined: the form of an act itself. */
async function showActs(c: Ctx, form: FormState, of?: string): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const say = m.coop.acts;
  const acts = await smallActs(deps.db);
  const [names, proposals, actions, reader, needed] = await Promise.all([
    memberNames(
      deps.db,
      acts.map(({ member }) => member),
    ),
    proposalsByIds(
      deps.db,
      viewer,
      acts.flatMap(({ proposal }) => proposal ?? []),
    ),
    viewer ? smallActions(deps.db, viewer) : [],
    standingOf(c),
    callInNeeds(deps.db),
  ]);
  const offers = await offersOf(deps.db, m, actions, isSmall);
  const own = new Set(reader.memberships.flatMap(({ id, status }) => (status === 'voting' ? [id] : [])));
  const shown = acts.map((one): Shown => {
    const asked = one.calledInBy.some((id) => own.has(id));
    return {
      act: one,
      by: names.get(one.member),
      proposal: one.proposal === null ? undefined : proposals.get(one.proposal),
      mayCallIn: own.size > 0 && one.proposal === null && !asked,
      asked,
    };
  });
  const said = saidIn(c, { done: say.done, called: say.called });
  return show(
    c,
    <CoopSubPage tab="roles" title={say.title} canonical={PATH} done={said}>
      <p class="lede">{say.lede}</p>
      {!of && <ErrorSummary errors={form.errors} sentence={form.sentence} />}
      {offers.length > 0 && (
        <Section id="act" title={say.act}>
          <p>{say.actText}</p>
          <Offers path={PATH} offers={offers} form={of ? freshForm() : form} say={say} />
        </Section>
      )}
      {shown.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        shown.map((one) => <Act shown={one} needed={needed} form={one.act.id === of ? form : undefined} />)
      )}
    </CoopSubPage>,
    form.status,
  );
}

function Act({ shown, needed, form }: { shown: Shown; needed: number; form: FormState | undefined }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.acts;
  const { act: done, by, proposal, mayCallIn, asked } = shown;
  const icon = actionIcon(done.action);
  return (
    <article class="stack flow-3" id={`act-${done.id}`}>
      <b>{f.moment(done.at, now)}</b>
      {by && <p class="small muted">{say.by(shownName(by, m.coop.register.erased))}</p>}
      <Changes changes={changesWords(m, f, done).map(({ what, before, after }) => ({ icon, what, before, after }))} />
      <p dir="auto">{done.reason}</p>
      {asked && !proposal && (
        <p class="small">
          {say.asked} {say.soFar(done.calledInBy.length, needed)}
        </p>
      )}
      {mayCallIn && (
        <Fold summary={`${say.callIn} (${say.soFar(done.calledInBy.length, needed)})`} open={form !== undefined}>
          <form class="stack" method="post" action={`${PATH}/${done.id}/call-in`} novalidate>
            {form && <ErrorSummary errors={underId(form, done.id)} sentence={form.sentence} />}
            <p>{say.callInText(needed)}</p>
            <TextArea
              name={`reason-${done.id}`}
              label={say.callInReason}
              rows={3}
              maxlength={1_000}
              value={form?.values[`reason-${done.id}`]}
              error={form?.errors['reason']}
              required
            />
            <div>
              <Button>{say.callIn}</Button>
            </div>
          </form>
        </Fold>
      )}
      {proposal && <More href={proposalPath(proposal)}>{say.vote}</More>}
    </article>
  );
}

const underId = ({ errors }: FormState, id: string): Record<string, string> =>
  errors['reason'] ? { [`reason-${id}`]: errors['reason'] } : {};

const LIMITS = { limits: [{ name: 'small-acts', per: 'person', times: 30, seconds: 3_600 }] } as const;

/** What is small: read by everybody, done by holders of mandates, called in by members. */
export const actsRoutes = [
  get(PATH, 'anyone', (c) => showActs(c, freshForm())),
  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const asked = await askedIn(c, fields);
          await act(c, (tx, actor) => smallAct(tx, actor, asked));
          return c.redirect(`${PATH}?done=done`, 303);
        },
        (form) => showActs(c, atTheirFields(form)),
      ),
    LIMITS,
  ),
  post(
    `${PATH}/:id/call-in`,
    'account',
    (c) => {
      const id = parseId<'small-act'>(c.req.param('id') ?? '');
      if (!id) throw notFound();
      return takeForm(
        c,
        async (fields) => {
          const { reason } = parseInput(v.object({ reason: optional(paragraphs(1_000)) }), {
            reason: fields[`reason-${id}`],
          });
          await act(c, (tx, actor) => callInAct(tx, actor, id, { reason }));
          return c.redirect(`${PATH}?done=called#act-${id}`, 303);
        },
        (form) => showActs(c, form, id),
      );
    },
    LIMITS,
  ),
];
