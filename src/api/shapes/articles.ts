import * as v from 'valibot';
import { type Article, articlePath, type ArticleSummary, KINDS } from '#articles';
import { at, atOrNone, id, language, moment, named, orNone, whole } from './base.ts';

const entries = {
  id,
  slug: v.string(),
  url: v.string(),
  kind: v.picklist(KINDS),
  language,
  title: v.string(),
  standfirst: v.string(),
  published_at: moment,
  corrected_at: orNone(moment),
  /** Those who agreed to be named; `handle` is null for somebody without an account. */
  authors: v.array(v.object({ name: v.string(), handle: orNone(v.string()) })),
  campaign: orNone(v.string()),
  /** Of people without an account. */
  comments: whole,
};
export const articleSummary = named('ArticleSummary', v.object(entries));
export const article = named(
  'Article',
  v.object({
    ...entries,
    /** Markdown. */
    text: v.string(),
    version: whole,
    versions: v.array(v.object({ version: whole, at: moment, note: v.string() })),
    translations: v.array(v.object({ language, url: v.string() })),
  }),
);

export const showArticleSummary = (a: ArticleSummary, origin: string): v.InferInput<typeof articleSummary> => ({
  id: a.id,
  slug: a.slug,
  url: origin + articlePath(a.slug),
  kind: a.kind,
  language: a.language,
  title: a.title,
  standfirst: a.standfirst,
  published_at: at(a.publishedAt),
  corrected_at: atOrNone(a.correctedAt),
  authors: a.authors.map(({ name, account }) => ({ name, handle: account?.handle ?? null })),
  campaign: a.campaign?.slug ?? null,
  comments: a.comments,
});

export const showArticle = (a: Article, origin: string): v.InferInput<typeof article> => ({
  ...showArticleSummary(a, origin),
  text: a.body,
  version: a.version,
  versions: a.versions.map((made) => ({ version: made.version, at: at(made.at), note: made.note })),
  translations: a.translations.map((one) => ({ language: one.language, url: origin + articlePath(one.slug) })),
});
