import {
  type Campaign,
  type Commitment,
  COMMITMENT_KINDS,
  type CommitmentKind,
  type ConfirmedSigner,
  LANGUAGES,
  LONGEST_REASON,
  makeCommitment,
  MOST_LANGUAGES,
  ownCommitments,
  ownReason,
  type Reason,
  ReasonInput,
  signerOfLink,
  withdrawCommitment,
  withdrawPath,
  withdrawReason,
  writeReason,
} from '#campaigns';
import type { Db } from '#db';
import { type Ctx, get, post } from '#http';
import { format } from '#i18n';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { deskOf } from '../campaign-desk.ts';
import { readingOf } from '../campaign-view.ts';
import {
  Breadcrumb,
  Button,
  Checkbox,
  ErrorSummary,
  Fold,
  Input,
  Note,
  Row,
  Select,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { Ended } from './mailed-button.tsx';
import { languageName } from './petition-languages.tsx';

const LARGEST_FORM = 16_384;
const SAYING = { name: 'mine', per: 'address', times: 120, seconds: 600 } as const;

/** What a signer has added, behind the link of their mail. */
export interface Mine {
  readonly signer: ConfirmedSigner;
  readonly token: string;
  readonly reason: Reason | undefined;
  readonly commitments: readonly Commitment[];
}

/** @returns undefined when the link is of no signature that counts, or of another campaign's. */
export async function mineOf(db: Db, campaign: Campaign, token: string): Promise<Mine | undefined> {
  const signer = await signerOfLink(db, token);
  if (signer?.campaign !== campaign.id) return undefined;
  const [reason, commitments] = await Promise.all([
    ownReason(db, signer.signature),
    ownCommitments(db, signer.signature),
  ]);
  return { signer, token, reason, commitments };
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

async function showMine(c: Ctx, form: FormState, what?: string) {
  const campaign = await readingOf(c);
  const mine = await mineOf(c.var.deps.db, campaign, tokenOf(c));
  const { unknown, unknownText } = c.var.m.beside;
  if (!mine) return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
  const done = c.req.query('done');
  return show(c, <MinePage campaign={campaign} mine={mine} form={form} what={what} done={done} />, form.status);
}

/** A form of the page: each saves or takes back one thing. */
const says = (what: string, work: (c: Ctx, token: string, fields: Record<string, unknown>) => Promise<unknown>) =>
  post(
    `/c/:slug/mine/:token/${what}`,
    'anyone',
    async (c) => {
      const campaign = await readingOf(c);
      const token = tokenOf(c);
      if (!(await mineOf(c.var.deps.db, campaign, token))) return showMine(c, freshForm());
      return takeForm(
        c,
        async (fields) => {
          const back = fields['back'] !== undefined;
          await work(c, token, fields);
          deskOf(c.var.deps).changed(campaign);
          return c.redirect(campaignPath(campaign, `/mine/${token}?done=${back ? 'gone' : 'saved'}`), 303);
        },
        (form) => showMine(c, form, what === 'commitment' ? form.values['kind'] : what),
      );
    },
    { limits: [SAYING], maxBytes: LARGEST_FORM },
  );

function kindIn(fields: Record<string, unknown>): CommitmentKind {
  const kind = COMMITMENT_KINDS.find((one) => one === fields['kind']);
  if (!kind) throw notFound();
  return kind;
}

export const mineRoutes = [
  get('/c/:slug/mine/:token', 'anyone', (c) => showMine(c, freshForm())),

  says('reason', (c, token, fields) => {
    const { transact } = c.var.deps;
    if (fields['back'] !== undefined) return transact((tx) => withdrawReason(tx, token));
    const input = parseInput(ReasonInput, fields);
    return transact((tx) => writeReason(tx, token, input));
  }),

  says('commitment', (c, token, fields) => {
    const kind = kindIn(fields);
    const { transact } = c.var.deps;
    if (fields['back'] !== undefined) return transact((tx) => withdrawCommitment(tx, token, kind));
    return transact((tx) => makeCommitment(tx, token, kind, fields));
  }),
];

function MinePage(props: {
  campaign: Campaign;
  mine: Mine;
  form: FormState;
  what?: string | undefined;
  done?: string | undefined;
}) {
  const { campaign, mine, form, what, done } = props;
  const { m } = usePage();
  const say = m.beside;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      {done !== undefined && <Note icon="check">{done === 'gone' ? say.gone : say.saved}</Note>}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.title}</h1>
      <p class="lede">{say.lede}</p>
      <MineForms campaign={campaign} mine={mine} form={form} what={what} />
      <p class="small muted">
        <a href={withdrawPath(campaign.slug, mine.token)}>{m.campaigns.withdraw.title}</a>
      </p>
    </PublicPage>
  );
}

/** A fold for each thing that may be added; what is said already stands beside its name. */
export function MineForms(props: { campaign: Campaign; mine: Mine; form?: FormState; what?: string | undefined }) {
  const { campaign, mine, form = freshForm(), what } = props;
  const { asks } = mine.signer;
  const part = { campaign, mine };
  const given = (kind: string) => (kind === what ? form : freshForm());
  return (
    <Stack space={3}>
      {(asks.includes('reason') || mine.reason) && (
        <ReasonForm {...part} form={given('reason')} open={what === 'reason'} />
      )}
      {COMMITMENT_KINDS.filter((kind) => asks.includes(kind) || mine.commitments.some((one) => one.kind === kind)).map(
        (kind) => (
          <CommitmentForm {...part} kind={kind} form={given(kind)} open={what === kind} />
        ),
      )}
    </Stack>
  );
}

interface Part {
  campaign: Campaign;
  mine: Mine;
  form: FormState;
  open: boolean;
}

/** Save, and take back what is there. */
function SaveOrTakeBack({ save, there }: { save: string; there: boolean }) {
  const say = usePage().m.beside;
  return (
    <Row>
      <Button>{save}</Button>
      {there && (
        <Button kind="quiet" name="back" value="1">
          {say.takeBack}
        </Button>
      )}
    </Row>
  );
}

function ReasonForm({ campaign, mine, form, open }: Part) {
  const { m } = usePage();
  const say = m.beside.reason;
  const { signer, token, reason } = mine;
  const [firstName = ''] = signer.name.split(/\s+/);
  const shown = reason ?? {
    text: '',
    firstName: signer.showName ? firstName : '',
    place: signer.showName ? signer.place : '',
  };
  const refused = form.status !== 200;
  const field = (name: string, kept: string) => ({
    name,
    value: refused ? form.values[name] : kept,
    error: form.errors[name],
  });
  return (
    <Fold
      summary={
        <span>
          {say.title}
          {reason && (
            <span class="muted">
              {' · '}
              <bdi>{reason.text.length > 40 ? `${reason.text.slice(0, 40)}…` : reason.text}</bdi>
            </span>
          )}
        </span>
      }
      open={open}
    >
      <form class="stack flow-3" method="post" action={campaignPath(campaign, `/mine/${token}/reason`)} novalidate>
        {reason && <p class="small">{reason.hiddenBecause === null ? say.public : say.hidden(reason.hiddenBecause)}</p>}
        <TextArea
          {...field('reason', shown.text)}
          label={say.label}
          hint={say.hint}
          rows={3}
          maxlength={LONGEST_REASON}
          required
        />
        <Input
          {...field('firstName', shown.firstName)}
          label={say.firstName}
          hint={say.firstNameHint}
          maxlength={40}
          autocomplete="given-name"
          optional
        />
        <Input
          {...field('place', shown.place)}
          label={say.place}
          maxlength={80}
          autocomplete="address-level2"
          optional
        />
        <Checkbox
          name="publish"
          checked={refused ? Boolean(form.values['publish']) : reason !== undefined}
          error={form.errors['publish']}
        >
          {say.publish}
        </Checkbox>
        <SaveOrTakeBack save={say.save} there={reason !== undefined} />
      </form>
    </Fold>
  );
}

/** What is said of a kind, in a line. */
export function useCommitmentWords(pledgesIn: string): (commitment: Commitment) => string {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.beside.kinds;
  return ({ kind, quantity, since, words, languages }) => {
    switch (kind) {
      case 'shares':
        return say.shares.own(quantity ?? 0, format.formatsFor(locale, 'UTC').date(new Date(since ?? 0)));
      case 'pledge':
        return f.money({ amount: BigInt(quantity ?? 0), currency: pledgesIn }, { short: true });
      case 'language':
        return f.list(languages.map((one) => languageName(one, locale)));
      case 'skill':
      case 'place':
        return words;
    }
  };
}

function CommitmentForm({ campaign, mine, kind, form, open }: Part & { kind: CommitmentKind }) {
  const { m } = usePage();
  const say = m.beside;
  const words = useCommitmentWords(campaign.pledgesIn);
  const made = mine.commitments.find((one) => one.kind === kind);
  return (
    <Fold
      summary={
        <span>
          {say.kinds[kind].title}
          {made && (
            <span class="muted">
              {' · '}
              <bdi>{words(made)}</bdi>
            </span>
          )}
        </span>
      }
      open={open}
    >
      <form
        class="stack flow-3"
        method="post"
        action={campaignPath(campaign, `/mine/${mine.token}/commitment`)}
        novalidate
      >
        <input type="hidden" name="kind" value={kind} />
        <CommitmentFields kind={kind} made={made} form={form} pledgesIn={campaign.pledgesIn} />
        <label class="choice">
          <input
            type="checkbox"
            name="mayWrite"
            checked={form.status === 200 ? made?.mayWrite : Boolean(form.values['mayWrite'])}
          />
          <span>
            {say.mayWrite} <span class="muted">({m.ui.optional})</span>
          </span>
        </label>
        <SaveOrTakeBack save={say.save} there={made !== undefined} />
      </form>
    </Fold>
  );
}

function CommitmentFields(props: {
  kind: CommitmentKind;
  made: Commitment | undefined;
  form: FormState;
  pledgesIn: string;
}) {
  const { kind, made, form, pledgesIn } = props;
  const { m, locale } = usePage();
  const say = m.beside.kinds;
  const field = (name: string, kept: string | number | null | undefined) => ({
    name,
    value: form.status === 200 ? (kept ?? '') : form.values[name],
    error: form.errors[name],
  });
  switch (kind) {
    case 'shares':
      return (
        <>
          <Input {...field('shares', made?.quantity)} label={say.shares.label} inputmode="numeric" required />
          <Input
            {...field('since', made?.since)}
            type="date"
            label={say.shares.since}
            hint={say.shares.sinceHint}
            required
          />
        </>
      );
    case 'pledge':
      return (
        <Input
          {...field('amount', made?.quantity && made.quantity / 100)}
          label={say.pledge.label(pledgesIn)}
          hint={say.pledge.hint}
          inputmode="numeric"
          required
        />
      );
    case 'skill':
      return <Input {...field('skill', made?.words)} label={say.skill.label} maxlength={140} required />;
    case 'place':
      return <Input {...field('offer', made?.words)} label={say.place.label} maxlength={140} required />;
    case 'language': {
      const names = LANGUAGES.map((value) => ({ value, label: languageName(value, locale) })).toSorted((a, b) =>
        a.label.localeCompare(b.label, locale),
      );
      return (
        <>
          {Array.from({ length: MOST_LANGUAGES }, (_, i) => (
            <Select
              name={i === 0 ? 'languages' : `languages.${i}`}
              label={i === 0 ? say.language.label : say.language.another}
              options={[{ value: '', label: say.language.choose }, ...names]}
              value={made?.languages[i] ?? ''}
              error={i === 0 ? form.errors['languages'] : undefined}
              optional={i > 0}
            />
          ))}
        </>
      );
    }
  }
}
