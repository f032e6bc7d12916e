import {
  answerByline,
  type ArticleAuthor,
  authorsOf,
  COMMENT_DAYS,
  type Draft,
  publishArticle,
  PublishInput,
  readingMinutes,
  withdrawArticle,
  WithdrawInput,
} from '#articles';
import { campaignBySlug } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { publish } from '#network';
import { notAllowed, notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { rendered } from '../article-view.ts';
import { deskOf } from '../campaign-desk.ts';
import { Band, Button, ButtonLink, Choices, ErrorSummary, Input, Note, Paper, Row, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { ArticleHead, ArticleText, type ArticleTop } from './article-page.tsx';
import { draftHere, draftPath } from './article-write.tsx';
import { langOf } from './decision-words.tsx';

const ONE = '/articles/drafts/:id{[0-9]+}';
const PUBLISHING = { name: 'publish-article', per: 'person', times: 30, seconds: 3_600 } as const;

/** The page of its campaign shows it, or no more. */
async function tellCampaign(c: Ctx, draft: Draft): Promise<void> {
  if (!draft.campaign) return;
  const campaign = await campaignBySlug(c.var.deps.db, draft.campaign.slug);
  if (campaign) deskOf(c.var.deps).changed(campaign);
}

/** @throws Refusal 404 for who does not write in it. */
async function publishing(c: Ctx): Promise<Draft> {
  const draft = await draftHere(c);
  if (draft.readsOnly) throw notFound();
  return draft;
}

const showPublish = async (c: Ctx, form: FormState) =>
  show(c, <PublishPage draft={await publishing(c)} form={form} />, form.status);

const showWithdraw = async (c: Ctx, form: FormState) => {
  const draft = await publishing(c);
  if (!draft.mayPublish) throw notAllowed();
  if (!draft.slug || draft.withdrawn) throw notFound();
  return show(c, <WithdrawPage draft={draft} form={form} />, form.status);
};

export const articlePublishingRoutes = [
  get(`${ONE}/preview`, 'account', async (c) => {
    const draft = await draftHere(c);
    const authors = (await authorsOf(c.var.deps.db, [draft.id])).get(draft.id) ?? [];
    return show(c, <PreviewPage draft={draft} authors={authors} />);
  }),

  get(`${ONE}/publish`, 'account', (c) => showPublish(c, freshForm({ commentDays: '60' }))),
  post(
    `${ONE}/publish`,
    'account',
    async (c) => {
      const draft = await publishing(c);
      const { deps } = c.var;
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(PublishInput, fields);
          const actor = viewerOf(c);
          const { slug, news } = await deps.transact((tx) =>
            publishArticle(tx, actor, draft.id, input, deps.config.origin),
          );
          publish(deps.live, news);
          await tellCampaign(c, draft);
          return c.redirect(`/articles/${slug}`, 303);
        },
        (form) => showPublish(c, form),
      );
    },
    { limits: [PUBLISHING] },
  ),

  get(`${ONE}/withdraw`, 'account', (c) => showWithdraw(c, freshForm())),
  post(
    `${ONE}/withdraw`,
    'account',
    async (c) => {
      const draft = await publishing(c);
      const { deps } = c.var;
      return takeForm(
        c,
        async (fields) => {
          const { reason } = parseInput(WithdrawInput, fields);
          const { slug } = await deps.transact((tx) =>
            withdrawArticle(tx, viewerOf(c), draft.id, reason, deps.config.origin),
          );
          await tellCampaign(c, draft);
          return c.redirect(`/articles/${slug}`, 303);
        },
        (form) => showWithdraw(c, form),
      );
    },
    { limits: [PUBLISHING] },
  ),

  post(
    '/articles/bylines/:id{[0-9]+}',
    'account',
    (c) =>
      takeForm(
        c,
        async ({ answer }) => {
          const id = parseId<'article'>(c.req.param('id') ?? '');
          if (!id) throw notFound();
          await c.var.deps.transact((tx) => answerByline(tx, viewerOf(c), id, answer === 'yes'));
          return c.redirect('/articles/mine', 303);
        },
        () => c.redirect('/articles/mine', 303),
      ),
    { limits: [PUBLISHING] },
  ),
];

const topOf = (draft: Draft, authors: readonly ArticleAuthor[]): ArticleTop => ({
  title: draft.title,
  standfirst: draft.standfirst,
  kind: draft.kind,
  language: draft.language,
  campaign: draft.campaign,
  // Also those who have not answered yet: this is how it may look.
  authors: authors.filter(({ state }) => state !== 'declined'),
  minutes: readingMinutes(draft.body),
  cover: draft.cover && { ...draft.cover, alt: draft.coverAlt, credit: draft.coverCredit },
  publishedAt: draft.publishedAt,
  correctedAt: null,
  publisher: null,
});

function PreviewPage({ draft, authors }: { draft: Draft; authors: readonly ArticleAuthor[] }) {
  const { m, locale } = usePage();
  const say = m.articles.writing;
  const back = draft.readsOnly ? '/articles/mine' : draftPath(draft.id);
  return (
    <AnyPage
      title={`${say.previewTitle} · ${draft.title || say.untitled}`}
      place="home"
      back={{ href: back, label: draft.readsOnly ? say.mine : say.backToWriting }}
      unlisted
      noCompose
    >
      <Band>
        <Note icon="eye">{say.previewNote}</Note>
        <article class="article">
          <ArticleHead top={topOf(draft, authors)} />
          <ArticleText text={rendered(draft.body, draft.language)} lang={langOf(draft, locale)} />
        </article>
        <Row>
          <ButtonLink href={back} icon="pencil">
            {draft.readsOnly ? say.mine : say.backToWriting}
          </ButtonLink>
          {!draft.readsOnly && (
            <ButtonLink kind="primary" href={draftPath(draft.id, '/publish')}>
              {say.toPublish}
            </ButtonLink>
          )}
        </Row>
      </Band>
    </AnyPage>
  );
}

/** What is missing stands in the summary: those fields are on the page before. */
const HERE = new Set(['note', 'commentDays']);

function PublishPage({ draft, form }: { draft: Draft; form: FormState }) {
  const { m } = usePage();
  const say = m.articles.writing;
  const correction = draft.publishedAt !== null;
  const title = correction ? say.publishCorrection : say.publishTitle;
  const missing = Object.entries(form.errors).filter(([name]) => !HERE.has(name));
  const here = Object.fromEntries(Object.entries(form.errors).filter(([name]) => HERE.has(name)));
  return (
    <AnyPage
      title={title}
      heading={title}
      place="home"
      back={{ href: draftPath(draft.id), label: say.backToWriting }}
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={here} sentence={form.sentence} />
        {missing.length > 0 && (
          <div role="alert">
            <Note tone="amber" icon="circle-alert">
              {say.missing}:{' '}
              {missing.map(([, sentence]) => (
                <>{sentence} </>
              ))}
              <a href={draftPath(draft.id)}>{say.backToWriting}</a>
            </Note>
          </div>
        )}
        {draft.mayPublish ? (
          <Paper
            icon="send"
            what={m.articles.kinds[draft.kind]}
            title={draft.title || say.untitled}
            level={2}
            form={{ action: draftPath(draft.id, '/publish') }}
          >
            <p>{correction ? say.correctionText : say.publishText}</p>
            {correction ? (
              <Input
                name="note"
                label={say.note}
                hint={say.noteHint}
                value={form.values['note']}
                error={form.errors['note']}
                maxlength={240}
                required
              />
            ) : (
              <Choices
                name="commentDays"
                legend={say.comments}
                hint={say.commentsHint}
                value={form.values['commentDays']}
                error={form.errors['commentDays']}
                options={COMMENT_DAYS.map((days) => ({ value: String(days), label: say.commentDays(days) }))}
              />
            )}
            <Button kind="primary" big full>
              {correction ? title : say.publish}
            </Button>
          </Paper>
        ) : (
          <Note icon="info">{say.organisersPublish}</Note>
        )}
      </Band>
    </AnyPage>
  );
}

function WithdrawPage({ draft, form }: { draft: Draft; form: FormState }) {
  const { m } = usePage();
  const say = m.articles.writing;
  return (
    <AnyPage
      title={say.withdrawTitle}
      heading={say.withdrawTitle}
      place="home"
      back={{ href: `/articles/${draft.slug}`, label: draft.title }}
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <Paper
          icon="ban"
          what={m.articles.kinds[draft.kind]}
          title={draft.title}
          level={2}
          form={{ action: draftPath(draft.id, '/withdraw') }}
        >
          <p>{say.withdrawText}</p>
          <TextArea
            name="reason"
            label={say.reason}
            hint={say.reasonHint}
            value={form.values['reason']}
            error={form.errors['reason']}
            rows={3}
            maxlength={400}
            required
          />
          <Row>
            <Button kind="danger">{say.withdraw}</Button>
            <ButtonLink kind="quiet" href={`/articles/${draft.slug}`}>
              {say.keep}
            </ButtonLink>
          </Row>
        </Paper>
      </Band>
    </AnyPage>
  );
}
