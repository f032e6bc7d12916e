import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import { type Article, articlePath, type ArticleSummary, type RenderedArticle } from '#articles';
import { messagesFor } from '#i18n';
import type { ArticleView } from '../article-view.ts';
import {
  Avatar,
  ButtonLink,
  Chip,
  CopyField,
  DateTime,
  Duo,
  Events,
  Fold,
  Note,
  Row,
  Section,
  ShareButton,
  Stack,
} from '../components.ts';
import { FollowButton } from '../components/person.tsx';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { ArticleDiscussion } from './article-discussion.tsx';
import { Byline } from './article-words.tsx';
import { campaignPath } from './campaign-words.ts';
import { langOf } from './decision-words.tsx';

/** What stands at the top of an article, published or not. */
export type ArticleTop = Pick<ArticleSummary, 'title' | 'standfirst' | 'kind' | 'language' | 'authors' | 'minutes'> & {
  readonly campaign: { readonly slug: string; readonly title: string } | null;
  readonly cover: Pick<NonNullable<ArticleSummary['cover']>, 'file' | 'width' | 'height' | 'alt' | 'credit'> | null;
  readonly publishedAt: Date | null;
  readonly correctedAt: Date | null;
  readonly publisher: Article['publisher'];
};

/** The reading page. `form` is the comment that was refused. */
export function ArticlePage({ view, form }: { view: ArticleView; form?: FormState | undefined }) {
  const { article, text, rights } = view;
  const { m, origin, locale } = usePage();
  const f = useFormats();
  const say = m.articles;
  const path = articlePath(article.slug);
  const current = article.version === article.versions[0]?.version;
  return (
    <PublicPage
      title={article.title}
      description={article.standfirst}
      canonical={path}
      unlisted={!current}
      translations={[
        { language: article.language, path },
        ...article.translations.map(({ language, slug }) => ({ language, path: articlePath(slug) })),
      ]}
      scripts={['share.js']}
      card={{
        type: 'article',
        image: { src: articlePath(article.slug, '/card.png'), alt: say.cardAlt(article.title) },
        ...creatorOf(article, origin),
      }}
      head={<ArticleHeadData article={article} />}
    >
      <article class="article">
        <Duo
          first={<ArticleHead top={article} />}
          side={
            <>
              <Contents text={text} />
              <div class="not-print">
                <Row>
                  <ShareButton url={origin + path} title={article.title} fallback="#share" />
                  {rights.edit && (
                    <ButtonLink kind="quiet" icon="pencil" href={`/articles/drafts/${article.id}`}>
                      {say.edit}
                    </ButtonLink>
                  )}
                </Row>
              </div>
            </>
          }
        >
          {!current && (
            <Note tone="amber" icon="history">
              {say.oldVersion(
                article.version,
                f.date(article.versions.find((one) => one.version === article.version)?.at ?? article.publishedAt),
              )}{' '}
              <a href={path}>{say.readCurrent}</a>
            </Note>
          )}
          {article.translations.map((other) => (
            <p class="small not-print">
              <a href={articlePath(other.slug)} lang={langOf(other, locale)} hreflang={other.language}>
                {messagesFor(other.language).articles.translation(
                  messagesFor(other.language).articles.languages[other.language],
                )}
              </a>
            </p>
          ))}
          <ArticleText text={text} lang={langOf(article, locale)} />
          <Authors view={view} />
          <Corrections article={article} />
          <Section id="share" title={say.share}>
            <Stack space={3}>
              <CopyField label={say.shareLink} value={origin + path} />
              <p class="small muted">{say.print}</p>
            </Stack>
          </Section>
          <ArticleDiscussion view={view} form={form} />
        </Duo>
      </article>
    </PublicPage>
  );
}

const creatorOf = (article: ArticleSummary, origin: string): { creator?: string } => {
  const account = article.authors.find((one) => one.account)?.account;
  return account ? { creator: `@${account.handle}@${new URL(origin).host}` } : {};
};

/** The title, who and when, and the cover. */
export function ArticleHead({ top }: { top: ArticleTop }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.articles;
  const lang = langOf(top, locale);
  const { cover, campaign } = top;
  return (
    <header class="article-head">
      <p class="meta">
        <Chip icon="file-text">{say.kinds[top.kind]}</Chip>
        {campaign && (
          <span>
            {say.ofCampaign} <a href={campaignPath(campaign)}>{campaign.title}</a>
          </span>
        )}
      </p>
      <h1 lang={lang}>{top.title || m.articles.writing.untitled}</h1>
      {top.standfirst && (
        <p class="standfirst" lang={lang}>
          {top.standfirst}
        </p>
      )}
      <p class="meta">
        <Byline authors={top.authors} publisher={top.publisher?.displayName} />
        {top.publishedAt && <DateTime at={top.publishedAt} style="date" />}
        {top.correctedAt && <a href="#corrections">{say.correctedOn(f.date(top.correctedAt))}</a>}
        <span>{say.minutesLong(top.minutes)}</span>
      </p>
      {cover && (
        <figure class="cover">
          <img src={mediaPath(cover.file)} alt={cover.alt} width={cover.width} height={cover.height} />
          {cover.credit && (
            <figcaption>
              {say.cover} <span dir="auto">{cover.credit}</span>
            </figcaption>
          )}
        </figure>
      )}
    </header>
  );
}

export const ArticleText = ({ text, lang }: { text: RenderedArticle; lang?: string | undefined }) => (
  <div class="prose article-text" lang={lang}>
    {raw(text.html)}
  </div>
);

const LEAST_HEADINGS = 2;

/** Its headings as links: folded under the title on a phone, beside the text on a desktop. */
export function Contents({ text: { contents } }: { text: RenderedArticle }) {
  const { m } = usePage();
  const say = m.articles;
  if (contents.length < LEAST_HEADINGS) return null;
  const list = (
    <ol class="contents">
      {contents.map(({ id, level, html }) => (
        <li class={level === 3 ? 'sub' : undefined}>
          <a href={`#${id}`}>{raw(html)}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <div class="contents-fold">
        <Fold summary={say.contents}>
          <nav aria-label={say.contents}>{list}</nav>
        </Fold>
      </div>
      <nav class="contents-beside" aria-label={say.contents}>
        <h2>{say.contents}</h2>
        {list}
      </nav>
    </>
  );
}

/** Who wrote it: face, name, what they say of themselves, and following. */
function Authors({ view: { article, people } }: { view: ArticleView }) {
  const { m } = usePage();
  const { publisher, authors } = article;
  const outside = publisher && !authors.some(({ account }) => account?.handle === publisher.handle);
  if (authors.length === 0 && !outside) return null;
  return (
    <section class="bylines" aria-label={m.articles.authors}>
      {authors.map((author): Child => {
        const person = author.account && people.get(author.account.id);
        if (!person) {
          return (
            <div class="byline">
              <Avatar name={author.name} handle={author.name} size="l" />
              <div class="who">
                <b>
                  <bdi>{author.name}</bdi>
                </b>
              </div>
            </div>
          );
        }
        return (
          <div class="byline">
            <Avatar name={person.displayName} handle={person.handle} src={person.avatar} size="l" />
            <div class="who">
              <a href={person.path}>
                <bdi>{person.displayName}</bdi>
              </a>
              <span class="muted small">
                <bdi>@{person.handle}</bdi>
              </span>
              {person.bio && <div class="bio">{raw(person.bio)}</div>}
            </div>
            <FollowButton person={person} />
          </div>
        );
      })}
      {outside && (
        <p class="small muted">
          <a href={`/@${publisher.handle}`}>{m.articles.publishedBy(publisher.displayName)}</a>
        </p>
      )}
    </section>
  );
}

/** What was corrected and when, with the way to earlier versions. */
function Corrections({ article }: { article: Article }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.articles;
  if (article.versions.length < 2) return null;
  return (
    <Section id="corrections" title={say.corrections}>
      <Events
        events={article.versions.map(({ version, at, note }) => ({
          when: f.date(at),
          title: note === '' ? say.firstVersion : <span lang={langOf(article, locale)}>{note}</span>,
          text:
            version === article.versions[0]?.version ? undefined : (
              <a href={articlePath(article.slug, `/versions/${version}`)}>{say.readVersion(version)}</a>
            ),
        }))}
      />
    </Section>
  );
}

/** For programs that read pages: schema.org’s Article, and the times that link previews show. */
function ArticleHeadData({ article }: { article: Article }) {
  const { origin, serverName } = usePage();
  const path = origin + articlePath(article.slug);
  const data = {
    '@context': 'https://schema.org',
    '@type': article.kind === 'op-ed' ? 'OpinionNewsArticle' : article.kind === 'news' ? 'NewsArticle' : 'Article',
    headline: article.title,
    description: article.standfirst,
    inLanguage: article.language,
    datePublished: article.publishedAt.toISOString(),
    dateModified: (article.correctedAt ?? article.publishedAt).toISOString(),
    mainEntityOfPage: path,
    image: article.cover ? origin + mediaPath(article.cover.file) : `${path}/card.png`,
    author: article.authors.map(({ name, account }) => ({
      '@type': 'Person',
      name,
      ...(account && { url: `${origin}/@${account.handle}` }),
    })),
    publisher: { '@type': 'Organization', name: serverName, url: origin },
    commentCount: article.comments,
  };
  return (
    <>
      <meta property="article:published_time" content={data.datePublished} />
      <meta property="article:modified_time" content={data.dateModified} />
      <link rel="alternate" type="application/rss+xml" href="/articles/feed.xml" />
      {/* Data, which no browser runs: a `<` in it must not end it. */}
      <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
    </>
  );
}

/** What stands at the address of an article that was withdrawn. */
export function WithdrawnPage({ article }: { article: Article }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.articles;
  const { withdrawn } = article;
  return (
    <PublicPage title={say.withdrawn} width="narrow" unlisted>
      <h1>{say.withdrawn}</h1>
      {article.title !== '' && (
        <p class="lede" lang={langOf(article, locale)}>
          <del>{article.title}</del>
        </p>
      )}
      {withdrawn && <p>{say.withdrawnOn(f.date(withdrawn.at))}</p>}
      {article.title === '' ? (
        <p>{say.withdrawnGone}</p>
      ) : (
        withdrawn?.reason && (
          <p>
            <b>{say.withdrawnReason}</b>{' '}
            <span dir="auto" lang={langOf(article, locale)}>
              {withdrawn.reason}
            </span>
          </p>
        )
      )}
      <Row>
        <ButtonLink href="/articles">{say.toAll}</ButtonLink>
      </Row>
    </PublicPage>
  );
}
