import type { Child } from 'hono/jsx';
import {
  AnswerArticleInput,
  answerArticle,
  type Article,
  articlePath,
  commentOfLink,
  confirmComment,
  deleteComment,
  type LinkedComment,
  parentIn,
  parseComment,
  sendComment,
} from '#articles';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { publish } from '#network';
import { invalid } from '#refusal';
import { act } from '../act.ts';
import { articleOf } from '../article-view.ts';
import { Breadcrumb, Button, ButtonLink, Note, Paper, Row } from '../components.ts';
import { takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { showArticle } from './article.tsx';
import { langOf } from './decision-words.tsx';
import { TRAP } from './sign-form.tsx';

// A classroom has one address: a person at a form is never stopped, a program that fills mailboxes is.
const COMMENTING = { name: 'comment', per: 'address', times: 20, seconds: 3_600 } as const;
const PRESSING = { name: 'confirm-comment', per: 'address', times: 60, seconds: 600 } as const;
const LARGEST_FORM = 65_536;
const CONFIRM = '/articles/:slug/confirm/:token';
const DELETE = '/articles/:slug/delete/:token';

export const articleCommentRoutes = [
  post(
    '/articles/:slug/comments',
    'anyone',
    async (c) => {
      const article = await articleOf(c);
      const { deps, viewer, locale } = c.var;
      return takeForm(
        c,
        async (fields) => {
          const parent = parentIn(fields['answer']);
          if (viewer) {
            const input = parseInput(AnswerArticleInput, fields);
            const { id } = await act(c, (tx, actor) => answerArticle(tx, actor, article.id, input, parent));
            return c.redirect(articlePath(article.slug, `#p-${id}`), 303);
          }
          if (fields[TRAP]) throw invalid({ [TRAP]: (m) => m.campaigns.faults.robot });
          const input = parseComment(fields);
          const { origin } = deps.config;
          await deps.transact((tx) => sendComment(tx, { article: article.id, input, parent, locale, origin }));
          deps.wake.mail();
          return c.redirect(articlePath(article.slug, '/commented'), 303);
        },
        (form) => showArticle(c, article, form),
      );
    },
    { limits: [COMMENTING], maxBytes: LARGEST_FORM },
  ),

  get('/articles/:slug/commented', 'anyone', async (c) => show(c, <SentPage article={await articleOf(c)} />)),

  get(CONFIRM, 'anyone', async (c) => {
    const { article, comment } = await linked(c);
    return showConfirm(c, article, comment);
  }),

  post(
    CONFIRM,
    'anyone',
    async (c) => {
      const { article } = await linked(c);
      const { deps } = c.var;
      const done = await deps.transact((tx) => confirmComment(tx, c.req.param('token') ?? ''));
      if (done) publish(deps.live, done.news);
      return showConfirm(c, article, done?.comment);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),

  get(DELETE, 'anyone', async (c) => {
    const { article, comment } = await linked(c);
    if (!comment) return nothing(c, article);
    const say = c.var.m.articles.discussion.remove;
    return show(
      c,
      <MailedPage article={article} title={say.title}>
        <Quote comment={comment} />
        <p>{say.text}</p>
        <Button kind="danger" icon="trash-2" big full>
          {say.button}
        </Button>
        <p class="hint">
          <a href={articlePath(article.slug)}>{say.keep}</a>
        </p>
      </MailedPage>,
    );
  }),

  post(
    DELETE,
    'anyone',
    async (c) => {
      const { article } = await linked(c);
      const gone = await c.var.deps.transact((tx) => deleteComment(tx, c.req.param('token') ?? ''));
      if (!gone) return nothing(c, article);
      return c.redirect(articlePath(article.slug, '/deleted'), 303);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),

  get('/articles/:slug/deleted', 'anyone', async (c) => {
    const say = c.var.m.articles.discussion.remove;
    return show(c, <Ended article={await articleOf(c)} title={say.done} text={say.doneText} />);
  }),
];

/** The article of the address, and the comment of the link when it is one of its own. */
async function linked(c: Ctx): Promise<{ article: Article; comment: LinkedComment | undefined }> {
  const article = await articleOf(c);
  const comment = await commentOfLink(c.var.deps.db, c.req.param('token') ?? '');
  return { article, comment: comment?.article === article.id ? comment : undefined };
}

const nothing = (c: Ctx, article: Article) => {
  const { unknown, unknownText } = c.var.m.articles.discussion.confirm;
  return show(c, <Ended article={article} title={unknown} text={unknownText} />, 404);
};

function showConfirm(c: Ctx, article: Article, comment: LinkedComment | undefined) {
  const say = c.var.m.articles.discussion.confirm;
  switch (comment?.state) {
    case undefined:
      return nothing(c, article);
    case 'unconfirmed':
      return show(
        c,
        <MailedPage article={article} title={say.title}>
          <p>
            {say.as} <b dir="auto">{comment.name}</b>.
          </p>
          <Quote comment={comment} />
          <Button kind="primary" big full>
            {say.button}
          </Button>
          <p class="hint">
            <a href={articlePath(article.slug, `/delete/${c.req.param('token') ?? ''}`)}>{say.delete}</a>
          </p>
        </MailedPage>,
      );
    case 'shown':
      return show(c, <Ended article={article} title={say.shown} text={say.shownText} anchor={`#c-${comment.id}`} />);
    case 'held':
      return show(c, <Ended article={article} title={say.held} text={say.heldText} />);
    case 'hidden':
      return show(c, <Ended article={article} title={say.hidden} text={say.hiddenText} />, 410);
    case 'expired':
      return show(c, <Ended article={article} title={say.expired} text={say.expiredText} />, 410);
  }
}

const Quote = ({ comment }: { comment: LinkedComment }) => (
  <blockquote class="quoted" dir="auto">
    {comment.text}
  </blockquote>
);

/** Where the link of a mail leads: what it is about, and the one button that does it. */
function MailedPage({ article, title, children }: { article: Article; title: string; children: Child }) {
  const { m, locale } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <Paper
        icon="message-circle"
        what={m.articles.kinds[article.kind]}
        title={<span lang={langOf(article, locale)}>{article.title}</span>}
        level={2}
        form={{ action: '' }}
      >
        {children}
      </Paper>
    </PublicPage>
  );
}

function Ended(props: { article: Article; title: string; text: string; anchor?: string }) {
  const { article, title, text, anchor = '' } = props;
  const { m } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <Breadcrumb href={articlePath(article.slug)} label={article.title} />
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      <Row>
        <ButtonLink href={articlePath(article.slug, anchor)}>{m.articles.discussion.confirm.back}</ButtonLink>
      </Row>
    </PublicPage>
  );
}

/** The same for every address that anybody writes. */
function SentPage({ article }: { article: Article }) {
  const { m, origin } = usePage();
  const say = m.articles.discussion.sent;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <Breadcrumb href={articlePath(article.slug)} label={article.title} />
      <h1>{say.title}</h1>
      <p class="lede">{say.text}</p>
      <p class="muted">
        {say.days} {say.spam}
      </p>
      {!origin.startsWith('https:') && (
        <Note icon="mail">
          {m.campaigns.signed.kept} <a href="/dev/mail">{m.campaigns.signed.readMails}</a>
        </Note>
      )}
    </PublicPage>
  );
}
