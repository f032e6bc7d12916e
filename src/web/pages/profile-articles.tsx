import { hasArticles, listArticles } from '#articles';
import type { Db } from '#db';
import { get } from '#http';
import type { Messages } from '#i18n';
import type { Profile } from '#network';
import { AT, profileOf } from '../account-address.ts';
import { Band, Empty, Pager } from '../components.ts';
import type { TabItem } from '../components/tabs.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';
import { ArticleList } from './article-list.tsx';

/** The tab that leads to somebody’s articles; none for those who are named in none. */
export async function articlesTab(db: Db, profile: Profile, m: Messages): Promise<readonly TabItem[]> {
  if (!(await hasArticles(db, profile.id))) return [];
  return [{ href: `${accountPath(profile)}/articles`, label: m.articles.onProfile }];
}

export const profileArticlesRoutes = [
  get(`${AT}/articles`, 'anyone', async (c) => {
    const { deps, m } = c.var;
    const profile = await profileOf(c);
    const path = `${accountPath(profile)}/articles`;
    const { items, older } = await listArticles(deps.db, {
      account: profile.id,
      before: pagingOf<'article'>(c).before,
    });
    const title = m.articles.ofPerson(profile.displayName);
    return show(
      c,
      <AnyPage
        title={title}
        heading={title}
        canonical={path}
        place="home"
        back={{ href: accountPath(profile), label: profile.displayName }}
      >
        <Band>
          {items.length === 0 ? (
            <Empty title={m.articles.none}>{m.articles.noneText}</Empty>
          ) : (
            <ArticleList articles={items} />
          )}
          <Pager older={older && `${path}?before=${older}`} label={m.articles.older} />
        </Band>
      </AnyPage>,
    );
  }),
];
