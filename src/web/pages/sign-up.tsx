import { completeJoining, deviceOf, emailInput, joinByEmail, joiningInput, oneTimeState, renewLink } from '#accounts';
import { type Ctx, get, localPath, post, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { Button, ErrorSummary, Input, Note, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { show } from '../show.ts';
import { LinkEnded, LookAtYourMail } from './mailed-link.tsx';

const TOKEN = ':token{[\\w-]+}';

const showJoin = (c: Ctx, form: FormState) => {
  const { m, deps } = c.var;
  const { join, fields } = m.accounts;
  const next = form.values.next ?? '';
  return show(
    c,
    <PublicPage title={join.title} width="narrow" canonical="/join" description={join.lede(deps.settings.current.name)}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{join.title}</h1>
      <p class="lede">{join.lede(deps.settings.current.name)}</p>
      {deps.settings.current.registration === 'closed' ? (
        <Note tone="amber">{m.decisions.registration.closedNow}</Note>
      ) : (
        <Paper icon="user-plus" what={join.what} status={join.duration} form={{ action: '/join' }}>
          <Input
            name="email"
            type="email"
            inputmode="email"
            autocomplete="email"
            label={fields.email}
            value={form.values.email}
            error={form.errors.email}
            required
          />
          {next && <input type="hidden" name="next" value={next} />}
          <Button kind="primary" big full>
            {join.submit}
          </Button>
          <p class="hint">{join.after}</p>
        </Paper>
      )}
      <p class="small muted">
        {join.already} <a href={withNext('/sign-in', next)}>{m.accounts.signIn.submit}</a>
      </p>
    </PublicPage>,
    form.status,
  );
};

const withNext = (path: string, next: string) => (next ? `${path}?next=${encodeURIComponent(next)}` : path);

const showComplete = async (c: Ctx, token: string, form: FormState) => {
  const { m, deps } = c.var;
  const { complete, fields } = m.accounts;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return show(
    c,
    <PublicPage title={complete.title} width="narrow" unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{complete.title}</h1>
      <Paper icon="user-plus" what={complete.what} form={{ action: `/join/${token}` }}>
        <Input
          {...field('displayName')}
          label={fields.displayName}
          hint={fields.displayNameHint}
          autocomplete="name"
          maxlength={60}
          required
        />
        <Input
          {...field('handle')}
          label={fields.handle}
          hint={fields.handleHint(new URL(deps.config.origin).host)}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxlength={30}
          required
        />
        <Input
          name="password"
          type="password"
          label={fields.password}
          hint={fields.passwordHint}
          error={form.errors.password}
          autocomplete="new-password"
          optional
        />
        <Button kind="primary" big full>
          {complete.submit}
        </Button>
        <p class="hint">
          {complete.agree} <a href="/about/rules">{complete.rules}</a>. {complete.here}{' '}
          <a href="/about/privacy">{complete.privacy}</a>.
        </p>
      </Paper>
    </PublicPage>,
    form.status,
  );
};

/** Opening an account: an address, a mail, a name. */
export const signUpRoutes = [
  get('/join', 'anyone', (c) => {
    const next = localPath(c.req.query('next'), '');
    if (c.var.viewer) return c.redirect(next || '/home', 303);
    if (c.req.query('sent') !== undefined) return show(c, <LookAtYourMail retry="/join" />);
    return showJoin(c, freshForm({ next }));
  }),

  post(
    '/join',
    'anyone',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const { email } = parseInput(emailInput, fields);
          const { deps, locale } = c.var;
          const next = localPath(fields.next, '');
          await deps.transact((tx) =>
            joinByEmail(tx, { email, locale, origin: deps.config.origin, ...(next && { next }) }),
          );
          deps.wake.mail();
          return show(c, <LookAtYourMail address={email} retry="/join" />);
        },
        (form) => showJoin(c, form),
      ),
    { limits: [{ name: 'join', per: 'address', times: 5, seconds: 1_800 }] },
  ),

  get(`/join/${TOKEN}`, 'anyone', async (c) => {
    const token = c.req.param('token') ?? '';
    const link = await oneTimeState(c.var.deps.db, 'join', token);
    if (link.state !== 'good') return ended(c, link.state, token);
    return showComplete(c, token, freshForm());
  }),

  post(
    `/join/${TOKEN}`,
    'anyone',
    async (c) => {
      const token = c.req.param('token') ?? '';
      const link = await oneTimeState(c.var.deps.db, 'join', token);
      if (link.state !== 'good') return ended(c, link.state, token);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(joiningInput, fields);
          const { deps, locale } = c.var;
          const device = deviceOf(c.req.header('user-agent'));
          const joined = await deps.transact((tx) => completeJoining(tx, { ...input, token, locale, device }));
          setSessionCookie(c, joined.secret, joined.expires);
          return c.redirect(localPath(joined.next, '/home'), 303);
        },
        (form) => showComplete(c, token, form),
      );
    },
    { limits: [{ name: 'complete joining', per: 'address', times: 30, seconds: 1_800 }] },
  ),

  post(
    `/join/${TOKEN}/again`,
    'anyone',
    async (c) => {
      const { deps } = c.var;
      const link = await oneTimeState(deps.db, 'join', c.req.param('token') ?? '');
      if (link.state === 'unknown') return c.redirect('/join', 303);
      await deps.transact((tx) => renewLink(tx, link.token, deps.config.origin));
      deps.wake.mail();
      return c.redirect('/join?sent', 303);
    },
    { limits: [{ name: 'join', per: 'address', times: 5, seconds: 1_800 }] },
  ),
];

const ended = (c: Ctx, state: 'used' | 'expired' | 'unknown', token: string) =>
  show(c, <LinkEnded state={state} door="/join" token={token} />, state === 'unknown' ? 404 : 410);
