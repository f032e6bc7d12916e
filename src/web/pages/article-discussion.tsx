import { raw } from 'hono/html';
import { articlePath, KEPT_DAYS, LONGEST_COMMENT } from '#articles';
import { type ArticleView, countSaid, keyOf, nameOf, type Said } from '../article-view.ts';
import {
  Ago,
  Avatar,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Input,
  More,
  Note,
  Paper,
  Post,
  Section,
  TextArea,
} from '../components.ts';
import type { ShownPost } from '../feed.tsx';
import type { FormState } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { textToHtml } from '../post-view.ts';
import { Trap, TRAP } from './sign-form.tsx';

const DAY_MS = 86_400_000;

/** What accounts and readers without one say, in one discussion, and the place to say something. */
export function ArticleDiscussion({ view, form }: { view: ArticleView; form?: FormState | undefined }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.articles.discussion;
  const { article, said, rights, waiting } = view;
  const open = article.commentsCloseAt > now;
  const never = article.commentsCloseAt.getTime() <= article.publishedAt.getTime();
  const count = countSaid(said);
  return (
    <Section
      id="discussion"
      title={count > 0 ? `${say.title} (${f.number(count)})` : say.title}
      more={rights.moderate && <More href={articlePath(article.slug, '/comments')}>{say.desk.link(waiting)}</More>}
    >
      {said.length > 0 ? <p class="small muted">{say.order}</p> : open && <p class="muted">{say.none}</p>}
      <div class="said">
        {said.map((one) => (
          <One one={one} view={view} open={open} />
        ))}
      </div>
      {open ? (
        <CommentForm view={view} form={form} />
      ) : (
        <Note icon="lock">{never ? say.neverOpen : say.closed(f.date(article.commentsCloseAt))}</Note>
      )}
    </Section>
  );
}

function One({ one, view, open }: { one: Said; view: ArticleView; open: boolean }) {
  const { m } = usePage();
  const say = m.articles.discussion;
  const key = keyOf(one);
  const gone = one.kind === 'comment' && one.comment.gone !== null;
  return (
    <div class="branch">
      {one.kind === 'post' ? <PostSaid shown={one.shown} /> : <CommentBody one={one} />}
      {open && !gone && (
        <p class="answer-link not-print">
          <a
            href={`${articlePath(view.article.slug)}?answer=${key}#comment`}
            aria-label={say.answerTo(nameOf(one, m))}
            rel="nofollow"
          >
            {say.answer}
          </a>
        </p>
      )}
      {one.answers.length > 0 && (
        <div class="branches">
          {one.answers.map((answer) => (
            <One one={answer} view={view} open={open} />
          ))}
        </div>
      )}
    </div>
  );
}

/** What it answers is what it stands under. */
function PostSaid({ shown }: { shown: ShownPost }) {
  const { replyTo: _, ...post } = shown.post;
  return <Post post={post} />;
}

function CommentBody({ one: { comment } }: { one: Extract<Said, { kind: 'comment' }> }) {
  const { m } = usePage();
  const say = m.articles.discussion;
  const name = comment.name || say.reader;
  if (comment.gone) {
    return (
      <div class="comment gone" id={`c-${comment.id}`}>
        <p class="muted">{say[comment.gone]}</p>
      </div>
    );
  }
  return (
    <article class="post comment" id={`c-${comment.id}`} aria-label={name}>
      <Avatar name={name} handle={name} />
      <div class="by">
        <b>
          <bdi>{name}</bdi>
        </b>
        <span class="muted small">
          {say.withoutAccount} · <Ago at={comment.at} />
        </span>
      </div>
      <div class="text" dir="auto">
        {raw(textToHtml(comment.text, []))}
      </div>
    </article>
  );
}

/** With an account one field; without one the name and the address too. */
function CommentForm({ view, form }: { view: ArticleView; form?: FormState | undefined }) {
  const { m, viewer, path } = usePage();
  const f = useFormats();
  const say = m.articles.discussion;
  const { article, answering } = view;
  const { values = {}, errors = {} } = form ?? {};
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  const answer = values['answer'] || answering?.value;
  const kept = new Date(article.commentsCloseAt.getTime() + KEPT_DAYS * DAY_MS);
  return (
    <div class="not-print stack">
      {form && <ErrorSummary errors={errors} sentence={form.sentence} />}
      <Paper
        id="comment"
        icon="message-circle"
        what={viewer ? say.form.account : say.form.title}
        status={say.until(f.date(article.commentsCloseAt))}
        form={{ action: articlePath(article.slug, '/comments') }}
      >
        {answer && (
          <p>
            <input type="hidden" name="answer" value={answer} />
            {answering && say.answering(answering.name)}{' '}
            <a href={`${articlePath(article.slug)}#comment`}>{say.notAnswering}</a>
          </p>
        )}
        {values['key'] && <input type="hidden" name="key" value={values['key']} />}
        <TextArea
          {...field('text')}
          label={say.form.text}
          hint={viewer ? say.form.accountText : say.form.textHint(LONGEST_COMMENT)}
          rows={4}
          maxlength={LONGEST_COMMENT}
          required
        />
        {!viewer && (
          <>
            <Input
              {...field('name')}
              label={say.form.name}
              hint={say.form.nameHint}
              autocomplete="name"
              autocapitalize="words"
              maxlength={80}
              required
            />
            <Input
              {...field('email')}
              type="email"
              label={say.form.email}
              hint={say.form.emailHint}
              autocomplete="email"
              inputmode="email"
              required
            />
            <Checkbox name="keepName" checked={Boolean(values['keepName'])} optional>
              {say.form.keepName}
            </Checkbox>
            <Trap error={errors[TRAP]} />
          </>
        )}
        <Button kind="primary" big full>
          {viewer ? say.form.accountButton : say.form.button}
        </Button>
        {!viewer && (
          <>
            <p class="hint">{say.form.kept(f.date(kept))}</p>
            <ButtonLink kind="quiet" full href={`/sign-in?next=${encodeURIComponent(`${path}#comment`)}`}>
              {say.form.signIn}
            </ButtonLink>
          </>
        )}
      </Paper>
    </div>
  );
}
