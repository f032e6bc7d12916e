import { createHash, timingSafeEqual } from 'node:crypto';
import { deviceOf, setUpInput, setUpServer } from '#accounts';
import { type Ctx, get, post, setLocaleCookie, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { invalid } from '#refusal';
import { Button, Choices, ErrorSummary, Input, Paper, TextArea, Wordmark } from '../components.ts';
import { LanguageSwitch } from '../components/public-shell.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { BarePage } from '../layout.tsx';
import { show } from '../show.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Where others come too, the server belongs to whoever reads its log, not to its first visitor. */
function checkCode(wanted: string | undefined, given: unknown): void {
  if (wanted === undefined) return;
  const right = timingSafeEqual(digest(wanted), digest(typeof given === 'string' ? given.trim() : ''));
  if (!right) throw invalid({ code: (m) => m.accounts.setUpCodeWrong });
}

const showSetUp = (c: Ctx, form: FormState) => {
  const { m, deps, locale } = c.var;
  const { setUp, fields } = m.accounts;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return show(
    c,
    <BarePage title={setUp.title} unlisted>
      <header class="pub-head">
        <span class="brand">
          <Wordmark />
        </span>
        <LanguageSwitch />
      </header>
      <div class="pub">
        <div class="narrow">
          <ErrorSummary errors={form.errors} sentence={form.sentence} />
          <h1>{setUp.title}</h1>
          <p class="lede">{setUp.lede}</p>
          <form class="stack flow-5" method="post" action="/setup" novalidate>
            {deps.setUpCode && (
              <Input name="code" label={setUp.code} hint={setUp.codeHint} error={form.errors.code} autocomplete="off" />
            )}
            <Paper icon="server" what={setUp.server}>
              <Input {...field('name')} label={setUp.name} hint={setUp.nameHint} maxlength={60} required />
              <TextArea {...field('purpose')} label={setUp.purpose} hint={setUp.purposeHint} maxlength={300} rows={3} />
              <Choices
                name="locale"
                legend={setUp.locale}
                hint={setUp.localeHint}
                error={form.errors.locale}
                value={form.values.locale ?? locale}
                options={[
                  { value: 'en', label: <span lang="en">English</span> },
                  { value: 'fr', label: <span lang="fr">Français</span> },
                ]}
              />
              <Choices
                name="stage"
                legend={setUp.stage}
                error={form.errors.stage}
                value={form.values.stage ?? 'campaign'}
                options={[
                  { value: 'campaign', label: setUp.campaign, note: setUp.campaignNote },
                  { value: 'founding', label: setUp.founding, note: setUp.foundingNote },
                  { value: 'co-op', label: setUp.coop, note: setUp.coopNote },
                ]}
              />
            </Paper>
            <Paper icon="user" what={setUp.you}>
              <p>{setUp.youLede}</p>
              <Input {...field('displayName')} label={fields.displayName} autocomplete="name" maxlength={60} required />
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
                {...field('email')}
                type="email"
                inputmode="email"
                autocomplete="email"
                label={fields.email}
                required
              />
              <Input
                name="password"
                type="password"
                autocomplete="new-password"
                label={fields.password}
                hint={fields.passwordHint}
                error={form.errors.password}
                optional
              />
            </Paper>
            <Button kind="primary" big full>
              {setUp.submit}
            </Button>
          </form>
        </div>
      </div>
    </BarePage>,
    form.status,
  );
};

/** The first page of an empty server; afterwards it leads to the front page. */
export const setUpRoutes = [
  get('/setup', 'anyone', (c) => {
    if (c.var.deps.settings.current.setUpAt !== null) return c.redirect('/', 303);
    return showSetUp(c, freshForm());
  }),

  post(
    '/setup',
    'anyone',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const { deps } = c.var;
          if (deps.settings.current.setUpAt === null) checkCode(deps.setUpCode, fields.code);
          const { displayName, handle, email, password, ...server } = parseInput(setUpInput, fields);
          const opened = await deps.transact(async (tx) => {
            tx.afterCommit(() => deps.live.publish('settings', 'changed'));
            return setUpServer(tx, {
              ...server,
              steward: { displayName, handle, email, ...(password && { password }) },
              device: deviceOf(c.req.header('user-agent')),
            });
          });
          // The next page must not lead back here.
          await deps.settings.reload();
          setSessionCookie(c, opened.secret, opened.expires);
          setLocaleCookie(c, server.locale);
          return c.redirect('/', 303);
        },
        (form) => showSetUp(c, form),
      ),
    { limits: [{ name: 'set up', per: 'address', times: 30, seconds: 600 }] },
  ),
];
