import type { ArticleSummary } from '#articles';
import { Section } from '../components.ts';
import { usePage } from '../page-context.ts';
import { ArticleList } from './article-list.tsx';

/** What a campaign gives to read: its op-ed, its manifesto, its news. */
export function CampaignArticles({ articles }: { articles: readonly ArticleSummary[] }) {
  const { m } = usePage();
  if (articles.length === 0) return null;
  return (
    <Section id="articles" title={m.articles.ofThisCampaign}>
      <ArticleList articles={articles} level={3} />
    </Section>
  );
}
