import {
  type Campaign,
  HidingInput,
  hideReason,
  mayOrganise,
  type Reason,
  reasonsPage,
  type ReasonsPage,
  showReason,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { readingOf } from '../campaign-view.ts';
import { Breadcrumb, Button, Empty, ErrorSummary, Input, More, Pager, Section } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising } from './organising.tsx';
import { SmallForm } from './small-form.tsx';

async function showReasons(c: Ctx, form: FormState) {
  const campaign = await readingOf(c);
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1));
  const leads = c.var.viewer !== undefined && mayOrganise(c.var.viewer);
  const found = await reasonsPage(c.var.deps.db, campaign.id, { page, hidden: leads });
  return show(c, <ReasonsList campaign={campaign} found={found} page={page} leads={leads} form={form} />, form.status);
}

const does = organising({
  at: 'reasons',
  after: () => '/reasons',
  again: (c, _campaign, form) => showReasons(c, form),
  limit: { name: 'reasons', times: 240 },
});

function reasonIn({ reason }: Record<string, unknown>) {
  const id = typeof reason === 'string' ? parseId<'signature'>(reason) : undefined;
  if (!id) throw notFound();
  return id;
}

export const reasonRoutes = [
  get('/c/:slug/reasons', 'anyone', (c) => showReasons(c, freshForm())),

  does('hide', (c, { id }, fields) => {
    const input = parseInput(HidingInput, fields);
    return c.var.deps.transact((tx) => hideReason(tx, viewerOf(c), id, reasonIn(fields), input));
  }),
  does('show', (c, { id }, fields) => c.var.deps.transact((tx) => showReason(tx, viewerOf(c), id, reasonIn(fields)))),
];

function ReasonWords({ reason }: { reason: Reason }) {
  const { m } = usePage();
  const f = useFormats();
  const { text, firstName, place, writtenAt } = reason;
  return (
    <>
      <blockquote dir="auto">{text}</blockquote>
      <p class="by">
        <bdi>{firstName || m.beside.reasons.somebody}</bdi>
        {place && (
          <>
            , <bdi>{place}</bdi>
          </>
        )}
        {' · '}
        {f.date(writtenAt)}
      </p>
    </>
  );
}

/** The newest few, on the page of the campaign. */
export function Reasons({ campaign, reasons }: { campaign: Campaign; reasons: readonly Reason[] }) {
  const { m } = usePage();
  const say = m.beside.reasons;
  if (reasons.length === 0) return null;
  return (
    <Section id="reasons" title={say.title} more={<More href={campaignPath(campaign, '/reasons')}>{say.all}</More>}>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li>
            <ReasonWords reason={reason} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** All of them; organisers read the hidden ones too, and hide and show. */
function ReasonsList(props: { campaign: Campaign; found: ReasonsPage; page: number; leads: boolean; form: FormState }) {
  const { campaign, found, page, leads, form } = props;
  const { m } = usePage();
  const say = m.beside.reasons;
  const here = campaignPath(campaign, '/reasons');
  return (
    <PublicPage title={`${say.title} · ${campaign.title}`} canonical={here} width="column">
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.title}</h1>
      {found.reasons.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        <>
          <p class="muted">{say.text}</p>
          <ul class="reasons">
            {found.reasons.map((reason) => (
              <li class={reason.hiddenBecause === null ? undefined : 'hidden-one'}>
                <ReasonWords reason={reason} />
                {leads && <Moderation reason={reason} here={here} form={form} />}
              </li>
            ))}
          </ul>
          <Pager older={found.more ? `${here}?page=${page + 1}` : undefined} />
        </>
      )}
    </PublicPage>
  );
}

function Moderation({ reason, here, form }: { reason: Reason; here: string; form: FormState }) {
  const { m } = usePage();
  const say = m.beside.reasons;
  const refused = form.status !== 200 && form.values['reason'] === reason.id;
  const which = <input type="hidden" name="reason" value={reason.id} />;
  if (reason.hiddenBecause !== null) {
    return (
      <form method="post" action={`${here}/show`} class="row">
        {which}
        <span class="small">{say.hidden(reason.hiddenBecause)}</span>
        <Button>{say.show}</Button>
      </form>
    );
  }
  return (
    <SmallForm title={say.hide} action={`${here}/hide`} button={say.hide} danger {...(refused && { refused: form })}>
      {which}
      {refused ? (
        <Input
          name="because"
          label={say.because}
          hint={say.becauseHint}
          value={form.values['because']}
          error={form.errors['because']}
          maxlength={200}
          required
        />
      ) : (
        // Many such fields stand on a page, so none has an id.
        <label class="label">
          {say.because} <input class="input" name="because" maxlength={200} required />
          <span class="hint">{say.becauseHint}</span>
        </label>
      )}
    </SmallForm>
  );
}
