import {
  admissionOf,
  completeJoining,
  deviceOf,
  emailInput,
  goodInvitation,
  type GoodInvitation,
  joinByEmail,
  joiningInput,
  type OneTimeState,
  oneTimeState,
  renewLink,
} from '#accounts';
import { type Ctx, get, localPath, post, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { follow, publish } from '#network';
import type { ServerSettings } from '#settings';
import { Button, ErrorSummary, Input, Note, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { show } from '../show.ts';
import { usePage } from '../page-context.ts';
import { LinkEnded, LookAtYourMail } from './mailed-link.tsx';
import { ApplicationWaits, questionsOf, showApplication, WayInChanged } from './sign-up-apply.tsx';

const TOKEN = ':token{[\\w-]+}';

const showJoin = (c: Ctx, form: FormState) => {
  const { m, deps } = c.var;
  const { current } = deps.settings;
  const asks = current.registration === 'approval';
  const title = asks ? m.gate.join.apply.title : m.accounts.join.title;
  const lede = (current.registration === 'open' ? m.accounts.join : m.gate.join).lede(current.name);
  const next = form.values.next ?? '';
  return show(
    c,
    <PublicPage title={title} width="narrow" canonical="/join" description={lede}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{title}</h1>
      <p class="lede">{lede}</p>
      <TheWayIn form={form} next={next} settings={current} />
      <p class="small muted">
        {m.accounts.join.already} <a href={withNext('/sign-in', next)}>{m.accounts.signIn.submit}</a>
      </p>
    </PublicPage>,
    form.status,
  );
};

/** How accounts open here, before anybody fills in anything; and the form, where there is something to fill in. */
function TheWayIn({ form, next, settings }: { form: FormState; next: string; settings: ServerSettings }) {
  const { m } = usePage();
  const { registration, applicationDays } = settings;
  if (registration === 'closed') return <Note tone="amber">{m.decisions.registration.closedNow}</Note>;
  if (registration === 'invitation') return <Note tone="amber">{m.gate.join.invitedOnly}</Note>;
  return (
    <>
      {registration === 'approval' && (
        <div class="stack flow-2">
          <p>{m.gate.join.approval(applicationDays)}</p>
          <ul>
            {questionsOf(settings, m).map((question) => (
              <li>{question}</li>
            ))}
          </ul>
          <p class="muted">{m.gate.join.approvalStep}</p>
        </div>
      )}
      <AddressForm form={form} next={next} asks={registration === 'approval'} />
    </>
  );
}

/** An address, and the link that follows it. */
function AddressForm(props: { form: FormState; next: string; invitation?: string; asks?: boolean }) {
  const { form, next, invitation, asks } = props;
  const { m } = usePage();
  const { join, fields } = m.accounts;
  return (
    <Paper icon="user-plus" what={join.what} status={asks ? undefined : join.duration} form={{ action: '/join' }}>
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
      {invitation && <input type="hidden" name="invitation" value={invitation} />}
      <Button kind="primary" big full>
        {join.submit}
      </Button>
      {!asks && <p class="hint">{join.after}</p>}
    </Paper>
  );
}

/** Who invites, and what comes of it. */
async function showInvitation(c: Ctx, code: string, form: FormState) {
  const { m, deps } = c.var;
  const say = m.gate.invitation;
  const invitation = code.length <= 64 ? await goodInvitation(deps.db, code) : undefined;
  const { registration, name } = deps.settings.current;
  if (!invitation || registration === 'closed') {
    const text = invitation ? m.decisions.registration.closedNow : say.endedText;
    return show(c, <WayInChanged title={say.endedTitle} text={text} />, invitation ? 200 : 410);
  }
  return show(
    c,
    <PublicPage title={say.pageTitle(name)} width="narrow" unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.pageTitle(name)}</h1>
      <InvitedBy invitation={invitation} />
      <AddressForm form={form} next={form.values.next ?? ''} invitation={code} />
      <p class="small muted">
        {m.accounts.join.already} <a href="/sign-in">{m.accounts.signIn.submit}</a>
      </p>
    </PublicPage>,
    form.status,
  );
}

function InvitedBy({ invitation: { inviter, follow: follows } }: { invitation: GoodInvitation }) {
  const say = usePage().m.gate.invitation;
  const handle = `@${inviter.handle}`;
  return (
    <>
      <p class="lede">
        {say.by(inviter.displayName)} {say.byHow}
      </p>
      <p class="small muted">
        {follows && say.willFollow(handle)} {say.seen(handle)}
      </p>
    </>
  );
}

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

const invitationIn = ({ invitation }: Record<string, unknown>): string | undefined =>
  typeof invitation === 'string' && invitation !== '' ? invitation.slice(0, 64) : undefined;

/** What a good link opens: the choice of a name, a request, or what became of it. */
async function showOpened(c: Ctx, token: string, link: Extract<OneTimeState, { state: 'good' }>, form: FormState) {
  const { m, deps } = c.var;
  const admission = await admissionOf(deps.db, link.token);
  switch (admission.kind) {
    case 'in':
      return showComplete(c, token, form);
    case 'apply':
      return showApplication(c, token, form);
    case 'waits':
      return show(c, <ApplicationWaits dueAt={admission.dueAt} />);
    case 'closed':
      return show(c, <WayInChanged title={m.gate.join.closedTitle} text={m.decisions.registration.closedNow} />);
    case 'invited-only':
      return show(c, <WayInChanged title={m.gate.join.closedTitle} text={m.gate.join.invitedOnly} />);
  }
}

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
          const invitation = invitationIn(fields);
          const wish = { email, locale, origin: deps.config.origin };
          await deps.transact((tx) =>
            joinByEmail(tx, { ...wish, ...(next && { next }), ...(invitation && { invitation }) }),
          );
          deps.wake.mail();
          return show(c, <LookAtYourMail address={email} retry={invitation ? `/invite/${invitation}` : '/join'} />);
        },
        (form) => (form.values.invitation ? showInvitation(c, form.values.invitation, form) : showJoin(c, form)),
      ),
    { limits: [{ name: 'join', per: 'address', times: 5, seconds: 1_800 }] },
  ),

  get('/invite/:code{[\\w-]+}', 'anyone', (c) => {
    const code = c.req.param('code') ?? '';
    if (c.var.viewer) return c.redirect('/home', 303);
    return showInvitation(c, code, freshForm());
  }),

  get(`/join/${TOKEN}`, 'anyone', async (c) => {
    const token = c.req.param('token') ?? '';
    const link = await oneTimeState(c.var.deps.db, 'join', token);
    if (link.state !== 'good') return ended(c, link.state, token);
    return showOpened(c, token, link, freshForm());
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
          const joined = await deps.transact(async (tx) => {
            const done = await completeJoining(tx, { ...input, token, locale, device });
            return { ...done, news: done.follows ? await follow(tx, done.actor, done.follows) : [] };
          });
          publish(deps.live, joined.news);
          setSessionCookie(c, joined.secret, joined.expires);
          return c.redirect(localPath(joined.next, '/home'), 303);
        },
        (form) => showOpened(c, token, link, form),
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
