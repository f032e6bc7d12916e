import { type BookRule, ruleBook } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { type Profile, profileTimeline } from '#network';
import { type OwnReport, report, REPORT_ABOUTS, reportInput, reportsBy } from '#moderation';
import { Refusal } from '#refusal';
import { AT, profileOf } from '../account-address.ts';
import { act, viewerOf } from '../act.ts';
import {
  Ago,
  Band,
  Button,
  ButtonLink,
  Choices,
  Chip,
  Empty,
  ErrorSummary,
  Note,
  Paper,
  Row,
  Select,
  TextArea,
} from '../components.ts';
import { showPosts, type ShownPost } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { accountPath, postPath } from '../post-view.ts';
import { houseOf } from '../rule-book.ts';
import { show } from '../show.ts';
import { Cited, ruleOptions } from './moderation-words.tsx';
import { ONE, postOf } from './post-address.ts';

const LIMIT = { limits: [{ name: 'report', per: 'person', times: 40, seconds: 3_600 }] } as const;
const MOST_OFFERED = 6;
const LONGEST = 160;

interface Reported {
  readonly profile: Profile;
  /** The post that one comes from. */
  readonly post: Id<'post'> | undefined;
  readonly path: string;
  readonly back: { readonly href: string; readonly label: string };
}

async function reportedAccount(c: Ctx): Promise<Reported> {
  const profile = await profileOf(c);
  if (profile.id === viewerOf(c).account) throw new Refusal(409, (m) => m.moderation.errors.ownAccount);
  const path = accountPath(profile);
  return { profile, post: undefined, path, back: { href: path, label: profile.displayName } };
}

async function reportedPost(c: Ctx): Promise<Reported> {
  const { id, author } = await postOf(c);
  const { profile } = await reportedAccount(c);
  const path = postPath({ id, author });
  return { profile, post: id, path, back: { href: path, label: c.var.m.network.post.heading } };
}

async function reportPage(c: Ctx, reported: Reported, form: FormState, ticked: readonly string[]): Promise<Response> {
  const { deps, viewer, locale } = c.var;
  const { profile, post: own } = reported;
  const { items } = await profileTimeline(deps.db, viewer, profile.id, 'replies', { limit: MOST_OFFERED });
  const ids = own ? [own, ...items.filter((id) => id !== own)] : items;
  const shown = (await showPosts(c, ids)).filter(({ loaded }) => loaded.author.id === profile.id);
  const rules = await ruleBook(deps.db, locale);
  return show(
    c,
    <ReportForm reported={reported} form={form} rules={rules} posts={shown} ticked={ticked} />,
    form.status,
  );
}

function ReportForm(props: {
  reported: Reported;
  form: FormState;
  rules: readonly BookRule[];
  posts: readonly ShownPost[];
  ticked: readonly string[];
}) {
  const { reported, form, rules, posts, ticked } = props;
  const { m } = usePage();
  const say = m.moderation.report;
  const title = reported.post ? say.titlePost : say.title(reported.profile.displayName);
  const { values, errors } = form;
  return (
    <MemberPage title={title} back={reported.back} place="home" unlisted noCompose tools={<></>}>
      <Band>
        <h1>{title}</h1>
        <p class="lede">{say.lede}</p>
        <ErrorSummary errors={errors} sentence={form.sentence} />
        <Paper icon="flag" what={`@${reported.profile.handle}`} form={{ action: `${reported.path}/report` }}>
          <Choices
            name="about"
            legend={say.what}
            value={values['about']}
            error={errors['about']}
            options={REPORT_ABOUTS.map((about) => ({ value: about, label: m.moderation.about[about] }))}
          />
          <Select
            name="rule"
            label={say.which}
            value={values['rule']}
            error={errors['rule']}
            options={ruleOptions(rules, say.chooseRule)}
            optional
          />
          <TextArea
            name="words"
            label={say.words}
            hint={say.wordsHint}
            rows={4}
            maxlength={3_000}
            value={values['words']}
            error={errors['words']}
            optional
          />
          {posts.length > 0 && (
            <Choices
              type="checkbox"
              name="posts[]"
              legend={say.posts}
              hint={say.postsHint}
              value={ticked}
              options={posts.map(({ loaded }) => ({
                value: loaded.id,
                label: <span dir="auto">{excerpt(loaded.warning || loaded.text) || m.network.post.heading}</span>,
                note: <Ago at={loaded.createdAt} />,
              }))}
            />
          )}
          <Row>
            <Button kind="primary" icon="flag">
              {say.submit}
            </Button>
            <ButtonLink href={reported.back.href}>{m.ui.cancel}</ButtonLink>
          </Row>
        </Paper>
        <Note>{say.danger}</Note>
      </Band>
    </MemberPage>
  );
}

const excerpt = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
};

const tickedIn = (fields: Record<string, unknown>): readonly string[] =>
  [fields['posts'] ?? []].flat().flatMap((one) => (typeof one === 'string' && parseId(one) ? [one] : []));

const asked = (reportedOf: (c: Ctx) => Promise<Reported>) => async (c: Ctx) => {
  const reported = await reportedOf(c);
  return reportPage(c, reported, freshForm(), reported.post ? [reported.post] : []);
};

const sent = (reportedOf: (c: Ctx) => Promise<Reported>) => async (c: Ctx) => {
  const reported = await reportedOf(c);
  let ticked: readonly string[] = [];
  return takeForm(
    c,
    async (fields) => {
      ticked = tickedIn(fields);
      const house = await houseOf(c);
      const input = parseInput(reportInput, { ...fields, posts: ticked });
      await act(c, (tx, actor) => report(tx, actor, reported.profile.id, input, house));
      c.var.deps.wake.mail();
      return c.redirect('/me/reports?done=sent', 303);
    },
    (form) => reportPage(c, reported, form, ticked),
  );
};

function OwnReports({ reports, done }: { reports: readonly OwnReport[]; done: boolean }) {
  const { m } = usePage();
  const say = m.moderation.reports;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      back={{ href: '/settings', label: m.accounts.settings.back }}
      unlisted
      noCompose
    >
      <Band>
        {done && (
          <div role="status">
            <Note icon="check">{m.moderation.report.sent}</Note>
          </div>
        )}
        {reports.length === 0 && <Empty title={say.none}>{say.noneText}</Empty>}
        {reports.map((one) => (
          <Paper
            icon="flag"
            what={say.about(one.handle)}
            status={<Ago at={one.madeAt} />}
            foot={
              <Chip tone={one.outcome === null ? 'time' : 'done'} icon={one.outcome === null ? 'clock' : 'check'}>
                {one.outcome === null ? say.waiting : say[one.outcome]}
              </Chip>
            }
          >
            <p>
              <b>{m.moderation.about[one.about]}</b>
            </p>
            {one.ruleKey !== null && (
              <p class="muted">
                <Cited {...one} />
              </p>
            )}
            {one.words && (
              <p class="written" dir="auto">
                {one.words}
              </p>
            )}
            {one.posts > 0 && <p class="small muted">{say.posts(one.posts)}</p>}
          </Paper>
        ))}
        {reports.some((one) => one.outcome === 'acted') && <p class="small muted">{say.redacted}</p>}
      </Band>
    </MemberPage>
  );
}

export const reportRoutes = [
  get(`${AT}/report`, 'account', asked(reportedAccount)),
  post(`${AT}/report`, 'account', sent(reportedAccount), LIMIT),
  get(`${ONE}/report`, 'account', asked(reportedPost)),
  post(`${ONE}/report`, 'account', sent(reportedPost), LIMIT),
  get('/me/reports', 'account', async (c) =>
    show(c, <OwnReports reports={await reportsBy(c.var.deps.db, viewerOf(c))} done={c.req.query('done') === 'sent'} />),
  ),
];
