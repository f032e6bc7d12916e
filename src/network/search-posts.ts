import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import { firstIdAt, type Id } from '#ids';
import { fold } from './fold.ts';
import { notMuted } from './home-rule.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { readQuery, type SearchQuery } from './search-query.ts';
import { notLimited, type Reader, visibleTo } from './visibility.ts';

const DAY_MS = 86_400_000;

/**
 * Posts by their words, newest first, among those that one may see and that may be found: public ones whose author lets
 * them be found, one's own, and those that one keeps, likes or is named in.
 * @param line see `readQuery`; a line without words gives everything that its operators let through, and nothing when
 *   there are none.
 */
export async function searchPosts(
  db: Db,
  reader: Reader,
  line: string,
  paging: Paging<'post'> = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const query = readQuery(line);
  const rules = [textRule(query), ...operators(reader, query)].filter((rule) => rule !== undefined);
  if (rules.length === 0) return { items: [], older: undefined };
  const limit = limitOf(paging);
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post
    where post.deleted_at is null and post.boost_of_id is null and ${sql.join(rules, sql` and `)}
      and ${findable(reader, query.library)} and ${visibleTo(reader)} and ${notMuted(db, reader)}
      ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );
}

/** Each post is searched by the stems of its own language, as it is kept. */
function textRule({ words, phrases, without }: SearchQuery): RawBuilder<unknown> | undefined {
  if (words.length + phrases.length + without.length === 0) return undefined;
  const asked = (config: 'french' | 'english' | 'simple') => {
    const by = sql.lit(config);
    const terms = [
      ...words.map((word) => sql`plainto_tsquery(${by}, ${fold(word)})`),
      ...phrases.map((phrase) => sql`phraseto_tsquery(${by}, ${fold(phrase)})`),
      ...without.map((word) => sql`!!phraseto_tsquery(${by}, ${fold(word)})`),
    ];
    return sql`post.words @@ (${sql.join(terms, sql` && `)})`;
  };
  return sql`((post.language like 'fr%' and ${asked('french')})
    or (post.language like 'en%' and ${asked('english')})
    or ((post.language is null or post.language not like all(array['fr%', 'en%'])) and ${asked('simple')}))`;
}

function operators(reader: Reader, query: SearchQuery): RawBuilder<unknown>[] {
  const rules: RawBuilder<unknown>[] = [];
  if (query.from === 'me') rules.push(reader ? sql`post.account_id = ${reader.account}` : sql`false`);
  else if (query.from !== undefined) {
    const [handle = '', domain = ''] = query.from.split('@');
    rules.push(sql`post.account_id = (select id from account where lower(handle) = ${handle}
      and coalesce(domain, '') = ${domain} and deleted_at is null)`);
  }
  const has = {
    image: sql`exists (select 1 from post_media where post_media.post_id = post.id)`,
    poll: sql`exists (select 1 from poll where poll.post_id = post.id)`,
    quote: sql`exists (select 1 from quote where quote.post_id = post.id and quote.state = 'accepted')`,
    link: sql`post.text ~* 'https?://'`,
  };
  const is = {
    reply: sql`post.in_reply_to_id is not null`,
    sensitive: sql`(post.content_warning <> '' or post.folded_at is not null)`,
  };
  rules.push(...query.has.map((one) => has[one]), ...query.is.map((one) => is[one]));
  if (query.lang) rules.push(sql`(post.language = ${query.lang} or post.language like ${`${query.lang}-%`})`);
  if (query.before) rules.push(sql`post.id < ${firstIdAt(new Date(query.before))}`);
  if (query.after) rules.push(sql`post.id >= ${firstIdAt(new Date(Date.parse(query.after) + DAY_MS))}`);
  if (query.library) rules.push(sql`true`);
  return rules;
}

function findable(reader: Reader, libraryAlone: boolean): RawBuilder<unknown> {
  const consented = sql`(post.visibility = 'public' and ${notLimited('post.account_id')} and coalesce((
    select posts_findable from network_preference where network_preference.account_id = post.account_id), false))`;
  if (!reader) return libraryAlone ? sql`false` : consented;
  const library = sql`(post.account_id = ${reader.account}
    or exists (select 1 from bookmark where bookmark.post_id = post.id and bookmark.account_id = ${reader.account})
    or exists (select 1 from favourite where favourite.post_id = post.id and favourite.account_id = ${reader.account})
    or exists (select 1 from mention where mention.post_id = post.id and mention.account_id = ${reader.account}))`;
  return libraryAlone ? library : sql`(${consented} or ${library})`;
}
