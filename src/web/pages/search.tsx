import { type Ctx, get } from '#http';
import { line, parseInput } from '#input';
import { handleHere, searchPeople, searchPosts, searchTags } from '#network';
import { Refusal } from '#refusal';
import * as v from 'valibot';
import { Band, Button, Empty, ErrorSummary, Input, Pager } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { People, PersonLine } from '../components/person.tsx';
import { PostFeed, showPosts, toPersonView } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { type PageStatus, show } from '../show.ts';
import { TagCloud } from './around.tsx';

const searchFields = v.object({ q: line(200) });

/** People and hashtags by the beginning of their name, posts by their words. */
async function searchPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const words = m.network.search;
  const given = c.req.query('q');
  let query = '';
  let error: string | undefined;
  let status: PageStatus = 200;
  if (given !== undefined && given.trim() !== '') {
    try {
      query = parseInput(searchFields, { q: given }).q;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      error = refusal.fields['q']?.(m) ?? refusal.sentence(m);
      status = refusal.status;
    }
  }
  const people = query ? await searchPeople(deps.db, viewer, handleHere(query, deps.config.origin) ?? query) : [];
  const tags = query ? await searchTags(deps.db, viewer, query) : [];
  const paging = pagingOf<'post'>(c);
  const found = query ? await searchPosts(deps.db, viewer, query, paging) : { items: [], older: undefined };
  const posts = await showPosts(c, found.items);
  const nothing = query !== '' && people.length === 0 && tags.length === 0 && posts.length === 0;
  return show(
    c,
    <AnyPage title={words.title} heading={words.title} place="home" unlisted tools={<></>}>
      <Band>
        <ErrorSummary errors={error ? { q: error } : {}} />
        <form action="/search" role="search" class="stack flow-3">
          <Input
            name="q"
            type="search"
            label={words.label}
            hint={words.hint}
            value={query}
            error={error}
            autocapitalize="none"
            spellcheck={false}
          />
          <Button kind="primary" icon="search">
            {words.go}
          </Button>
        </form>
        <Fold summary={words.operators}>
          <ul class="stack flow-2 small">
            {words.operatorList.map(([written, means]) => (
              <li>
                <code>{written}</code> : {means}
              </li>
            ))}
          </ul>
        </Fold>
      </Band>
      {people.length > 0 && (
        <section aria-labelledby="people-title">
          <h2 class="thread-title" id="people-title">
            {words.people}
          </h2>
          <People>
            {people.map((person) => (
              <PersonLine person={toPersonView(person, viewer)} />
            ))}
          </People>
        </section>
      )}
      {tags.length > 0 && (
        <section aria-labelledby="tags-title">
          <h2 class="thread-title" id="tags-title">
            {words.tags}
          </h2>
          <Band>
            <TagCloud tags={tags} />
          </Band>
        </section>
      )}
      {posts.length > 0 && (
        <section aria-labelledby="posts-title">
          <h2 class="thread-title" id="posts-title">
            {words.posts}
          </h2>
          <PostFeed posts={posts} />
        </section>
      )}
      <Pager older={found.older && `/search?q=${encodeURIComponent(query)}&before=${found.older}`} />
      {nothing && (
        <Band>
          <Empty title={words.nothingTitle(query)}>{words.nothing}</Empty>
        </Band>
      )}
      {query === '' && !error && (
        <Band>
          <Empty title={words.start}>{words.startText}</Empty>
        </Band>
      )}
    </AnyPage>,
    status,
  );
}

export const searchRoutes = [
  get('/search', 'anyone', searchPage, { limits: [{ name: 'search', per: 'address', times: 120, seconds: 60 }] }),
];
