import {
  cite,
  citeFields,
  offerAmendment,
  offerFields,
  paragraphsOf,
  type Proposal,
  summarise,
  summaryFields,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { actingMember } from '#membership';
import { notFound, Refusal } from '#refusal';
import type { Child } from 'hono/jsx';
import { act, viewerOf } from '../act.ts';
import { Band, Button, ErrorSummary, Input, Paper, TextArea } from '../components.ts';
import { AsItStands } from '../components/clauses.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { proposalOf } from '../proposal-view.ts';
import { show } from '../show.ts';
import { langOf } from './decision-words.tsx';
import { proposalPath } from './proposal-words.ts';

const PUBLISHED = ':n{[0-9]+}';
const TALK = { name: 'talk', per: 'person', times: 60, seconds: 3_600 } as const;

/** A page with one form about a proposal: who is no member is told so before they write. */
interface TalkForm {
  /** The end of its address. */
  readonly at: string;
  /** What it begins with. */
  readonly fresh: (c: Ctx, proposal: Proposal) => FormState;
  readonly page: (proposal: Proposal, form: FormState, c: Ctx) => Child;
  readonly take: (c: Ctx, proposal: Proposal, fields: Record<string, unknown>) => Promise<unknown>;
  /** Where it leads back to on the page. */
  readonly anchor: string;
  /** Of which: one that is published, unless told. */
  readonly of?: 'drafts/:id';
}

const talkForm = ({ at, fresh, page, take, anchor, of }: TalkForm) => [
  get(`/d/${of ?? PUBLISHED}/${at}`, 'account', async (c) => {
    const proposal = await proposalOf(c);
    await actingMember(c.var.deps.db, viewerOf(c));
    return show(c, page(proposal, fresh(c, proposal), c));
  }),
  post(
    `/d/${of ?? PUBLISHED}/${at}`,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const proposal = await proposalOf(c);
          await take(c, proposal, fields);
          return c.redirect(proposalPath(proposal, `#${anchor}`), 303);
        },
        async (form) => show(c, page(await proposalOf(c), form, c), form.status),
      ),
    { limits: [TALK] },
  ),
];

const CITING: TalkForm = {
  at: 'cite',
  anchor: 'citations',
  fresh: () => freshForm(),
  page: (proposal, form) => <CitePage proposal={proposal} form={form} />,
  take: (c, proposal, fields) => {
    const input = parseInput(citeFields, fields);
    const actor = viewerOf(c);
    const { deps } = c.var;
    return deps.transact((tx) => cite(tx, actor, proposal.id, input, deps.config.origin));
  },
};

export const talkForms = [
  ...talkForm({
    at: 'amend',
    anchor: 'amendments',
    fresh(c, proposal) {
      const standing = paragraphsOf(proposal.body)[placeIn(c)];
      if (standing === undefined) throw notFound();
      if (proposal.state !== 'discussion') throw new Refusal(409, (m) => m.talk.faults.notInDiscussion);
      return freshForm({ original: standing, replacement: standing });
    },
    page: (proposal, form, c) => <OfferPage proposal={proposal} place={placeIn(c)} form={form} />,
    take: (c, proposal, fields) => {
      const input = parseInput(offerFields, { ...fields, paragraph: placeIn(c) });
      return act(c, (tx, actor) => offerAmendment(tx, actor, proposal.id, input));
    },
  }),
  ...talkForm({
    at: 'summary',
    anchor: 'summary',
    fresh: () => freshForm(),
    page: (proposal, form) => <SummaryPage proposal={proposal} form={form} />,
    take: (c, proposal, fields) => {
      const input = parseInput(summaryFields, fields);
      const actor = viewerOf(c);
      return c.var.deps.transact((tx) => summarise(tx, actor, proposal.id, input));
    },
  }),
  ...talkForm(CITING),
  ...talkForm({ ...CITING, of: 'drafts/:id' }),
];

/** The paragraph that `?p=` names, from 0. @throws Refusal 404. */
function placeIn(c: Ctx): number {
  const text = c.req.query('p') ?? '';
  if (!/^[1-9]\d{0,4}$/.test(text)) throw notFound();
  return Number(text) - 1;
}

/** The frame of such a page. */
function FormPage(props: {
  proposal: Proposal;
  heading: string;
  intro: string;
  form: FormState;
  action: string;
  button: string;
  status?: string;
  children?: Child;
}) {
  const { locale } = usePage();
  const { proposal, heading, intro, form, action, button, status, children } = props;
  return (
    <MemberPage
      title={heading}
      place="decide"
      back={{ href: proposalPath(proposal), label: proposal.title }}
      unlisted
      noCompose
    >
      <Band>
        <h1>{heading}</h1>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <p>{intro}</p>
        <Paper
          icon="vote"
          what={<span lang={langOf(proposal, locale)}>{proposal.title}</span>}
          status={status}
          form={{ action: proposalPath(proposal, `/${action}`) }}
        >
          {children}
          <Button kind="primary" big full>
            {button}
          </Button>
        </Paper>
      </Band>
    </MemberPage>
  );
}

const fieldsOf = (form: FormState) => (name: string) => ({
  name,
  value: form.values[name],
  error: form.errors[name],
});

function OfferPage({ proposal, place, form }: { proposal: Proposal; place: number; form: FormState }) {
  const { m, locale } = usePage();
  const say = m.talk.amendments;
  const field = fieldsOf(form);
  const original = form.values['original'] ?? '';
  return (
    <FormPage
      proposal={proposal}
      heading={say.heading}
      intro={say.intro}
      form={form}
      action={`amend?p=${place + 1}`}
      button={say.button}
      status={say.paragraph(place + 1)}
    >
      <AsItStands label={say.now} text={original} lang={langOf(proposal, locale)} />
      <TextArea
        {...field('replacement')}
        label={say.wanted}
        hint={say.wantedHint}
        rows={Math.min(16, 4 + Math.ceil(original.length / 60))}
        maxlength={10_000}
      />
      <TextArea {...field('why')} label={say.why} hint={say.whyHint} rows={3} maxlength={1_000} required />
      <input type="hidden" name="original" value={original} />
    </FormPage>
  );
}

function SummaryPage({ proposal, form }: { proposal: Proposal; form: FormState }) {
  const { m } = usePage();
  const say = m.talk.summary;
  return (
    <FormPage
      proposal={proposal}
      heading={say.heading}
      intro={say.intro}
      form={form}
      action="summary"
      button={say.button}
    >
      <TextArea {...fieldsOf(form)('text')} label={say.text} hint={say.textHint} rows={14} maxlength={8_000} required />
    </FormPage>
  );
}

function CitePage({ proposal, form }: { proposal: Proposal; form: FormState }) {
  const { m } = usePage();
  const say = m.talk.citations;
  const field = fieldsOf(form);
  return (
    <FormPage proposal={proposal} heading={say.heading} intro={say.intro} form={form} action="cite" button={say.button}>
      <Input {...field('label')} label={say.label} hint={say.labelHint} maxlength={160} required />
      <Input {...field('address')} label={say.address} hint={say.addressHint} maxlength={2_000} optional />
      <TextArea {...field('text')} label={say.text} hint={say.textHint} rows={8} maxlength={10_000} optional />
    </FormPage>
  );
}
