import { get, post, readFields } from '#http';
import { parseInput } from '#input';
import { readTrendsToReview, reviewTrend, reviewTrendsFirst, trendReviewInput, type TrendToReview } from '#network';
import { viewerOf } from '../act.ts';
import { Band, Button, Checkbox, Chip, Empty, More, Note, Paper, Row } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';
import { show } from '../show.ts';

const PATH = '/moderation/trends';

function TrendsPage({ trends, first, saved }: { trends: readonly TrendToReview[]; first: boolean; saved: boolean }) {
  const { m } = usePage();
  const say = m.trends.review;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      back={{ href: '/moderation', label: m.moderation.desk.title }}
      unlisted
      noCompose
    >
      <Band>
        {saved && (
          <div role="status">
            <Note icon="check">{say.saved}</Note>
          </div>
        )}
        <p>{say.lede}</p>
        <Paper form={{ action: `${PATH}/first` }}>
          <Checkbox name="first" checked={first} note={say.firstNote}>
            {say.first}
          </Checkbox>
          <Button>{say.save}</Button>
        </Paper>
        <More href="/about/trends">{m.trends.how}</More>
        {trends.length === 0 && <Empty title={say.nothing}>{say.nothingText}</Empty>}
      </Band>
      <ul class="catch-list">
        {trends.map((trend) => (
          <Trend trend={trend} />
        ))}
      </ul>
    </MemberPage>
  );
}

function Trend({ trend }: { trend: TrendToReview }) {
  const { m } = usePage();
  const say = m.trends.review;
  const { kind, subject, words, author, approved, people } = trend;
  const href = kind === 'tag' ? tagPath(subject) : kind === 'link' ? subject : `/@${author?.handle}/${subject}`;
  return (
    <li class="catch">
      <p class="path">
        {say.kinds[kind]} · {say.people(people)}
        {author && (
          <>
            {' · '}
            <bdi>@{author.handle}</bdi>
          </>
        )}
      </p>
      <h2>
        <a href={href} rel="nofollow noopener noreferrer">
          <bdi>{words}</bdi>
        </a>
      </h2>
      <p>
        {approved === null ? (
          <Chip tone="time">{say.states.waiting}</Chip>
        ) : (
          <Chip tone={approved ? 'done' : 'stop'}>{approved ? say.states.approved : say.states.refused}</Chip>
        )}
      </p>
      <Row>
        {approved !== true && (
          <Verdict kind={kind} subject={subject} verdict="approve" label={say.approveThis(words)}>
            {say.approve}
          </Verdict>
        )}
        {approved !== false && (
          <Verdict kind={kind} subject={subject} verdict="refuse" label={say.refuseThis(words)}>
            {say.refuse}
          </Verdict>
        )}
        {author && (
          <Verdict kind="account" subject={author.id} verdict={author.refused ? 'approve' : 'refuse'}>
            {author.refused ? say.allowAccount(author.handle) : say.refuseAccount(author.handle)}
          </Verdict>
        )}
      </Row>
    </li>
  );
}

const Verdict = (props: {
  kind: string;
  subject: string;
  verdict: 'approve' | 'refuse';
  label?: string;
  children: string;
}) => (
  <form method="post" action={PATH}>
    <input type="hidden" name="kind" value={props.kind} />
    <input type="hidden" name="subject" value={props.subject} />
    <Button name="verdict" value={props.verdict} label={props.label}>
      {props.children}
    </Button>
  </form>
);

/** What trends, for those who may say no. */
export const trendReviewRoutes = [
  get(PATH, 'moderator', async (c) => {
    const { deps } = c.var;
    const trends = await readTrendsToReview(deps.db);
    const saved = c.req.query('done') !== undefined;
    return show(c, <TrendsPage trends={trends} first={deps.settings.current.trendsReviewed} saved={saved} />);
  }),
  post(PATH, 'moderator', async (c) => {
    const input = parseInput(trendReviewInput, await readFields(c));
    await c.var.deps.transact((tx) => reviewTrend(tx, viewerOf(c), input));
    return c.redirect(`${PATH}?done`, 303);
  }),
  post(`${PATH}/first`, 'moderator', async (c) => {
    const { deps } = c.var;
    const { first } = await readFields(c);
    await deps.transact(async (tx) => {
      tx.afterCommit(() => deps.live.publish('settings', 'changed'));
      await reviewTrendsFirst(tx, viewerOf(c), first !== undefined);
    });
    await deps.settings.reload();
    return c.redirect(`${PATH}?done`, 303);
  }),
];
