import type { Actor } from '#accounts';
import {
  addAuthor,
  answerArticle,
  answerByline,
  confirmComment,
  hideComment,
  parseComment,
  publishArticle,
  saveDraft,
  sendComment,
  showComment,
  startArticle,
} from '#articles';
import type { Database } from '#db';
import type { Id } from '#ids';
import { keepPicture } from '#media';
import { articles, type DemoArticle } from './articles.ts';
import { drawSeats, toPng } from './picture.ts';
import { momentOf, type Step } from './time.ts';

interface Stage {
  readonly database: Database;
  readonly dataFolder: string;
  readonly origin: string;
  readonly campaign: string;
  playerOf(handle: string): Actor;
}

interface Published {
  readonly id: Id<'article'>;
  slug: string;
}

/** The articles of the story with what was said under them, in the order of time. */
export function articleSteps(stage: Stage): Step[] {
  const there = new Map<string, Published>();
  return articles.flatMap((article) => [
    { at: momentOf(article.day, article.at), run: () => write(stage, there, article) },
    ...(article.correction
      ? [{ at: momentOf(article.correction.day, '12:00'), run: () => correct(stage, there, article) }]
      : []),
    ...comments(stage, there, article),
  ]);
}

const fieldsOf = (article: DemoArticle, campaign: string, there: ReadonlyMap<string, Published>) => ({
  title: article.title,
  standfirst: article.standfirst,
  body: article.body,
  coverAlt: article.cover?.alt ?? '',
  coverCredit: article.cover?.credit ?? '',
  language: article.language,
  kind: article.kind,
  campaign: article.carried ? campaign : '',
  translationOf: there.get(article.translationOf ?? '')?.slug ?? '',
  revision: 0,
});

async function write(stage: Stage, there: Map<string, Published>, article: DemoArticle): Promise<void> {
  const { database, dataFolder, origin, campaign, playerOf } = stage;
  const actor = playerOf(article.by);
  const drawn = article.cover && (await toPng(drawSeats(article.cover)));
  await database.transact(async (tx) => {
    const cover = drawn && (await keepPicture(tx, dataFolder, actor, drawn, article.cover?.alt ?? ''));
    const { id } = await startArticle(tx, actor, fieldsOf(article, campaign, there), cover);
    for (const handle of article.authors) {
      await addAuthor(tx, actor, id, `@${handle}`);
      await answerByline(tx, playerOf(handle), id, true);
    }
    if (article.outside) await addAuthor(tx, actor, id, article.outside);
    const { slug } = await publishArticle(tx, actor, id, { note: '', commentDays: 365 }, origin);
    there.set(article.key, { id, slug });
  });
}

async function correct(stage: Stage, there: Map<string, Published>, article: DemoArticle): Promise<void> {
  const { database, origin, campaign, playerOf } = stage;
  const published = there.get(article.key);
  const { correction } = article;
  if (!published || !correction) return;
  const fields = fieldsOf(article, campaign, there);
  const body = fields.body.replace(correction.from, correction.to);
  const actor = playerOf(article.by);
  await database.transact(async (tx) => {
    await saveDraft(tx, actor, published.id, { ...fields, body }, undefined);
    await publishArticle(tx, actor, published.id, { note: correction.note, commentDays: 60 }, origin);
  });
}

/** A handle is lower case; a name is not. */
const isHandle = (by: string): boolean => /^[a-z]+$/.test(by);

function comments(stage: Stage, there: ReadonlyMap<string, Published>, article: DemoArticle): Step[] {
  const { database, origin, playerOf } = stage;
  const said = new Map<number, { comment: Id<'comment'> } | { post: Id<'post'> }>();
  return article.comments.map((comment, i) => ({
    at: momentOf(comment.day, comment.at),
    async run() {
      const published = there.get(article.key);
      if (!published) return;
      const parent = comment.to === undefined ? undefined : said.get(comment.to);
      const { by, text } = comment;
      await database.transact(async (tx) => {
        if (isHandle(by)) {
          const { id } = await answerArticle(tx, playerOf(by), published.id, { text, key: '' }, parent);
          said.set(i, { post: id });
          return;
        }
        const email = `reader-${article.key}-${i}@example.org`;
        const input = parseComment({ name: by, email, text, keepName: 'on' });
        const { language: locale } = article;
        const sent = await sendComment(tx, { article: published.id, input, parent, locale, origin });
        if (sent.outcome !== 'asked') return;
        await confirmComment(tx, sent.token);
        said.set(i, { comment: sent.id });
        const editor = playerOf(article.by);
        if (comment.fate === 'hidden') {
          await hideComment(tx, editor, published.id, sent.id, 'Advertising.', origin);
        } else if (comment.fate !== 'waits') await showComment(tx, editor, published.id, sent.id, origin);
      });
    },
  }));
}
