import {
  addAuthor,
  type ArticleAuthor,
  AuthorInput,
  authorsOf,
  type CoverChange,
  discardDraft,
  type Draft,
  DraftFields,
  draftOf,
  removeAuthor,
  saveDraft,
  startArticle,
} from '#articles';
import { type CampaignSummary, listCampaigns, mayOrganise } from '#campaigns';
import type { Tx } from '#db';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { keepPicture, LARGEST_PICTURE, type Picture, readPicture } from '#media';
import { publish } from '#network';
import { notFound, Refusal } from '#refusal';
import { viewerOf, wantsPart } from '../act.ts';
import { Band, Button, Chip, IconButton, Input, Row, Section } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { ArticleForm } from './article-form.tsx';
import { type RefusedForm, SmallForm } from './small-form.tsx';

const ONE = '/articles/drafts/:id{[0-9]+}';
// A page that saves by itself does so every few seconds.
const SAVING = { name: 'save-article', per: 'person', times: 600, seconds: 3_600 } as const;
const NAMING = { name: 'name-author', per: 'person', times: 40, seconds: 3_600 } as const;
const WHOLE_FORM = { limits: [SAVING], maxBytes: LARGEST_PICTURE + 524_288 };

export const draftPath = (id: string, rest = ''): string => `/articles/drafts/${id}${rest}`;

/** The draft of the address, for who writes in it or is asked to sign it. @throws Refusal 404 */
export async function draftHere(c: Ctx): Promise<Draft> {
  const id = parseId<'article'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return draftOf(c.var.deps.db, viewerOf(c), id);
}

/** The same for who writes in it. @throws Refusal 404 */
async function ownDraft(c: Ctx): Promise<Draft> {
  const draft = await draftHere(c);
  if (draft.readsOnly) throw notFound();
  return draft;
}

const valuesOf = (draft: Draft): FormState['values'] => ({
  title: draft.title,
  standfirst: draft.standfirst,
  body: draft.body,
  coverAlt: draft.coverAlt,
  coverCredit: draft.coverCredit,
  language: draft.language,
  kind: draft.kind,
  campaign: draft.campaign?.slug ?? '',
  translationOf: draft.translationOf ? `/articles/${draft.translationOf}` : '',
  revision: String(draft.revision),
});

async function campaignsFor(c: Ctx): Promise<readonly CampaignSummary[]> {
  return mayOrganise(viewerOf(c)) ? listCampaigns(c.var.deps.db) : [];
}

async function showNew(c: Ctx, form: FormState): Promise<Response> {
  return show(c, <NewPage form={form} campaigns={await campaignsFor(c)} />, form.status);
}

async function showEdit(c: Ctx, form?: FormState, refused?: RefusedForm): Promise<Response> {
  const draft = await ownDraft(c);
  const authors = (await authorsOf(c.var.deps.db, [draft.id])).get(draft.id) ?? [];
  return show(
    c,
    <EditPage
      draft={draft}
      authors={authors}
      form={form ?? freshForm({ ...valuesOf(draft) })}
      refused={refused}
      campaigns={await campaignsFor(c)}
      saved={c.req.query('saved') !== undefined}
    />,
    (form ?? refused?.form)?.status,
  );
}

export const articleWritingRoutes = [
  get('/articles/new', 'account', (c) =>
    showNew(
      c,
      freshForm({ language: c.var.locale, kind: 'essay', campaign: c.req.query('campaign') ?? '', revision: '0' }),
    ),
  ),

  post(
    '/articles/new',
    'account',
    (c) =>
      takeArticle(
        c,
        (form) => showNew(c, form),
        async (tx, fields, cover) => {
          const picture = await cover(tx);
          return startArticle(tx, viewerOf(c), fields, picture === 'none' ? undefined : picture);
        },
      ),
    WHOLE_FORM,
  ),

  get(ONE, 'account', (c) => showEdit(c)),

  post(
    ONE,
    'account',
    async (c) => {
      const { id } = await ownDraft(c);
      return takeArticle(
        c,
        (form) => showEdit(c, form),
        async (tx, fields, cover) => {
          const { revision } = await saveDraft(tx, viewerOf(c), id, fields, await cover(tx));
          return { id, revision };
        },
      );
    },
    WHOLE_FORM,
  ),

  post(
    `${ONE}/discard`,
    'account',
    async (c) => {
      const { id, slug } = await ownDraft(c);
      const stands = await c.var.deps.transact((tx) => discardDraft(tx, viewerOf(c), id));
      return c.redirect(stands && slug ? `/articles/${slug}` : '/articles/mine', 303);
    },
    { limits: [SAVING] },
  ),

  post(
    `${ONE}/authors`,
    'account',
    async (c) => {
      const { id } = await ownDraft(c);
      const { deps } = c.var;
      return takeForm(
        c,
        async (fields) => {
          const { who } = parseInput(AuthorInput, fields);
          publish(deps.live, await deps.transact((tx) => addAuthor(tx, viewerOf(c), id, who)));
          return c.redirect(draftPath(id, '#authors'), 303);
        },
        (form) => showEdit(c, undefined, { what: 'authors', form }),
      );
    },
    { limits: [NAMING] },
  ),

  post(
    `${ONE}/authors/:author/remove`,
    'account',
    async (c) => {
      const { id } = await ownDraft(c);
      const author = parseId<'article-author'>(c.req.param('author') ?? '');
      if (!author) throw notFound();
      return takeForm(
        c,
        async () => {
          await c.var.deps.transact((tx) => removeAuthor(tx, viewerOf(c), id, author));
          return c.redirect(draftPath(id, '#authors'), 303);
        },
        (form) => showEdit(c, undefined, { what: 'authors', form }),
      );
    },
    { limits: [NAMING] },
  ),
];

type Work = (
  tx: Tx,
  fields: DraftFields,
  cover: (tx: Tx) => Promise<CoverChange>,
) => Promise<{ id: Id<'article'>; revision: number }>;

/**
 * Takes what was written. Where it leads then is what the pressed button says; a script that saves by itself gets the
 * number of the saving.
 */
function takeArticle(c: Ctx, again: (form: FormState) => Promise<Response>, work: Work): Promise<Response> {
  const { deps } = c.var;
  return takeForm(
    c,
    async ({ cover, coverRemove, do: what, ...raw }) => {
      const fields = parseInput(DraftFields, raw);
      const picture = await pictureIn(cover);
      const change = async (tx: Tx): Promise<CoverChange> => {
        if (picture) return keepPicture(tx, deps.config.dataFolder, viewerOf(c), picture, fields.coverAlt);
        return coverRemove ? 'none' : undefined;
      };
      const { id, revision } = await deps.transact((tx) => work(tx, fields, change));
      if (wantsPart(c)) return c.json({ at: draftPath(id), revision });
      const rest = what === 'preview' || what === 'publish' ? `/${what}` : '?saved';
      return c.redirect(draftPath(id, rest), 303);
    },
    (form) =>
      wantsPart(c)
        ? c.json({ sentence: form.sentence ?? Object.values(form.errors)[0] ?? '' }, form.status === 409 ? 409 : 422)
        : again(form),
  );
}

/** @throws Refusal 422 at `cover` when the file is no picture. */
async function pictureIn(cover: unknown): Promise<Picture | undefined> {
  if (!(cover instanceof File) || cover.size === 0) return undefined;
  try {
    return await readPicture(await cover.bytes());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { sentence, status } = error;
    throw new Refusal(status, sentence, { fields: { cover: error.fields['picture'] ?? sentence } });
  }
}

function NewPage({ form, campaigns }: { form: FormState; campaigns: readonly CampaignSummary[] }) {
  const { m } = usePage();
  const say = m.articles.writing;
  return (
    <AnyPage
      title={say.new}
      heading={say.new}
      place="home"
      back={{ href: '/articles', label: m.articles.title }}
      scripts={['article.js']}
      unlisted
      noCompose
    >
      <Band>
        <ArticleForm form={form} campaigns={campaigns} />
      </Band>
    </AnyPage>
  );
}

function EditPage(props: {
  draft: Draft;
  authors: readonly ArticleAuthor[];
  form: FormState;
  refused?: RefusedForm | undefined;
  campaigns: readonly CampaignSummary[];
  saved: boolean;
}) {
  const { draft, authors, form, refused, campaigns, saved } = props;
  const { m } = usePage();
  const say = m.articles.writing;
  const title = draft.publishedAt ? say.correct : say.edit;
  return (
    <AnyPage
      title={title}
      heading={title}
      place="home"
      back={{ href: '/articles/mine', label: say.mine }}
      scripts={['article.js']}
      unlisted
      noCompose
    >
      <Band>
        <ArticleForm draft={draft} form={form} campaigns={campaigns} saved={saved} />
        <Authors draft={draft} authors={authors} refused={refused?.form} />
        {(draft.savedAt || !draft.publishedAt) && (
          <SmallForm
            title={draft.publishedAt ? say.discardCorrection : say.discard}
            action={draftPath(draft.id, '/discard')}
            button={draft.publishedAt ? say.discardCorrection : say.discard}
            danger
          >
            <p>{say.discardText}</p>
          </SmallForm>
        )}
      </Band>
    </AnyPage>
  );
}

const TONES = { named: 'open', asked: 'time', declined: 'stop' } as const;

function Authors(props: { draft: Draft; authors: readonly ArticleAuthor[]; refused?: FormState | undefined }) {
  const { draft, authors, refused } = props;
  const { m } = usePage();
  const say = m.articles.writing;
  return (
    <Section id="authors" title={say.authors}>
      <div class="stack">
        <p class="muted">{say.authorsText}</p>
        {refused?.sentence && <p class="err">{refused.sentence}</p>}
        <ul class="list stack flow-2">
          {authors.map((author) => (
            <li class="row">
              <span class="grow">
                <bdi>{author.name}</bdi> {author.account && <span class="muted small">@{author.account.handle}</span>}
              </span>
              <Chip tone={TONES[author.state]}>{say.authorState[author.state]}</Chip>
              <form method="post" action={draftPath(draft.id, `/authors/${author.id}/remove`)}>
                <IconButton icon="x" label={say.remove(author.name)} />
              </form>
            </li>
          ))}
        </ul>
        <form class="stack flow-3" method="post" action={draftPath(draft.id, '/authors')} novalidate>
          <Input
            name="who"
            label={say.who}
            hint={say.whoHint}
            value={refused?.values['who']}
            error={refused?.errors['who']}
            maxlength={100}
            autocomplete="off"
            required
          />
          <Row>
            <Button icon="user-plus">{say.add}</Button>
          </Row>
        </form>
      </div>
    </Section>
  );
}
