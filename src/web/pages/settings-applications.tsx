import * as v from 'valibot';
import {
  CIVIC_SCOPES,
  covers,
  createToken,
  letVote,
  revokeToken,
  type Scope,
  tokensOf,
  type TokenView,
} from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { choice, line, parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Button,
  ButtonLink,
  Choices,
  CopyField,
  ErrorSummary,
  Input,
  Line,
  Lines,
  More,
  Note,
  Paper,
  Section,
} from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/applications';
const DAY_MS = 86_400_000;
const LASTS = ['month', 'year', 'always'] as const;
const DAYS = { month: 30, year: 365, always: undefined };

const scope = choice(CIVIC_SCOPES as [Scope, ...Scope[]]);
const input = v.object({
  name: line(60),
  scopes: v.union(
    [
      v.array(scope),
      v.pipe(
        scope,
        v.transform((one) => [one]),
      ),
    ],
    'missing',
  ),
  lasts: choice(LASTS),
});

/** Whether a program votes for its person; undefined for those that show no polls. */
function votes({ scopes }: TokenView): boolean | undefined {
  const granted = new Set(scopes);
  return covers(granted, 'write:statuses') ? covers(granted, 'write:votes') : undefined;
}

function Tokens({ tokens, isMember }: { tokens: readonly TokenView[]; isMember: boolean }) {
  const { m, now } = usePage();
  const words = m.api.tokens;
  const f = useFormats();
  if (tokens.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <Lines>
      {tokens.flatMap((token) => [
        <Line
          icon="key-round"
          title={<bdi>{token.name}</bdi>}
          detail={
            <>
              {f.list(token.scopes)}
              <br />
              {[
                words.since(f.date(token.createdAt)),
                ...(token.expiresAt ? [words.until(f.date(token.expiresAt))] : []),
                token.seenAt ? words.used(f.day(token.seenAt, now)) : words.never,
              ].join(', ')}
            </>
          }
          value={
            <form method="post" action={`${PATH}/${token.id}/revoke`}>
              <Button kind="quiet" label={`${words.revoke}: ${token.name}`}>
                {words.revoke}
              </Button>
            </form>
          }
        />,
        isMember && votes(token) !== undefined && <Voting token={token} may={votes(token) === true} />,
      ])}
    </Lines>
  );
}

/** Whether polls in a program are votes. */
function Voting({ token, may }: { token: TokenView; may: boolean }) {
  const words = usePage().m.api.tokens;
  return (
    <Line
      icon="vote"
      title={may ? words.votes(token.name) : words.votesNot(token.name)}
      value={
        <form method="post" action={`${PATH}/${token.id}/${may ? 'no-vote' : 'vote'}`}>
          <Button kind="quiet" label={`${may ? words.noVote : words.vote}: ${token.name}`}>
            {may ? words.noVote : words.vote}
          </Button>
        </form>
      }
    />
  );
}

async function showTokens(c: Ctx, form: FormState & { chosen?: readonly string[] }, done?: string) {
  const { m, deps } = c.var;
  const words = m.api.tokens;
  const tokens = await tokensOf(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={words.title} done={done}>
      <p>{words.lede}</p>
      <Tokens tokens={tokens} isMember={(await standingOf(c)).isMember} />
      <Section id="make" title={words.make}>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <Paper form={{ action: PATH }}>
          <Input
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={form.values.name}
            error={form.errors.name}
            maxlength={60}
            required
          />
          <Choices
            name="scopes"
            type="checkbox"
            legend={words.scopes}
            error={form.errors.scopes}
            value={form.chosen ?? []}
            options={CIVIC_SCOPES.map((value) => ({ value, label: m.api.scopes[value], note: <code>{value}</code> }))}
          />
          <Choices
            name="lasts"
            legend={words.lasts}
            error={form.errors.lasts}
            value={form.values.lasts ?? 'year'}
            options={LASTS.map((value) => ({ value, label: words[value] }))}
          />
          <Button kind="primary" big full>
            {words.make}
          </Button>
        </Paper>
      </Section>
      <More href="/developers">{words.docs}</More>
    </SettingsPage>,
    form.status,
  );
}

/** The token itself, this once. */
const Made = ({ secret }: { secret: string }) => {
  const words = usePage().m.api.tokens;
  return (
    <SettingsPage title={words.madeTitle} back={{ href: PATH, label: words.title }}>
      <Note icon="key-round" tone="amber">
        {words.once}
      </Note>
      <CopyField label={words.token} value={secret} />
      <ButtonLink href={PATH} kind="primary">
        {words.done}
      </ButtonLink>
    </SettingsPage>
  );
};

/** The programs that act for somebody. */
export const applicationRoutes = [
  get(PATH, 'account', (c) => showTokens(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) => {
    let chosen: readonly string[] = [];
    return takeForm(
      c,
      async (fields) => {
        chosen = [fields.scopes].flat().filter((one) => typeof one === 'string');
        const { name, scopes, lasts } = parseInput(input, fields);
        const days = DAYS[lasts];
        const { secret } = await c.var.deps.transact((tx) =>
          createToken(tx, viewerOf(c), {
            name,
            scopes,
            expiresAt: days === undefined ? undefined : new Date(tx.now.getTime() + days * DAY_MS),
          }),
        );
        // Never kept by the browser, nor by what stands between.
        c.header('cache-control', 'no-store');
        return show(c, <Made secret={secret} />);
      },
      (form) => showTokens(c, { ...form, chosen }),
    );
  }),

  ...(['vote', 'no-vote'] as const).map((word) =>
    post(`${PATH}/:id/${word}`, 'account', async (c) => {
      const token = parseId<'token'>(c.req.param('id') ?? '');
      if (!token) throw notFound();
      await c.var.deps.transact((tx) => letVote(tx, viewerOf(c), token, word === 'vote'));
      return c.redirect(withDone(PATH, 'saved'), 303);
    }),
  ),

  post(`${PATH}/:id/revoke`, 'account', async (c) => {
    const token = parseId<'token'>(c.req.param('id') ?? '');
    if (!token) throw notFound();
    await c.var.deps.transact((tx) => revokeToken(tx, viewerOf(c), token));
    return c.redirect(withDone(PATH, 'tokenRevoked'), 303);
  }),
];
