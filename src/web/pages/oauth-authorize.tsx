import { covers, ofModeration, VOTING_SCOPES } from '#accounts';
import { type Ctx, formPolicy, get, keepOpener, post, readFields } from '#http';
import {
  type AskingFault,
  type Authorization,
  authorize,
  formTarget,
  OUT_OF_BAND,
  readAuthorization,
  withAnswer,
} from '#oauth';
import { viewerOf } from '../act.ts';
import { Button, ButtonLink, Checkbox, CopyField, Line, Lines, Note, Paper } from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PATH = '/oauth/authorize';
/** What the application asked, carried by the form. */
const ASKED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;

type Asked = Readonly<Record<string, string | undefined>>;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const pick = (from: Readonly<Record<string, unknown>>): Asked =>
  Object.fromEntries(ASKED.map((name) => [name, asText(from[name])]));

/** Leads back to the application, which is why the content policy of the page names where that is. */
const leadBack = (c: Ctx, redirectUri: string, answer: Asked): Response =>
  c.redirect(withAnswer(redirectUri, { ...answer, iss: c.var.deps.config.origin }), 303);

/** A program that writes posts shows polls: its person may let it vote as well. */
const mayBeLetVote = ({ scopes }: Authorization): boolean =>
  covers(new Set(scopes), 'write:statuses') && !scopes.includes('write:votes');

/** What was asked, or the answer that says what is wrong with it. */
async function askedOf(c: Ctx, asked: Asked): Promise<Authorization | Response> {
  const read = await readAuthorization(c.var.deps.db, viewerOf(c), asked);
  if ('app' in read) return read;
  return sayFault(c, read);
}

function sayFault(c: Ctx, read: AskingFault): Response | Promise<Response> {
  if (read.fault === 'asked' && read.redirectUri !== OUT_OF_BAND) {
    return leadBack(c, read.redirectUri, { error: read.error, state: read.state });
  }
  const say = c.var.m.oauth.faults;
  return show(
    c,
    <PublicPage title={say.title} width="narrow" unlisted>
      <h1>{say.title}</h1>
      <Note icon="circle-alert">{read.fault === 'app' ? say.app : say.redirect}</Note>
    </PublicPage>,
    400,
  );
}

export const oauthRoutes = [
  get(PATH, 'account', async (c) => {
    keepOpener(c);
    const asked = pick(c.req.query());
    const read = await askedOf(c, asked);
    if (read instanceof Response) return read;
    if (read.redirectUri !== OUT_OF_BAND) c.header('content-security-policy', formPolicy(formTarget(read.redirectUri)));
    const offersVote = mayBeLetVote(read) && (await standingOf(c)).isMember;
    return show(c, <ConsentPage asked={asked} read={read} handle={viewerOf(c).handle} offersVote={offersVote} />);
  }),
  post(
    PATH,
    'account',
    async (c) => {
      keepOpener(c);
      const fields = await readFields(c);
      const read = await askedOf(c, pick(fields));
      if (read instanceof Response) return read;
      const { redirectUri, state } = read;
      const outOfBand = redirectUri === OUT_OF_BAND;
      if (!outOfBand) c.header('content-security-policy', formPolicy(formTarget(redirectUri)));
      if (fields['answer'] !== 'yes') {
        if (!outOfBand) return leadBack(c, redirectUri, { error: 'access_denied', state });
        return show(c, <RefusedPage />);
      }
      const scopes = [...read.scopes, ...(fields['votes'] === 'on' && mayBeLetVote(read) ? VOTING_SCOPES : [])];
      const code = await c.var.deps.transact((tx) => authorize(tx, viewerOf(c), { ...read, scopes }));
      if (!outOfBand) return leadBack(c, redirectUri, { code, state });
      return show(c, <CodePage code={code} />);
    },
    { limits: [{ name: 'oauth', per: 'person', times: 60, seconds: 600 }] },
  ),
];

interface Consent {
  asked: Asked;
  read: Authorization;
  handle: string;
  offersVote: boolean;
}

function ConsentPage({ asked, read, handle, offersVote }: Consent) {
  const { m } = usePage();
  const say = m.oauth;
  const { app, scopes, redirectUri } = read;
  const host = hostOf(app.website);
  const votes = scopes.includes('write:votes');
  return (
    <PublicPage title={say.title(app.name)} width="narrow" unlisted>
      <h1>{say.title(app.name)}</h1>
      <Paper icon="key-round" what={say.what} form={{ action: PATH }}>
        <p>{say.asks(app.name, `@${handle}`)}</p>
        {host && <p class="muted">{say.from(host)}</p>}
        <h2 class="h3">{say.may}</h2>
        <Lines>
          {shortest(scopes).map((scope) => (
            <Line icon="check" title={m.api.scopes[scope]} />
          ))}
        </Lines>
        <Note icon={votes ? 'circle-alert' : 'shield-check'}>
          {votes ? say.mayVote : offersVote ? say.neverPay : say.neverVote}
        </Note>
        {scopes.some(ofModeration) && <Note icon="circle-alert">{say.mayModerate}</Note>}
        {read.withheld && <Note>{say.withheld}</Note>}
        {offersVote && (
          <Checkbox name="votes" note={say.letVoteNote}>
            {say.letVote}
          </Checkbox>
        )}
        {ASKED.map((name) => asked[name] !== undefined && <input type="hidden" name={name} value={asked[name]} />)}
        <Button kind="primary" big full name="answer" value="yes">
          {say.yes}
        </Button>
        <Button full name="answer" value="no">
          {say.no}
        </Button>
        <p class="hint">
          {say.takeBack} {redirectUri !== OUT_OF_BAND && whereTo(say, redirectUri)}
        </p>
      </Paper>
      <form method="post" action="/sign-out" class="center">
        <input type="hidden" name="next" value={withAnswer(PATH, asked)} />
        <Button icon="log-out">{say.otherAccount}</Button>
      </form>
    </PublicPage>
  );
}

/** What a more general one includes needs no line of its own. */
const shortest = (scopes: Authorization['scopes']): Authorization['scopes'] =>
  scopes.filter((scope) => !covers(new Set(scopes.filter((other) => other !== scope)), scope));

const hostOf = (website: string): string | undefined => (URL.canParse(website) ? new URL(website).hostname : undefined);

function whereTo(say: ReturnType<typeof usePage>['m']['oauth'], redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri);
  return protocol === 'https:' || protocol === 'http:' ? say.goesTo(host) : say.goesToApp;
}

function CodePage({ code }: { code: string }) {
  const say = usePage().m.oauth;
  return (
    <PublicPage title={say.code} width="narrow" unlisted>
      <h1>{say.code}</h1>
      <Paper icon="key-round" what={say.code}>
        <p>{say.codeText}</p>
        <CopyField label={say.code} value={code} />
      </Paper>
    </PublicPage>
  );
}

function RefusedPage() {
  const { m } = usePage();
  return (
    <PublicPage title={m.oauth.no} width="narrow" unlisted>
      <h1>{m.oauth.no}</h1>
      <p>{m.oauth.refusedHere}</p>
      <ButtonLink href="/home">{m.ui.places.home}</ButtonLink>
    </PublicPage>
  );
}
