import {
  type Article,
  articlePath,
  ClosingInput,
  COMMENT_DAYS,
  commentsToModerate,
  hideComment,
  HideInput,
  hideReply,
  type ModeratedComment,
  repliesKnown,
  setCommentsClosing,
  showComment,
} from '#articles';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { readThread } from '#network';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { articleOf } from '../article-view.ts';
import { Ago, Band, Button, Choices, Chip, Empty, Note, Paper, Section, TextArea } from '../components.ts';
import { showPosts, type ShownPost } from '../feed.tsx';
import { type FormState, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { idsOf } from './branches.tsx';
import { type RefusedForm, SmallForm } from './small-form.tsx';

const MODERATING = { name: 'moderate-comments', per: 'person', times: 300, seconds: 600 } as const;
const HERE = '/articles/:slug/comments';

interface Reply {
  readonly shown: ShownPost;
  /** The reason for which it is hidden here. */
  readonly hidden: string | null;
}

async function desk(c: Ctx, refused?: RefusedForm): Promise<Response> {
  const { deps, viewer } = c.var;
  const article = await articleOf(c);
  const about = { id: article.id, account: article.account, campaign: article.campaign?.id ?? null };
  const comments = await commentsToModerate(deps.db, viewerOf(c), about);
  const known = await repliesKnown(deps.db, article.id);
  const thread = article.post && (await readThread(deps.db, viewer, article.post.id));
  const replies = (await showPosts(c, idsOf(thread?.replies ?? []))).map((shown) => ({
    shown,
    hidden: known.get(shown.id)?.hidden ?? null,
  }));
  return show(
    c,
    <Desk article={article} comments={comments} replies={replies} refused={refused} />,
    refused?.form.status,
  );
}

type Work = (c: Ctx, article: Article, fields: Record<string, unknown>) => Promise<unknown>;

/** One thing done at the desk, which shows it again when it was refused. */
const does = (path: string, work: Work) =>
  post(
    HERE + path,
    'account',
    async (c) => {
      const article = await articleOf(c);
      return takeForm(
        c,
        async (fields) => {
          await work(c, article, fields);
          c.var.deps.wake.mail();
          return c.redirect(articlePath(article.slug, '/comments'), 303);
        },
        (form) => desk(c, { what: c.req.param('id') ?? '', form }),
      );
    },
    { limits: [MODERATING] },
  );

function idOf<K extends 'comment' | 'post'>(c: Ctx): Id<K> {
  const id = parseId<K>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
}

const reasonIn = (c: Ctx, fields: Record<string, unknown>) =>
  parseInput(HideInput, { reason: fields[`reason-${c.req.param('id')}`] });

export const articleModerationRoutes = [
  get(HERE, 'account', (c) => desk(c)),

  does('/:id/show', (c, { id }) => {
    const { deps } = c.var;
    return deps.transact((tx) => showComment(tx, viewerOf(c), id, idOf<'comment'>(c), deps.config.origin));
  }),
  does('/:id/hide', (c, { id }, fields) => {
    const { reason } = reasonIn(c, fields);
    const { deps } = c.var;
    return deps.transact((tx) => hideComment(tx, viewerOf(c), id, idOf<'comment'>(c), reason, deps.config.origin));
  }),
  does('/posts/:id/show', (c, { id }) =>
    c.var.deps.transact((tx) => hideReply(tx, viewerOf(c), id, idOf<'post'>(c), undefined)),
  ),
  does('/posts/:id/hide', (c, { id }, fields) => {
    const { reason } = reasonIn(c, fields);
    return c.var.deps.transact((tx) => hideReply(tx, viewerOf(c), id, idOf<'post'>(c), reason));
  }),
  does('/closing', (c, { id }, fields) => {
    const { commentDays } = parseInput(ClosingInput, fields);
    return c.var.deps.transact((tx) => setCommentsClosing(tx, viewerOf(c), id, commentDays));
  }),
];

function Desk(props: {
  article: Article;
  comments: readonly ModeratedComment[];
  replies: readonly Reply[];
  refused?: RefusedForm | undefined;
}) {
  const { article, comments, replies, refused } = props;
  const { m, now } = usePage();
  const f = useFormats();
  const all = m.articles.discussion;
  const say = all.desk;
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      place="home"
      back={{ href: articlePath(article.slug), label: article.title }}
      unlisted
      noCompose
    >
      <Band>
        <p class="muted">{say.text}</p>
        {comments.length === 0 && <Empty title={say.none}>{say.noneText}</Empty>}
        {comments.map((comment) => (
          <Judged comment={comment} article={article} refused={refused} />
        ))}
        {replies.length > 0 && (
          <Section id="replies" title={say.replies}>
            <div class="stack">
              <p class="muted">{say.repliesText}</p>
              {replies.map((reply) => (
                <JudgedReply reply={reply} article={article} refused={refused} />
              ))}
            </div>
          </Section>
        )}
        <Section id="closing" title={say.closing}>
          <form class="stack" method="post" action={articlePath(article.slug, '/comments/closing')}>
            <p class="muted">
              {article.commentsCloseAt > now
                ? all.until(f.date(article.commentsCloseAt))
                : all.closed(f.date(article.commentsCloseAt))}
            </p>
            <Choices
              name="commentDays"
              legend={m.articles.writing.comments}
              error={refused?.form.errors['commentDays']}
              options={COMMENT_DAYS.map((days) => ({
                value: String(days),
                label: m.articles.writing.commentDays(days),
              }))}
            />
            <Button>{say.closingButton}</Button>
          </form>
        </Section>
      </Band>
    </AnyPage>
  );
}

const TONES = { held: 'time', shown: 'open', hidden: 'stop' } as const;

function Judged(props: { comment: ModeratedComment; article: Article; refused?: RefusedForm | undefined }) {
  const { comment, article, refused } = props;
  const { m } = usePage();
  const say = m.articles.discussion;
  return (
    <Paper
      id={`c-${comment.id}`}
      icon="message-circle"
      what={<bdi>{comment.name || say.reader}</bdi>}
      status={<Chip tone={TONES[comment.state]}>{say.desk.states[comment.state]}</Chip>}
      foot={<Ago at={comment.at} />}
    >
      <p class="written" dir="auto">
        {comment.text}
      </p>
      {comment.state === 'hidden' && <Because reason={comment.reason} />}
      {comment.state !== 'shown' && (
        <form method="post" action={articlePath(article.slug, `/comments/${comment.id}/show`)}>
          <Button kind="primary" icon="check" label={`${say.desk.show}: ${comment.name}`}>
            {say.desk.show}
          </Button>
        </form>
      )}
      {comment.state !== 'hidden' && (
        <HideForm
          action={articlePath(article.slug, `/comments/${comment.id}/hide`)}
          form={refused?.what === comment.id ? refused.form : undefined}
          id={comment.id}
        />
      )}
    </Paper>
  );
}

function JudgedReply({
  reply: { shown, hidden },
  article,
  refused,
}: {
  reply: Reply;
  article: Article;
  refused?: RefusedForm | undefined;
}) {
  const { m } = usePage();
  const say = m.articles.discussion.desk;
  const at = articlePath(article.slug, `/comments/posts/${shown.id}`);
  return (
    <Paper
      icon="at-sign"
      what={<bdi>{shown.post.author.displayName}</bdi>}
      status={hidden === null ? undefined : <Chip tone="stop">{say.states.hidden}</Chip>}
    >
      <p class="written" dir="auto">
        {shown.loaded.text}
      </p>
      {hidden === null ? (
        <HideForm action={`${at}/hide`} form={refused?.what === shown.id ? refused.form : undefined} id={shown.id} />
      ) : (
        <>
          <Because reason={hidden} />
          <form method="post" action={`${at}/show`}>
            <Button icon="check">{say.show}</Button>
          </form>
        </>
      )}
    </Paper>
  );
}

const Because = ({ reason }: { reason: string }) => (
  <Note tone="amber" icon="eye-off">
    {usePage().m.articles.discussion.desk.because} <span dir="auto">{reason}</span>
  </Note>
);

/** Each has a name of its own, since there are many on the page. */
function HideForm({ action, form, id }: { action: string; form: FormState | undefined; id: string }) {
  const say = usePage().m.articles.discussion.desk;
  const name = `reason-${id}`;
  return (
    <SmallForm title={say.hideTitle} action={action} refused={form} button={say.hide}>
      <TextArea
        name={name}
        label={say.reason}
        hint={say.reasonHint}
        rows={2}
        maxlength={300}
        value={form?.values[name]}
        error={form?.errors['reason']}
        required
      />
    </SmallForm>
  );
}
