import type { Actor } from '#accounts';
import type { Db } from '#db';
import { articlePath, articlesByIds } from '#articles';
import { campaignsByIds, drivePath } from '#campaigns';
import { type Proposal, proposalsByIds } from '#deliberation';
import { type Ctx, get, post, readFields } from '#http';
import type { Messages } from '#i18n';
import { type Id, parseId } from '#ids';
import {
  loadPosts,
  markSeen,
  type Notification,
  type NotificationKind,
  readNotifications,
  waitingNews,
} from '#network';
import { act, viewerOf, backTo, wantsPart } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Line, Lines, Pager, Post } from '../components.ts';
import { type CivicNews, NewsItem, type NewsView } from '../components/news-item.tsx';
import { showPosts, type ShownPost } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { authorView } from '../post-view.ts';
import { show } from '../show.ts';
import { decisionPath } from './decision-words.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { newsRequestsPath } from './news-requests.tsx';
import { proposalPath, stateSign } from './proposal-words.ts';

/** One thing of the inbox: a post that concerns one, or what several people did with the same post. */
export type Item =
  | { readonly kind: 'post'; readonly shown: ShownPost }
  | { readonly kind: 'news'; readonly view: NewsView };

const isPost = (kind: NotificationKind): kind is 'mention' | 'reply' | 'quote' =>
  kind === 'mention' || kind === 'reply' || kind === 'quote';

const isCivic = (kind: NotificationKind): kind is Exclude<CivicNews, 'named'> => CIVIC.has(kind);

type Named = Pick<Proposal, 'id' | 'number' | 'title' | 'decision' | 'state'> & {
  /** Where it stands, in two words. */
  readonly word: string;
};
/** The share drive of a campaign, the comments of an article. */
interface Place {
  readonly title: string;
  readonly at: string;
}
/** What the posts of a page announce, by the post: a proposal, or a campaign with its share drive, or an article. */
export type Announced = ReadonlyMap<Id<'post'>, Named | Place>;

/** Loads it, for the lines that tell of votes and decisions, of the days of share drives, and of comments. */
export async function announcedIn(
  db: Db,
  viewer: Actor | undefined,
  news: readonly Notification[],
  m: Messages,
): Promise<Announced> {
  const posts = await loadPosts(
    db,
    viewer,
    news.flatMap(({ kind, post: of }) => (CIVIC.has(kind) ? (of ?? []) : [])),
  );
  const numbers = <K extends 'proposal' | 'campaign' | 'article'>(kind: K) =>
    [...posts].flatMap(([of, { about }]) => {
      const id = about?.kind === kind ? parseId<K>(about.id) : undefined;
      return id ? [[of, id] as const] : [];
    });
  const voted = numbers('proposal');
  const drives = numbers('campaign');
  const commented = numbers('article');
  const [proposals, campaigns, articles] = await Promise.all([
    proposalsByIds(
      db,
      viewer,
      voted.map(([, id]) => id),
    ),
    campaignsByIds(
      db,
      drives.map(([, id]) => id),
    ),
    articlesByIds(
      db,
      commented.map(([, id]) => id),
    ),
  ]);
  return new Map<Id<'post'>, Named | Place>([
    ...voted.flatMap(([of, id]) => {
      const proposal = proposals.get(id);
      return proposal ? [[of, { ...proposal, word: stateSign(m, proposal).word }] as const] : [];
    }),
    ...drives.flatMap(([of, id]) => {
      const campaign = campaigns.find((one) => one.id === id);
      return campaign ? [[of, { title: campaign.title, at: drivePath(campaign.slug) }] as const] : [];
    }),
    ...commented.flatMap(([of, id]) => {
      const article = articles.find((one) => one.id === id);
      return article ? [[of, { title: article.title, at: articlePath(article.slug, '/comments') }] as const] : [];
    }),
  ]);
}

/** The posts that an inbox shows or quotes: what tells of a vote names it instead. */
export const shownIn = (news: readonly Notification[]): readonly Id<'post'>[] => [
  ...new Set(news.flatMap((one) => (CIVIC.has(one.kind) ? [] : (one.post ?? [])))),
];

const CIVIC: ReadonlySet<NotificationKind> = new Set([
  'vote-opened',
  'vote-closing',
  'decided',
  'effect',
  'duty',
  'membership',
  'drive-date',
  'byline',
  'comment',
  'moderation',
  'report',
  'case',
  'jury',
]);

/** Where a line leads that is about no post, or one that is gone. */
const WITHOUT: Partial<Record<NotificationKind, string>> = {
  membership: '/me/stake',
  'drive-date': '/c',
  byline: '/articles/mine',
  comment: '/articles/mine',
  moderation: '/me/moderation',
  report: '/me/reports',
  case: '/moderation',
  jury: '/me/juries',
};

/** Those whose matter has a page of its own there. */
const ITSELF: ReadonlySet<NotificationKind> = new Set(['moderation', 'jury']);

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 160);

/** Where a line leads: to the decision once it is one, to the vote before, to one's own place in the register. */
function leadsTo({ kind, about }: Notification, told: Named | Place | undefined): string {
  if (!told) return about !== null && ITSELF.has(kind) ? `${WITHOUT[kind]}/${about}` : (WITHOUT[kind] ?? '/d');
  if ('at' in told) return told.at;
  const { decision } = told;
  return decision && (kind === 'duty' || kind === 'effect') ? decisionPath(decision) : proposalPath(told);
}

function leadsPeople(kind: NotificationKind, author: string, about: string): string {
  switch (kind) {
    case 'follow':
      return author;
    case 'follow-request':
      return '/follow-requests';
    case 'quote-request':
      return '/quote-requests';
    case 'pack':
      return '/packs';
    case 'edit':
      return `${about}/history`;
    case 'note':
      return `${about}/notes`;
    default:
      return about;
  }
}

/** What a line is about by now: a vote that has closed waits for nobody. */
function shownKind(kind: CivicNews, told: Named | Place | undefined): CivicNews {
  if (kind === 'membership' && told) return 'named';
  const waits = kind === 'vote-opened' || kind === 'vote-closing';
  return waits && told && 'state' in told && told.state === 'closed' ? 'decided' : kind;
}

/** Puts together what follows each other and says the same of the same post. */
export function itemsOf(
  news: readonly Notification[],
  shown: readonly ShownPost[],
  own: string,
  announced: Announced = new Map(),
): readonly Item[] {
  const posts = new Map(shown.map((one) => [one.id, one]));
  const items: Item[] = [];
  let last: { key: string; view: NewsView } | undefined;
  for (const one of news) {
    const about = one.post === null ? undefined : posts.get(one.post);
    if (isPost(one.kind)) {
      last = undefined;
      if (about) items.push({ kind: 'post', shown: about });
      continue;
    }
    const { kind } = one;
    if (isCivic(kind)) {
      last = undefined;
      const told = one.post === null ? undefined : announced.get(one.post);
      items.push({
        kind: 'news',
        view: {
          id: one.id,
          kind: shownKind(kind, told),
          ...(told && 'word' in told && (kind === 'effect' || told.state === 'closed') && { word: told.word }),
          from: [],
          at: one.createdAt,
          href: leadsTo(one, told),
          ...(told && { excerpt: told.title }),
        },
      });
      continue;
    }
    // A request, an edit or the end of a poll is a line of its own.
    const key = ['favourite', 'boost', 'follow'].includes(kind) ? `${kind} ${one.post}` : one.id;
    if (last?.key === key) {
      const more = { ...last.view, from: [...last.view.from, authorView(one.from)] };
      items[items.length - 1] = { kind: 'news', view: more };
      last = { key, view: more };
      continue;
    }
    const author = authorView(one.from);
    const view: NewsView = {
      id: one.id,
      kind,
      from: [author],
      at: one.createdAt,
      href: leadsPeople(kind, author.path, about?.post.path ?? own),
      ...(about && { excerpt: flat(about.loaded.warning || about.loaded.text) }),
    };
    last = { key, view };
    items.push({ kind: 'news', view });
  }
  return items;
}

export const Items = ({ items }: { items: readonly Item[] }) => (
  <>
    {items.map((item) =>
      item.kind === 'post' ? <Post post={item.shown.post} card={item.shown.card} /> : <NewsItem item={item.view} />,
    )}
  </>
);

async function inboxPage(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const actor = viewerOf(c);
  const mentions = c.req.query('show') === 'mentions';
  const paging = pagingOf<'notification'>(c);
  const kinds: readonly NotificationKind[] | undefined = mentions ? ['mention', 'reply', 'quote'] : undefined;
  const { items: all, older } = await readNotifications(deps.db, actor, { ...paging, ...(kinds && { kinds }) });
  const shown = await showPosts(c, shownIn(all));
  const own = `/@${c.var.viewer?.handle}`;
  const announced = await announcedIn(deps.db, actor, all, m);
  const fresh = all.filter((one) => !one.seen);
  const known = all.filter((one) => one.seen);
  const words = m.network.inbox;
  const path = mentions ? '/inbox?show=mentions' : '/inbox';
  const first = paging.before === undefined;
  const { people: waiting } = await waitingNews(deps.db, actor);
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      place="inbox"
      tabs={<InboxTabs current={mentions ? 'mentions' : 'all'} />}
    >
      {waiting > 0 && first && (
        <Band space={3}>
          <Lines>
            <Line icon="users" title={m.letting.requests.link(waiting)} href={newsRequestsPath} />
          </Lines>
        </Band>
      )}
      {fresh.length > 0 && (
        <div class="new-head">
          <h2>{words.new}</h2>
          <form method="post" action="/inbox/seen" data-enhance="seen">
            <input type="hidden" name="next" value={path} />
            {/* Only what this page shows. */}
            {fresh.map((one) => (
              <input type="hidden" name="seen[]" value={one.id} />
            ))}
            <Button kind="quiet" icon="check">
              {words.seen}
            </Button>
          </form>
        </div>
      )}
      <div
        class="feed"
        data-live={first && !mentions ? 'inbox-items' : undefined}
        data-new-one={words.newOnes(1)}
        data-new-other={words.newOnes(2).replace('2', '{n}')}
      >
        <Items items={itemsOf(fresh, shown, own, announced)} />
        {fresh.length > 0 && known.length > 0 && <h2 class="thread-title">{words.earlier}</h2>}
        <Items items={itemsOf(known, shown, own, announced)} />
      </div>
      {all.length === 0 && (
        <Band>
          <Empty title={words.emptyTitle} actions={<ButtonLink href="/compose">{words.emptyAction}</ButtonLink>}>
            {words.empty}
          </Empty>
        </Band>
      )}
      <Pager older={older && `${path}${mentions ? '&' : '?'}before=${older}`} />
    </MemberPage>,
  );
}

const MOST_SHOWN = 80;

/** Marks what a page showed as seen, and nothing else. */
async function seen(c: Ctx): Promise<Response> {
  const { next, seen: given } = await readFields(c);
  const ids = (Array.isArray(given) ? given : [given])
    .slice(0, MOST_SHOWN)
    .flatMap((one) => (typeof one === 'string' ? (parseId<'notification'>(one) ?? []) : []));
  await act(c, (tx, actor) => markSeen(tx, actor, ids));
  return wantsPart(c) ? c.body(null, 204) : backTo(c, next, '/inbox');
}

export const inboxRoutes = [
  get('/inbox', 'account', inboxPage),
  post('/inbox/seen', 'account', seen),
  get('/notifications', 'account', (c) => c.redirect('/inbox', 301)),
];
