import {
  askForSignInLink,
  canonicalEmail,
  deviceOf,
  emailInput,
  endSession,
  oneTimeState,
  renewLink,
  signInInput,
  signInWithLink,
  signInWithPassword,
} from '#accounts';
import { clearSessionCookie, countCall, type Ctx, get, keepOpener, localPath, post, readFields, setSessionCookie } from '#http'; // prettier-ignore
import { parseInput } from '#input';
import { Button, ErrorSummary, Icon, Input, Note, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { show } from '../show.ts';
import { LinkEnded, LookAtYourMail } from './mailed-link.tsx';

const TOKEN = ':token{[\\w-]+}';
const AFTER = '/home';

/** Who comes from an application goes back to it in the window that it opened. */
const towards = (c: Ctx, next: string): void => {
  if (next.startsWith('/oauth/authorize?')) keepOpener(c);
};

const showSignIn = (c: Ctx, form: FormState, said?: string) => {
  const { m } = c.var;
  const { signIn, fields } = m.accounts;
  const next = form.values.next ?? '';
  towards(c, next);
  return show(
    c,
    <PublicPage title={signIn.title} width="narrow" canonical="/sign-in" scripts={['passkey.js']}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {said && <Note icon="check">{said}</Note>}
      <h1>{signIn.title}</h1>
      <Paper icon="log-in" what={signIn.what} form={{ action: '/sign-in' }}>
        <Input
          name="email"
          type="email"
          inputmode="email"
          autocomplete="username"
          label={fields.email}
          value={form.values.email}
          error={form.errors.email}
        />
        <Input
          name="password"
          type="password"
          autocomplete="current-password"
          label={fields.password}
          error={form.errors.password}
        />
        {next && <input type="hidden" name="next" value={next} />}
        <Button kind="primary" big full>
          {signIn.submit}
        </Button>
        <p class="center small muted">{signIn.or}</p>
        <Button full icon="mail" name="way" value="link">
          {signIn.byLink}
        </Button>
        <button
          class="btn full"
          type="button"
          hidden
          data-passkey="sign-in"
          data-next={next}
          data-refused={m.accounts.waysIn.browserRefused}
        >
          <Icon name="fingerprint-pattern" />
          {signIn.byPasskey}
        </button>
        <p class="err" data-passkey-says hidden role="alert" />
        <p class="hint">{signIn.byLinkHint}</p>
      </Paper>
      <p class="small muted">
        {signIn.noAccount} <a href={next ? `/join?next=${encodeURIComponent(next)}` : '/join'}>{signIn.join}</a>
      </p>
    </PublicPage>,
    form.status,
  );
};

async function takeSignIn(c: Ctx, fields: Record<string, unknown>): Promise<Response> {
  const { deps, locale } = c.var;
  const next = localPath(fields.next, '');
  towards(c, next);
  if (fields.way === 'link') {
    const { email } = parseInput(emailInput, fields);
    await deps.transact((tx) =>
      askForSignInLink(tx, { email, locale, origin: deps.config.origin, ...(next && { next }) }),
    );
    deps.wake.mail();
    return show(c, <LookAtYourMail address={email} retry="/sign-in" />);
  }
  const input = parseInput(signInInput, fields);
  countCall(c, { name: 'sign in as', times: 25, seconds: 3_600 }, canonicalEmail(input.email));
  const opened = await signInWithPassword(deps, { ...input, device: deviceOf(c.req.header('user-agent')) });
  setSessionCookie(c, opened.secret, opened.expires);
  return c.redirect(next || AFTER, 303);
}

/** Signing in by password or by a link, and out. */
export const signInRoutes = [
  get('/sign-in', 'anyone', (c) => {
    const next = localPath(c.req.query('next'), '');
    if (c.var.viewer) return c.redirect(next || AFTER, 303);
    if (c.req.query('sent') !== undefined) return show(c, <LookAtYourMail retry="/sign-in" />);
    return showSignIn(
      c,
      freshForm({ next }),
      c.req.query('out') === undefined ? undefined : c.var.m.accounts.signIn.done,
    );
  }),

  post(
    '/sign-in',
    'anyone',
    (c) =>
      takeForm(
        c,
        (fields) => takeSignIn(c, fields),
        (form) => showSignIn(c, form),
      ),
    {
      limits: [{ name: 'sign in', per: 'address', times: 25, seconds: 300 }],
    },
  ),

  get(`/sign-in/${TOKEN}`, 'anyone', async (c) => {
    const token = c.req.param('token') ?? '';
    const { m, deps } = c.var;
    const link = await oneTimeState(deps.db, 'sign-in', token);
    if (link.state !== 'good') return ended(c, link.state, token);
    const { signIn } = m.accounts;
    return show(
      c,
      <PublicPage title={signIn.fromLinkTitle} width="narrow" unlisted>
        <h1>{signIn.fromLinkTitle}</h1>
        <p class="lede">{signIn.fromLink}</p>
        <form method="post" action={`/sign-in/${token}`}>
          <Button kind="primary" big full icon="log-in">
            {signIn.submit}
          </Button>
        </form>
        <p class="small muted">{signIn.fromLinkWhy}</p>
      </PublicPage>,
    );
  }),

  post(
    `/sign-in/${TOKEN}`,
    'anyone',
    async (c) => {
      const token = c.req.param('token') ?? '';
      const { deps } = c.var;
      const link = await oneTimeState(deps.db, 'sign-in', token);
      if (link.state !== 'good') return ended(c, link.state, token);
      const opened = await deps.transact((tx) =>
        signInWithLink(tx, { token, device: deviceOf(c.req.header('user-agent')) }),
      );
      setSessionCookie(c, opened.secret, opened.expires);
      return c.redirect(localPath(opened.next, AFTER), 303);
    },
    { limits: [{ name: 'sign in', per: 'address', times: 25, seconds: 300 }] },
  ),

  post(
    `/sign-in/${TOKEN}/again`,
    'anyone',
    async (c) => {
      const { deps } = c.var;
      const link = await oneTimeState(deps.db, 'sign-in', c.req.param('token') ?? '');
      if (link.state === 'unknown') return c.redirect('/sign-in', 303);
      await deps.transact((tx) => renewLink(tx, link.token, deps.config.origin));
      deps.wake.mail();
      return c.redirect('/sign-in?sent', 303);
    },
    { limits: [{ name: 'sign in', per: 'address', times: 25, seconds: 300 }] },
  ),

  post('/sign-out', 'person', async (c) => {
    const { deps, viewer } = c.var;
    if (viewer) await deps.transact((tx) => endSession(tx, viewer, viewer.session));
    clearSessionCookie(c);
    // Where somebody goes on as somebody else.
    const next = localPath((await readFields(c))['next'], '');
    return c.redirect(`/sign-in?out${next && `&next=${encodeURIComponent(next)}`}`, 303);
  }),
];

const ended = (c: Ctx, state: 'used' | 'expired' | 'unknown', token: string) =>
  show(c, <LinkEnded state={state} door="/sign-in" token={token} />, state === 'unknown' ? 404 : 410);
